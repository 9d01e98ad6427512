"""Those of the comité d’appui, the budget and the échéancier, which version 2 brought. Never changed any more."""

from __future__ import annotations

TABLES_COMITE_V2: tuple[str, ...] = (
    """
CREATE TABLE avis (
    seance TEXT NOT NULL,
    nature TEXT,
    motivation TEXT,
    id TEXT NOT NULL,
    PRIMARY KEY (id)
)
 STRICT
""",
    """
CREATE TABLE commentaire (
    seance TEXT NOT NULL,
    membre TEXT,
    point TEXT,
    texte TEXT NOT NULL,
    note_le TEXT,
    id TEXT NOT NULL,
    PRIMARY KEY (id)
)
 STRICT
""",
    """
CREATE TABLE depense (
    scenario TEXT NOT NULL,
    rubrique TEXT,
    libelle TEXT NOT NULL,
    nature TEXT NOT NULL,
    quantite TEXT,
    unite TEXT,
    cout_unitaire TEXT,
    base_prix TEXT NOT NULL,
    tva TEXT,
    commentaire TEXT,
    ordre INTEGER NOT NULL,
    id TEXT NOT NULL,
    PRIMARY KEY (id)
)
 STRICT
""",
    """
CREATE TABLE jalon (
    titre TEXT NOT NULL,
    jour TEXT,
    fin TEXT,
    genre TEXT,
    responsable TEXT,
    fait INTEGER NOT NULL,
    modele TEXT,
    notes TEXT,
    id TEXT NOT NULL,
    PRIMARY KEY (id)
)
 STRICT
""",
    """
CREATE TABLE membre (
    nom TEXT NOT NULL,
    organisme TEXT,
    fonction TEXT,
    famille TEXT,
    mandat TEXT NOT NULL,
    supplee TEXT,
    courriel TEXT,
    telephone TEXT,
    actif INTEGER NOT NULL,
    notes TEXT,
    id TEXT NOT NULL,
    PRIMARY KEY (id)
)
 STRICT
""",
    """
CREATE TABLE part_dla (
    nom TEXT NOT NULL,
    structures INTEGER,
    referent INTEGER NOT NULL,
    commentaire TEXT,
    id TEXT NOT NULL,
    PRIMARY KEY (id)
)
 STRICT
""",
    """
CREATE TABLE point_seance (
    seance TEXT NOT NULL,
    ordre INTEGER NOT NULL,
    titre TEXT NOT NULL,
    duree INTEGER,
    rapporteur TEXT,
    document TEXT,
    traite INTEGER NOT NULL,
    notes TEXT,
    id TEXT NOT NULL,
    PRIMARY KEY (id)
)
 STRICT
""",
    """
CREATE TABLE presence (
    seance TEXT NOT NULL,
    membre TEXT NOT NULL,
    etat TEXT,
    par TEXT,
    id TEXT NOT NULL,
    PRIMARY KEY (id)
)
 STRICT
""",
    """
CREATE TABLE reserve (
    seance TEXT NOT NULL,
    texte TEXT NOT NULL,
    membre TEXT,
    responsable TEXT,
    echeance TEXT,
    suite TEXT,
    changement TEXT,
    levee_le TEXT,
    levee_seance TEXT,
    id TEXT NOT NULL,
    PRIMARY KEY (id)
)
 STRICT
""",
    """
CREATE TABLE ressource (
    scenario TEXT NOT NULL,
    financeur TEXT NOT NULL,
    partenaire TEXT,
    famille TEXT,
    montant TEXT,
    etat TEXT NOT NULL,
    sollicite_le TEXT,
    reponse_le TEXT,
    accorde_le TEXT,
    verse_le TEXT,
    credits_existants TEXT,
    conditions TEXT,
    ordre INTEGER NOT NULL,
    id TEXT NOT NULL,
    PRIMARY KEY (id)
)
 STRICT
""",
    """
CREATE TABLE scenario_budget (
    nom TEXT NOT NULL,
    description TEXT,
    retenu INTEGER NOT NULL,
    id TEXT NOT NULL,
    PRIMARY KEY (id)
)
 STRICT
""",
    """
CREATE TABLE seance (
    jour TEXT,
    debut TEXT,
    fin TEXT,
    lieu TEXT,
    objet TEXT NOT NULL,
    etat TEXT NOT NULL,
    animation TEXT,
    secretariat TEXT,
    ouverte_le TEXT,
    close_le TEXT,
    notes TEXT,
    id TEXT NOT NULL,
    PRIMARY KEY (id)
)
 STRICT
""",
)

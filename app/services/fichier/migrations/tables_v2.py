"""The tables that version 2 brought. Never changed any more."""

from __future__ import annotations

TABLES_V2: tuple[str, ...] = (
    """
CREATE TABLE affectation (
    groupe TEXT NOT NULL,
    structure TEXT NOT NULL,
    id TEXT NOT NULL,
    PRIMARY KEY (id)
)
 STRICT
""",
    """
CREATE TABLE attente (
    partenaire TEXT NOT NULL,
    texte TEXT NOT NULL,
    motivation TEXT,
    position TEXT,
    objectif TEXT,
    face_a TEXT,
    reponse TEXT,
    reglee INTEGER NOT NULL,
    id TEXT NOT NULL,
    PRIMARY KEY (id)
)
 STRICT
""",
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
CREATE TABLE contact (
    structure TEXT NOT NULL,
    nom TEXT NOT NULL,
    fonction TEXT,
    niveau TEXT,
    courriel TEXT,
    telephone TEXT,
    participe INTEGER NOT NULL,
    disponibilite TEXT,
    notes TEXT,
    id TEXT NOT NULL,
    PRIMARY KEY (id)
)
 STRICT
""",
    """
CREATE TABLE decision (
    texte TEXT NOT NULL,
    origine TEXT,
    responsable TEXT,
    prise_le TEXT,
    echeance TEXT,
    etat TEXT NOT NULL,
    faite_le TEXT,
    suite TEXT,
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
CREATE TABLE groupe (
    scenario TEXT NOT NULL,
    nom TEXT NOT NULL,
    criteres TEXT,
    profil TEXT,
    taille_min INTEGER,
    taille_max INTEGER,
    vigilance TEXT,
    notes TEXT,
    id TEXT NOT NULL,
    PRIMARY KEY (id)
)
 STRICT
""",
    """
CREATE TABLE indicateur (
    resultat TEXT NOT NULL,
    texte TEXT NOT NULL,
    depart TEXT,
    cible TEXT,
    unite TEXT,
    cible_mots TEXT,
    registre TEXT,
    sources TEXT,
    outil TEXT,
    precisions TEXT,
    responsable TEXT,
    echeance TEXT,
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
CREATE TABLE ligne_plan (
    structure TEXT NOT NULL,
    difficulte TEXT NOT NULL,
    cause TEXT,
    action TEXT,
    echeance TEXT,
    echeance_mots TEXT,
    moyens TEXT,
    ressource TEXT,
    etat TEXT NOT NULL,
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
CREATE TABLE mouvement (
    structure TEXT NOT NULL,
    degre TEXT NOT NULL,
    jour TEXT,
    motif TEXT,
    id TEXT NOT NULL,
    PRIMARY KEY (id)
)
 STRICT
""",
    """
CREATE TABLE objectif (
    genre TEXT NOT NULL,
    code TEXT,
    texte TEXT NOT NULL,
    sert TEXT,
    commentaire TEXT,
    ordre INTEGER NOT NULL,
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
CREATE TABLE partenaire (
    nom TEXT NOT NULL,
    sigle TEXT,
    famille TEXT,
    role TEXT,
    contact_nom TEXT,
    contact_fonction TEXT,
    courriel TEXT,
    telephone TEXT,
    etat TEXT NOT NULL,
    partage TEXT,
    partage_mots TEXT,
    complementaire TEXT,
    complementaire_mots TEXT,
    interet TEXT,
    interet_mots TEXT,
    apports TEXT,
    apports_mots TEXT,
    comite_pilotage INTEGER NOT NULL,
    comite_role TEXT,
    intervenant INTEGER NOT NULL,
    intervention TEXT,
    intervention_jours TEXT,
    notes TEXT,
    id TEXT NOT NULL,
    PRIMARY KEY (id)
)
 STRICT
""",
    """
CREATE TABLE plan_accompagnement (
    structure TEXT NOT NULL,
    diagnostic_le TEXT,
    points_forts TEXT,
    points_faibles TEXT,
    perspectives TEXT,
    mission TEXT,
    mission_contexte TEXT,
    objectif_general TEXT,
    objectifs_operationnels TEXT,
    objectif_individuel TEXT,
    resultat_individuel TEXT,
    valide_le TEXT,
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
CREATE TABLE point_vigilance (
    code TEXT NOT NULL,
    constat TEXT,
    commentaire TEXT,
    propre INTEGER NOT NULL,
    texte TEXT,
    ordre INTEGER NOT NULL,
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
CREATE TABLE resultat (
    objectif TEXT,
    texte TEXT NOT NULL,
    nature TEXT,
    echeance TEXT,
    ordre INTEGER NOT NULL,
    id TEXT NOT NULL,
    PRIMARY KEY (id)
)
 STRICT
""",
    """
CREATE TABLE scenario (
    nom TEXT NOT NULL,
    description TEXT,
    retenu INTEGER NOT NULL,
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
    "CREATE INDEX ix_affectation_structure ON affectation (structure)",
    "CREATE INDEX ix_contact_structure ON contact (structure)",
    "CREATE INDEX ix_ligne_plan_structure ON ligne_plan (structure)",
    "CREATE INDEX ix_mouvement_structure ON mouvement (structure)",
)

"""The tables that version 2 brought. Never changed any more."""

from __future__ import annotations

from app.services.fichier.migrations.tables_v2_comite import TABLES_COMITE_V2

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
    mesure TEXT,
    mesure_mots TEXT,
    mesure_le TEXT,
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
CREATE TABLE paire_distincte (
    premiere TEXT NOT NULL,
    seconde TEXT NOT NULL,
    jour TEXT,
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
CREATE TABLE resultat (
    objectif TEXT,
    texte TEXT NOT NULL,
    nature TEXT,
    echeance TEXT,
    constat TEXT,
    constate_le TEXT,
    constat_mots TEXT,
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
    "CREATE INDEX ix_affectation_structure ON affectation (structure)",
    "CREATE INDEX ix_contact_structure ON contact (structure)",
    "CREATE INDEX ix_ligne_plan_structure ON ligne_plan (structure)",
    "CREATE INDEX ix_mouvement_structure ON mouvement (structure)",
    *TABLES_COMITE_V2,
)

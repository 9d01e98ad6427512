"""The tables of version 1, as its files have them. Never changed any more."""

from __future__ import annotations

SCHEMA_V1: tuple[str, ...] = (
    """
CREATE TABLE action_suivie (
    action_code TEXT NOT NULL,
    statut TEXT,
    motif TEXT,
    notes TEXT,
    echeance TEXT,
    responsable TEXT,
    id TEXT NOT NULL,
    PRIMARY KEY (id)
)
 STRICT
""",
    """
CREATE TABLE brouillon (
    champ TEXT NOT NULL,
    texte TEXT NOT NULL,
    horodatage TEXT NOT NULL,
    PRIMARY KEY (champ)
)
 STRICT
""",
    """
CREATE TABLE contenu (
    sha256 TEXT NOT NULL,
    octets BLOB NOT NULL,
    PRIMARY KEY (sha256)
)
 STRICT
""",
    """
CREATE TABLE etat_document (
    document_code TEXT NOT NULL,
    version TEXT,
    etat TEXT,
    destinataires TEXT,
    id TEXT NOT NULL,
    PRIMARY KEY (id)
)
 STRICT
""",
    """
CREATE TABLE fiche (
    intitule TEXT NOT NULL,
    accroche TEXT,
    territoire TEXT,
    charge_mission TEXT,
    bureau TEXT,
    bureau_coordonnees TEXT,
    logo TEXT,
    ouvert_le TEXT,
    comite_le TEXT,
    provenance TEXT,
    id TEXT NOT NULL,
    PRIMARY KEY (id)
)
 STRICT
""",
    """
CREATE TABLE meta (
    cle TEXT NOT NULL,
    valeur TEXT NOT NULL,
    PRIMARY KEY (cle)
)
 STRICT
""",
    """
CREATE TABLE operation (
    n INTEGER NOT NULL,
    id TEXT NOT NULL,
    libelle TEXT NOT NULL,
    auteur TEXT NOT NULL,
    poste TEXT NOT NULL,
    horodatage TEXT NOT NULL,
    nature TEXT NOT NULL,
    etat TEXT NOT NULL,
    vise INTEGER,
    PRIMARY KEY (n),
    UNIQUE (id)
)
 STRICT
""",
    """
CREATE TABLE phase_suivie (
    phase_code TEXT NOT NULL,
    close_le TEXT,
    commentaire TEXT,
    id TEXT NOT NULL,
    PRIMARY KEY (id)
)
 STRICT
""",
    """
CREATE TABLE piece_jointe (
    action_code TEXT,
    nom TEXT NOT NULL,
    type_mime TEXT,
    taille INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    ajoutee_le TEXT,
    commentaire TEXT,
    id TEXT NOT NULL,
    PRIMARY KEY (id)
)
 STRICT
""",
    """
CREATE TABLE point_suivi (
    action_code TEXT NOT NULL,
    code TEXT NOT NULL,
    coche INTEGER NOT NULL,
    reponse TEXT,
    ecarte INTEGER NOT NULL,
    motif TEXT,
    propre INTEGER NOT NULL,
    texte TEXT,
    ordre INTEGER NOT NULL,
    id TEXT NOT NULL,
    PRIMARY KEY (id)
)
 STRICT
""",
    """
CREATE TABLE problematique (
    formulation TEXT,
    contexte TEXT,
    enjeux TEXT,
    besoins TEXT,
    origines TEXT,
    origines_precisions TEXT,
    sources_documentaires TEXT,
    impressions_prestataires TEXT,
    validations TEXT,
    validation_precisions TEXT,
    id TEXT NOT NULL,
    PRIMARY KEY (id)
)
 STRICT
""",
    """
CREATE TABLE projet_intervention (
    objectifs_strategiques TEXT,
    objectif_strategique TEXT,
    objectifs_operationnels TEXT,
    objectifs_libres TEXT,
    resultats_attendus TEXT,
    evaluation_objet TEXT,
    evaluation_raisons TEXT,
    type_ingenierie TEXT,
    niveau TEXT,
    type_motif TEXT,
    types_intervention TEXT,
    journees TEXT,
    duree TEXT,
    rythme TEXT,
    lieux TEXT,
    enee TEXT,
    contenus TEXT,
    groupes TEXT,
    animation_dla TEXT,
    systeme_intervenant TEXT,
    partenariat TEXT,
    cout_total TEXT,
    cout_precision TEXT,
    cout_prestations TEXT,
    cout_logistique TEXT,
    valorisation TEXT,
    financement TEXT,
    id TEXT NOT NULL,
    PRIMARY KEY (id)
)
 STRICT
""",
    """
CREATE TABLE publication (
    id TEXT NOT NULL,
    parent TEXT,
    auteur TEXT NOT NULL,
    poste TEXT NOT NULL,
    horodatage TEXT NOT NULL,
    operation INTEGER NOT NULL,
    PRIMARY KEY (id)
)
 STRICT
""",
    """
CREATE TABLE role_dla (
    criteres TEXT,
    legitimite TEXT,
    acces TEXT,
    idee TEXT,
    information TEXT,
    contenu TEXT,
    modalites TEXT,
    coherences TEXT,
    coherence_cadre TEXT,
    coherence_besoins TEXT,
    coherence_plan TEXT,
    coherence_territoire TEXT,
    posture_reponses TEXT,
    posture_commentaire TEXT,
    id TEXT NOT NULL,
    PRIMARY KEY (id)
)
 STRICT
""",
    """
CREATE TABLE structure (
    nom TEXT NOT NULL,
    sigle TEXT,
    statut_juridique TEXT,
    siret TEXT,
    rna TEXT,
    contact_nom TEXT,
    contact_fonction TEXT,
    courriel TEXT,
    telephone TEXT,
    adresse TEXT,
    code_postal TEXT,
    commune TEXT,
    aire_actuelle TEXT,
    aire_potentielle TEXT,
    hors_territoire INTEGER NOT NULL,
    secteur TEXT,
    branche TEXT,
    annee_creation INTEGER,
    histoire TEXT,
    adherents INTEGER,
    adherents_typologie TEXT,
    vie_associative TEXT,
    finalites TEXT,
    budget TEXT,
    financements TEXT,
    financement_precisions TEXT,
    partenariats TEXT,
    etp TEXT,
    etp_financement TEXT,
    emplois TEXT,
    qualification TEXT,
    savoir_faire TEXT,
    mobilisation TEXT NOT NULL,
    mobilisation_motif TEXT,
    contact_concernee TEXT,
    contact_attentes TEXT,
    contact_reponse TEXT,
    contact_methodologie TEXT,
    contact_commentaire TEXT,
    participant TEXT,
    correlation TEXT,
    disponibilite TEXT,
    diffusion_acceptee INTEGER NOT NULL,
    notes TEXT,
    id TEXT NOT NULL,
    PRIMARY KEY (id)
)
 STRICT
""",
    """
CREATE TABLE journal (
    n INTEGER NOT NULL,
    operation INTEGER NOT NULL,
    entite TEXT NOT NULL,
    ligne TEXT NOT NULL,
    avant TEXT,
    apres TEXT,
    PRIMARY KEY (n),
    FOREIGN KEY(operation) REFERENCES operation (n)
)
 STRICT
""",
    "CREATE INDEX journal_operation ON journal (operation)",
)

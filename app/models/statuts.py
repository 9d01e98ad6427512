"""Small closed lists of the program itself, with their French words (lists of the *method* are in resources/)."""

from __future__ import annotations

from enum import Enum


class Libelle(Enum):
    """An enum whose value is the code kept in the dossier, with a French word beside it."""

    libelle: str

    def __new__(cls, code: str, libelle: str) -> Libelle:
        membre = object.__new__(cls)
        membre._value_ = code
        membre.libelle = libelle
        return membre

    @classmethod
    def libelle_de(cls, code: str | None) -> str:
        """The French word for ``code``, or an empty string."""
        return "" if code is None else cls(code).libelle  # type: ignore[call-arg]


class StatutAction(Libelle):
    """Where an action of the cycle stands (R01, R44)."""

    A_FAIRE = "a_faire", "À faire"
    EN_COURS = "en_cours", "En cours"
    FAIT = "fait", "Fait"
    SANS_OBJET = "sans_objet", "Sans objet"


class Mobilisation(Libelle):
    """How far a structure has come along (R07)."""

    REPEREE = "reperee", "Repérée"
    CONTACTEE = "contactee", "Contactée"
    INTERESSEE = "interessee", "Intéressée"
    RETENUE = "retenue", "Retenue"
    ENGAGEE = "engagee", "Engagée"
    AU_TERME = "au_terme", "Au terme"
    SORTIE = "sortie", "Sortie"


class AvisContact(Libelle):
    """Answer to one of the four contact questions (S1 FP4)."""

    OUI = "oui", "Oui"
    PLUTOT_OUI = "plutot_oui", "Plutôt oui"
    PLUTOT_NON = "plutot_non", "Plutôt non"
    NON = "non", "Non"


class EtatDocument(Libelle):
    """What a printed document is (R45)."""

    PROJET = "projet", "Projet"
    DEFINITIF = "definitif", "Définitif"


class EtatPartenaire(Libelle):
    """How far a partner is associated (R10)."""

    PRESSENTI = "pressenti", "Pressenti"
    CONTACTE = "contacte", "Contacté"
    ASSOCIE = "associe", "Associé"
    DECLINE = "decline", "A décliné"


class PositionAttente(Libelle):
    """What an expectation does to the project as it stands (S1 FP3: complementary, contradictory, incompatible)."""

    CONVERGE = "converge", "Converge avec le projet"
    S_AJOUTE = "s_ajoute", "Peut s’ajouter"
    CONTREDIT = "contredit", "Contredit"
    INCOMPATIBLE = "incompatible", "Incompatible"


class GenreObjectif(Libelle):
    """The two levels of objectives of the guide (S1 FM2.2)."""

    STRATEGIQUE = "strategique", "Stratégique"
    OPERATIONNEL = "operationnel", "Opérationnel"


class NatureResultat(Libelle):
    """What an expected result is judged by (S1 FM3.2: qualitative and quantitative results)."""

    QUALITATIF = "qualitatif", "Qualitatif"
    QUANTITATIF = "quantitatif", "Quantitatif"


class Atteinte(Libelle):
    """Whether an expected result came (R13)."""

    ATTEINT = "atteint", "Atteint"
    PARTIEL = "partiel", "Atteint en partie"
    NON_ATTEINT = "non_atteint", "Non atteint"


class ConstatVigilance(Libelle):
    """What a point de vigilance is in this dossier (R12)."""

    PRESENT = "present", "Présent"
    A_SURVEILLER = "a_surveiller", "À surveiller"
    ABSENT = "absent", "Absent"
    SANS_OBJET = "sans_objet", "Sans objet"


class EtatSuivi(Libelle):
    """Where something decided or planned stands."""

    A_FAIRE = "a_faire", "À faire"
    EN_COURS = "en_cours", "En cours"
    FAIT = "fait", "Fait"
    ABANDONNE = "abandonne", "Abandonné"


class Mandat(Libelle):
    """In what capacity someone sits on the comité d’appui (R15)."""

    TITULAIRE = "titulaire", "Titulaire"
    SUPPLEANT = "suppleant", "Suppléant"
    INVITE = "invite", "Invité"


class EtatSeance(Libelle):
    """Where a session of the comité d’appui stands."""

    PREVUE = "prevue", "Prévue"
    EN_COURS = "en_cours", "En cours"
    TENUE = "tenue", "Tenue"
    ANNULEE = "annulee", "Annulée"


class EtatPresence(Libelle):
    """Whether a member came."""

    PRESENT = "present", "Présent"
    REPRESENTE = "represente", "Représenté"
    EXCUSE = "excuse", "Excusé"
    ABSENT = "absent", "Absent"


class NatureAvis(Libelle):
    """The opinion of the comité d’appui (S1 FM2.3; the four words are Ingéco’s)."""

    FAVORABLE = "favorable", "Favorable"
    RESERVES = "reserves", "Favorable avec réserves"
    DEFAVORABLE = "defavorable", "Défavorable"
    AJOURNE = "ajourne", "Ajourné"


class NatureDepense(Libelle):
    """Money to be paid, or time given that is counted apart (S1 FM2.3)."""

    DEPENSE = "depense", "À payer"
    VALORISATION_DLA = "valorisation_dla", "Temps du DLA, valorisé"
    VALORISATION_PARTENAIRES = "valorisation_partenaires", "Temps des partenaires, valorisé"
    VALORISATION_BENEFICIAIRES = "valorisation_beneficiaires", "Temps des bénéficiaires, valorisé"


class BasePrix(Libelle):
    """What a unit cost includes."""

    HT = "ht", "HT"
    TTC = "ttc", "TTC"


class EtatRessource(Libelle):
    """How sure a resource is (R16)."""

    PRESSENTI = "pressenti", "Pressenti"
    SOLLICITE = "sollicite", "Sollicité"
    ACCORDE = "accorde", "Accordé"
    VERSE = "verse", "Versé"
    REFUSE = "refuse", "Refusé"

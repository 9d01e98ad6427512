"""Registers in a few lines, for the fiche de présentation and the committee’s file; each has its own document."""

from __future__ import annotations

from app.models.definitions.champs import TexteLong
from app.models.definitions.rapport import BlocDeRapport
from app.models.documents.blocs import (
    Bloc,
    Case,
    CleValeurs,
    Coche,
    Colonne,
    Donnee,
    Paragraphe,
    Rangee,
    SectionDeTableau,
    Tableau,
)
from app.models.groupes import Affectation, Groupe, Scenario
from app.models.mobilisation import Contact
from app.models.statuts import EtatPartenaire, GenreObjectif
from app.models.trace import Attendu
from app.models.typographie import INSECABLE, pluriel
from app.services.documents.genres.contexte import Contexte
from app.services.documents.valeurs import choix_de
from app.services.groupes.lecture import EtatGroupe, assembler
from app.services.objectifs import LISTES, couverture
from app.services.objectifs_mots import GENRES, dire_cible

_NOMS_MAX = 14
"""Names given of a group; beyond, its number and the first of them."""
_NOMS_EN_TOUT, _PREMIERS = 20, 3
"""Names given of all groups: beyond, the list of the structures stands above, and each group gives its first."""
_ECART = "ecart-"
"""Findings that go on with an advice to us: the committee reads what is found."""


def objectifs_en_bref(bloc: BlocDeRapport, contexte: Contexte) -> tuple[Bloc, ...]:
    """Objectives one a line, then the expected results with their targets; blank, the guide’s list to tick."""
    matiere, couleur = contexte.matiere, contexte.couleur_de(bloc)
    if matiere.vierge:
        donnees = []
        for genre, liste in LISTES.items():
            coches = tuple(Coche(c.code, c.texte) for c in choix_de(matiere.catalogue, liste))
            donnees.append(Donnee(f"objectif.{genre}", GENRES[genre], "", choix=coches, lignes=1))
        donnees.append(Donnee("resultats", "Résultats attendus", "", lignes=2))
        return (*contexte.titre(bloc), CleValeurs(bloc.code, tuple(donnees), couleur, "fiche"))
    trace = matiere.trace
    if not trace.buts:
        return (*contexte.titre(bloc), Paragraphe("Aucun objectif n’est encore fixé.", "vide"))
    lignes = [_dire(resultat) for resultat in trace.attendus]
    donnees = [
        Donnee(f"objectif.{genre}", GENRES[genre], _liste([but.texte for but in buts]))
        for genre, buts in (
            (GenreObjectif.STRATEGIQUE.value, trace.strategiques),
            (GenreObjectif.OPERATIONNEL.value, trace.operationnels),
        )
        if buts
    ]
    donnees.append(Donnee("resultats", "Résultats attendus", _liste(lignes) or "À définir"))
    donnees.append(Donnee("couverture", "Leur évaluation", f"{couverture(trace)}."))
    return (*contexte.titre(bloc), CleValeurs(bloc.code, tuple(donnees), couleur, "fiche"))


def _dire(resultat: Attendu) -> str:
    """« Une position commune (3 structures sur 3) »."""
    cibles = [cible for mesure in resultat.mesures if (cible := dire_cible(mesure))]
    return resultat.texte + (f" ({', '.join(cibles)})" if cibles else "")


def groupes_en_bref(bloc: BlocDeRapport, contexte: Contexte) -> tuple[Bloc, ...]:
    """The groups of the scenario kept, a row each: how many, who, how alike, what to watch; nothing on a blank form or
    before groups are composed."""
    matiere = contexte.matiere
    if matiere.vierge:
        return ()
    lus = assembler(
        matiere.structures,
        matiere.lignes(Contact),
        matiere.lignes(Scenario),
        matiere.lignes(Groupe),
        matiere.lignes(Affectation),
        matiere.catalogue,
    )
    if len(lus.a_montrer) != 1 or not lus.a_montrer[0].groupes:
        return ()
    lues = lus.a_montrer[0].groupes
    alertes = any(groupe.portrait.alertes for groupe in lues)
    combien = sum(len(groupe.membres) for groupe in lues)
    colonnes: tuple[Colonne, ...] = (
        Colonne("groupe", "Groupe", TexteLong(), largeur=24),
        Colonne("profil", "Profil", TexteLong(), largeur=30),
        Colonne("structures", "Structures", TexteLong(), largeur=34 if alertes else 66),
        Colonne("attention", "Ce qui demande attention", TexteLong(), largeur=44),
    )[: 4 if alertes else 3]
    noms_max = _PREMIERS if combien > _NOMS_EN_TOUT else _NOMS_MAX
    rangees = tuple(_rangee(groupe, noms_max, len(colonnes)) for groupe in lues)
    tableau = Tableau(bloc.code, colonnes, (SectionDeTableau("", rangees),), couleur=contexte.couleur_de(bloc))
    return (*contexte.titre(bloc), tableau)


def _rangee(groupe: EtatGroupe, noms_max: int, colonnes: int) -> Rangee:
    noms = [membre.nom for membre in groupe.membres]
    reste = len(noms) - noms_max
    montres = ", ".join(noms[:noms_max]) + (f"… et {pluriel(reste, 'autre')}" if reste > 0 else "")
    taille = pluriel(len(noms), "structure") + (f", pour {groupe.taille_visee} visées" if groupe.taille_visee else "")
    alertes = [
        f"{c.phrase.partition(f'{INSECABLE}: ')[0]}." if c.code.startswith(_ECART) else c.phrase
        for c in groupe.portrait.alertes
    ]
    textes = (f"{groupe.nom}\n{taille}", groupe.profil, montres, _liste(alertes) if alertes else "")
    return Rangee(groupe.id, tuple(map(Case, textes[:colonnes])))


def partenaires_en_bref(bloc: BlocDeRapport, contexte: Contexte) -> tuple[Bloc, ...]:
    """Partners by family with what they bring; nothing on a blank form or before there is any."""
    matiere = contexte.matiere
    if matiere.vierge:
        return ()
    lu = matiere.reseau
    apports = {c.code: c.texte for c in choix_de(matiere.catalogue, "apports_partenaire")}
    sections = []
    for code, titre in (*((f.code, f.texte) for f in lu.familles), ("", "Sans famille")):
        siens = [p for p in lu.de_la_famille(code) if p["etat"] != EtatPartenaire.DECLINE.value]
        if siens:
            rangees = tuple(
                Rangee(
                    p["id"],
                    (
                        Case(p["nom"]),
                        Case("\u202f; ".join(apports.get(a, a) for a in p["apports"] or ()) or p["apports_mots"] or ""),
                        Case(EtatPartenaire.libelle_de(p["etat"])),
                    ),
                )
                for p in siens
            )
            sections.append(SectionDeTableau(titre, rangees))
    if not sections:
        return ()
    colonnes = (
        Colonne("nom", "Partenaire", TexteLong(), largeur=46),
        Colonne("apports", "Contributions", TexteLong(), largeur=56),
        Colonne("etat", "Associé\u202f?", TexteLong(), largeur=18),
    )
    tableau = Tableau(bloc.code, colonnes, tuple(sections), couleur=contexte.couleur_de(bloc))
    return (*contexte.titre(bloc), tableau)


def _liste(lignes: list[str]) -> str:
    """One a line; a dash only where there are several."""
    return lignes[0] if len(lignes) == 1 else "\n".join(f"–\u00a0{ligne}" for ligne in lignes)

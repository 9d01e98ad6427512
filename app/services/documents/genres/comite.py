"""What the comité d’appui receives before a session: its agenda, who sits, the sheet they sign, what stands of their
reservations (R15; S1 FM2.3)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from app.models.definitions.champs import TexteLong
from app.models.definitions.rapport import BlocDeRapport
from app.models.documents.blocs import (
    Bloc,
    Case,
    CleValeurs,
    Colonne,
    Donnee,
    Encadre,
    Paragraphe,
    Rangee,
    SectionDeTableau,
    Tableau,
)
from app.models.statuts import EtatPresence, Mandat
from app.models.typographie import INSECABLE, date_longue, francais
from app.services.comite import ordre_du_jour as agenda
from app.services.comite.membres import MembreLu
from app.services.comite.papiers import Papiers
from app.services.comite.presences import PresenceLue
from app.services.comite.reserves import ReserveLue
from app.services.comite.seances import quand
from app.services.documents.genres.contexte import Contexte
from app.services.documents.valeurs import choix_de

_HAUTEUR_SIGNATURE = 12
"""Millimetres: room for a signature."""
_INVITES = 3
_SANS_FAMILLE = "Autres membres"
_A_ECRIRE = (("seance.jour", "Date, heure"), ("seance.lieu", "Lieu"), ("seance.objet", "Objet"))

_MANDATS = {Mandat.TITULAIRE: "", Mandat.SUPPLEANT: "en suppléance", Mandat.INVITE: "sur invitation"}
"""In words that suit everybody."""

Titres = Sequence[tuple[str, str, int]]
"""Code, head and relative width of each column."""


def seance(bloc: BlocDeRapport, contexte: Contexte) -> tuple[Bloc, ...]:
    """When, where and what about; blank, the room to write it; with no session, the ``texte`` of the block."""
    matiere = contexte.matiere
    couleur = contexte.couleur_de(bloc)
    if matiere.vierge:
        donnees = tuple(Donnee(code, libelle, "") for code, libelle in _A_ECRIRE)
        return (*contexte.titre(bloc), CleValeurs(bloc.code, donnees, couleur, "fiche"))
    lue = matiere.comite(contexte.jour).seance
    if lue is None:
        return (*contexte.titre(bloc), Paragraphe(bloc.texte, "vide")) if bloc.texte else ()
    textes = (quand(lue, _fin(matiere.comite(contexte.jour))), lue.lieu, lue.objet)
    texte = "\n".join(t for t in textes if t) or "Date, heure et lieu à fixer."
    return (*contexte.titre(bloc), Encadre("Séance du comité d’appui", texte, couleur, bloc.code))


def ordre_du_jour(bloc: BlocDeRapport, contexte: Contexte) -> tuple[Bloc, ...]:
    """The points with their hour, who presents them and on which paper; then how long it all takes."""
    matiere = contexte.matiere
    papiers = matiere.comite(contexte.jour)
    if matiere.vierge:
        titres = [_HEURE, ("titre", "Point", 58), _PAR, ("document", "Document présenté", 48), _DUREE]
        vierges = tuple(Rangee(f"vierge-{n}", (Case(),) * 5) for n in range(1, (bloc.lignes or 8) + 1))
        section = SectionDeTableau("", vierges)
        return (*contexte.titre(bloc), tableau_de_mots(bloc, contexte, titres, [section], vierge=11))
    if papiers.seance is None:
        return ()
    if not papiers.points:
        return (*contexte.titre(bloc), Paragraphe("L’ordre du jour n’est pas encore fixé.", "vide"))
    lignes = _lignes_de_l_ordre(papiers, contexte)
    titres = [_HEURE, ("titre", "Point", 58), _PAR, ("document", "Document présenté", 64), _DUREE]
    utiles = [n for n, (code, _, _) in enumerate(titres) if code == "titre" or any(ligne[n] for ligne in lignes)]
    rangees = tuple(
        Rangee(point.id, tuple(Case(ligne[n]) for n in utiles))
        for point, ligne in zip(papiers.points, lignes, strict=True)
    )
    tableau = tableau_de_mots(bloc, contexte, [titres[n] for n in utiles], [SectionDeTableau("", rangees)])
    blocs: list[Bloc] = [*contexte.titre(bloc), tableau]
    if total := agenda.duree_totale(papiers.points):
        fin = _fin(papiers)
        blocs.append(
            Paragraphe(
                francais(f"Durée prévue : {dire_la_duree(total)}" + (f" ; fin vers {fin}." if fin else ".")), "discret"
            )
        )
    return tuple(blocs)


_HEURE = ("heure", "Heure", 20)
_PAR = ("rapporteur", "Présenté par", 28)
_DUREE = ("duree", "Durée", 18)


def _lignes_de_l_ordre(papiers: Papiers, contexte: Contexte) -> list[tuple[str, ...]]:
    """Hour, point, who, paper, minutes: the words of each cell."""
    titres = {definition.code: definition.titre for definition in contexte.documents}
    debut = papiers.seance.debut if papiers.seance else ""
    return [
        (
            agenda.fin_prevue(debut, papiers.points[:n]),
            point.titre,
            point.rapporteur,
            titres.get(point.document, point.document),
            dire_la_duree(point.duree) if point.duree else "",
        )
        for n, point in enumerate(papiers.points)
    ]


def _fin(papiers: Papiers) -> str:
    """As it was typed; else as the points make it, once they have a duration."""
    if papiers.seance is None or papiers.seance.fin:
        return papiers.seance.fin if papiers.seance else ""
    return agenda.fin_prevue(papiers.seance.debut, papiers.points) if agenda.duree_totale(papiers.points) else ""


def membres(bloc: BlocDeRapport, contexte: Contexte) -> tuple[Bloc, ...]:
    """Who sits, in one paragraph or (``fiche``) family by family; nothing on a blank form; where nobody does, the
    ``texte`` of the block."""
    matiere = contexte.matiere
    if matiere.vierge:
        return ()
    siegent = matiere.comite(contexte.jour).membres
    if not siegent:
        return (*contexte.titre(bloc), Paragraphe(bloc.texte, "vide")) if bloc.texte else ()
    familles = _par_famille(siegent, contexte)
    if bloc.disposition != "fiche":
        tous = "\u202f; ".join(_dire_membre(m) for _, _, siens in familles for m in siens)
        return (*contexte.titre(bloc), Paragraphe(f"{tous}."))
    donnees = tuple(
        Donnee(f"famille-{code}", titre or _SANS_FAMILLE, "\u202f; ".join(_dire_membre(m) for m in siens))
        for code, titre, siens in familles
    )
    return (*contexte.titre(bloc), CleValeurs(bloc.code, donnees, contexte.couleur_de(bloc), "fiche"))


def emargement(bloc: BlocDeRapport, contexte: Contexte) -> tuple[Bloc, ...]:
    """One row a member, family by family, high enough to sign; then rows for guests."""
    matiere = contexte.matiere
    papiers = matiere.comite(contexte.jour)
    titres = [("nom", "Nom", 36), ("organisme", "Fonction, organisme", 60), ("par", "Représenté par", 28),
              ("signature", "Signature", 42)]  # fmt: skip
    noms = {m.id: m for m in papiers.membres}
    pointes = {p.membre: p for p in papiers.presences}
    familles = _par_famille(papiers.membres, contexte)
    sans_famille = _SANS_FAMILLE if len(familles) > 1 else ""
    sections = [
        SectionDeTableau(titre or sans_famille, tuple(_a_signer(m, noms, pointes.get(m.id)) for m in siens))
        for _, titre, siens in familles
    ]
    invites = "Autres personnes présentes" if sections else ""
    libres = bloc.lignes if not sections and bloc.lignes else _INVITES
    vides = tuple(Rangee(f"vierge-{n}", (Case(),) * len(titres)) for n in range(1, libres + 1))
    sections.append(SectionDeTableau(invites, vides))
    tableau = tableau_de_mots(
        bloc, contexte, titres, sections, vierge=_HAUTEUR_SIGNATURE, minimum=_HAUTEUR_SIGNATURE
    )  # fmt: skip
    return (*contexte.titre(bloc), tableau)


def _a_signer(membre: MembreLu, noms: dict[str, MembreLu], presence: PresenceLue | None) -> Rangee:
    fonction = ", ".join(t for t in (membre.fonction, _dire_mandat(membre, noms)) if t)
    qui = "\n".join(t for t in (fonction, membre.organisme) if t)
    par = presence.par if presence else ""
    if presence is not None and presence.etat is EtatPresence.EXCUSE:
        par = par or "absence excusée"
    return Rangee(membre.id, (Case(membre.nom or "—"), Case(qui), Case(par), Case()))


def _dire_mandat(membre: MembreLu, noms: dict[str, MembreLu]) -> str:
    titulaire = noms.get(membre.supplee or "")
    if membre.mandat is Mandat.SUPPLEANT and titulaire is not None:
        return f"supplée {titulaire.nom}"
    return _MANDATS[membre.mandat]


def reserves(bloc: BlocDeRapport, contexte: Contexte) -> tuple[Bloc, ...]:
    """The reservations that stand: what was done of each, what has really changed, who answers it and when."""
    ouvertes = contexte.matiere.comite(contexte.jour).reserves
    if not ouvertes:
        return ()
    return (*contexte.titre(bloc), tableau_des_reserves(bloc, contexte, ouvertes))


def tableau_des_reserves(bloc: BlocDeRapport, contexte: Contexte, lues: Sequence[ReserveLue]) -> Tableau:
    """Reservations with their follow-up, one a row."""
    titres = [("texte", "Réserve", 54), ("suite", "Suite donnée", 42),
              ("changement", "Ce qui a effectivement changé", 40), ("etat", "Où elle en est", 38)]  # fmt: skip
    rangees = tuple(
        Rangee(
            r.id,
            (Case(_dire_reserve(r)), Case(r.suite or "—"), Case(r.changement or "—"), Case(_ou_en_est(r))),
        )
        for r in lues
    )
    return tableau_de_mots(bloc, contexte, titres, [SectionDeTableau("", rangees)], gras=False)


def _dire_reserve(reserve: ReserveLue) -> str:
    origine = (reserve.nom, f"séance du {date_longue(reserve.seance_jour)}" if reserve.seance_jour else "")
    dite = ", ".join(t for t in origine if t)
    return reserve.texte + (f" ({dite})" if dite else "")


def _ou_en_est(reserve: ReserveLue) -> str:
    if reserve.levee_le is not None:
        return f"Levée le {date_longue(reserve.levee_le)}"
    qui = ", ".join(t for t in (reserve.responsable, dire_l_echeance(reserve.echeance)) if t)
    return f"Ouverte{INSECABLE}: {qui}" if qui else "Ouverte"


def dire_l_echeance(jour: date | None) -> str:
    """« pour le 3 janvier 2027 », or nothing."""
    return f"pour le {date_longue(jour)}" if jour else ""


def dire_la_duree(minutes: int) -> str:
    """« 45 min », « 1 h 10 »."""
    heures, reste = divmod(minutes, 60)
    if not heures:
        return f"{reste}{INSECABLE}min"
    return f"{heures}{INSECABLE}h" + (f"{INSECABLE}{reste:02d}" if reste else "")


def tableau_de_mots(
    bloc: BlocDeRapport, contexte: Contexte, titres: Titres, sections: Sequence[SectionDeTableau], *,
    vierge: int = 12, minimum: int = 0, gras: bool = True,
) -> Tableau:  # fmt: skip
    """A table of texts; ``vierge`` and ``minimum`` are heights of rows in mm."""
    colonnes = tuple(Colonne(code, titre, TexteLong(), largeur=largeur) for code, titre, largeur in titres)
    return Tableau(
        bloc.code, colonnes, tuple(sections), hauteur_vierge=vierge, couleur=contexte.couleur_de(bloc),
        noms_en_gras=gras, hauteur_minimale=minimum,
    )  # fmt: skip


def _dire_membre(membre: MembreLu) -> str:
    mandat = _MANDATS[membre.mandat]
    return f"{membre.designation}, {mandat}" if mandat else membre.designation


def _par_famille(
    siegent: Sequence[MembreLu], contexte: Contexte
) -> list[tuple[str, str, list[MembreLu]]]:  # fmt: skip
    """Code, title and members of each family that has some, in the order of the list, families of ours last."""
    titres = {c.code: c.texte for c in choix_de(contexte.matiere.catalogue, "familles_comite")}
    codes = [*titres, *dict.fromkeys(m.famille for m in siegent if m.famille and m.famille not in titres), ""]
    groupes = [(code, titres.get(code, code), [m for m in siegent if m.famille == code]) for code in codes]
    return [groupe for groupe in groupes if groupe[2]]

# ruff: noqa: E501 — sentences are easier to read whole
"""A comité d’appui for the tests of documents: who sits, a session held, another planned. Ids never change."""

from __future__ import annotations

from datetime import date
from typing import Any

from app.models.comite import Avis, Commentaire, Membre, PointSeance, Presence, Reserve, Seance, id_avis, id_presence
from app.models.fiche import ID_FICHE, Fiche
from app.services.ecriture.dossier import Dossier


def _id(genre: int, rang: int) -> str:
    return f"00000000-0000-4000-8{genre:03d}-{rang:012d}"


_MEMBRES: tuple[dict[str, Any], ...] = (
    {"nom": "Odile Ferrand", "organisme": "DDETS d’Ille-et-Vilaine", "fonction": "Chargée de mission ESS", "famille": "etat", "courriel": "odile.ferrand@etat.example", "telephone": "02 99 00 11 22"},
    {"nom": "Karim Lenoir", "organisme": "Conseil départemental", "fonction": "Directeur de l’insertion", "famille": "collectivites"},
    {"nom": "Anne-Sophie de La Villemarqué-Kerguelen", "organisme": "Conseil régional de Bretagne, direction de l’économie et de l’emploi", "fonction": "Cheffe du service de l’économie sociale et solidaire", "famille": "collectivites"},
    {"nom": "Hélène Roux", "organisme": "Banque des Territoires", "famille": "financeurs", "fonction": "Chargée de développement territorial"},
    {"nom": "Paul Guivarc’h", "organisme": "Mouvement associatif", "famille": "reseaux", "fonction": "Délégué"},
    {"nom": "Nadia Belkacem", "organisme": "Mouvement associatif", "famille": "reseaux", "mandat": "suppleant", "supplee": _id(1, 5)},
    {"nom": "Jean Le Bris", "organisme": "Structure porteuse", "famille": "porteur", "fonction": "Directeur"},
    {"nom": "Lucie Hamon", "organisme": "C2RA Bretagne", "famille": "ressources", "mandat": "invite"},
)  # fmt: skip
_POINTS = (
    ("Accueil, tour de table", 5, "", None),
    ("La suite donnée aux réserves", 10, "Marie Dupont", "releve-avis"),
    ("La problématique et le rôle du DLA", 10, "Marie Dupont", "fiche-presentation"),
    ("Les structures bénéficiaires", 10, "Marie Dupont", "grille-structures"),
    ("Le budget et son financement", 10, "Jean Le Bris", "budget"),
    ("Échanges et avis du comité d’appui", 20, "", "releve-avis"),
)
TENUE, PREVUE, RESERVE = _id(2, 1), _id(2, 2), _id(6, 1)


def remplir_le_comite(dossier: Dossier) -> None:
    """Eight members; a session held in October, with an opinion and reservations; another planned in December."""
    with dossier.operation("Comité") as op:
        for rang, champs in enumerate(_MEMBRES, 1):
            op.creer(Membre, id=_id(1, rang), **champs)
        op.creer(
            Seance, id=TENUE, jour=date(2026, 10, 6), debut="9h30", fin="11:10", lieu="DDETS, salle Mélusine, Rennes",
            objet="Première présentation", etat="tenue", animation="Jean Le Bris", secretariat="Marie Dupont",
            notes="Deux membres demandent à recevoir les papiers dix jours avant.",
        )  # fmt: skip
        op.creer(
            Seance, id=PREVUE, jour=date(2026, 12, 14), debut="14 h", lieu="Maison des associations, Rennes",
            objet="Avis sur l’ingénierie collective « Ressources humaines »",
        )  # fmt: skip
        for rang, (titre, duree, qui, document) in enumerate(_POINTS, 1):
            op.creer(
                PointSeance,
                id=_id(3, rang),
                seance=PREVUE,
                ordre=rang,
                titre=titre,
                duree=duree,
                rapporteur=qui or None,
                document=document,
            )
        op.creer(
            PointSeance,
            id=_id(4, 1),
            seance=TENUE,
            ordre=1,
            titre="La problématique",
            duree=20,
            rapporteur="Marie Dupont",
            traite=True,
            notes="Présentation de dix minutes, à partir de sept diagnostics relus.",
        )
        op.creer(
            PointSeance, id=_id(4, 2), seance=TENUE, ordre=2, titre="Les structures pressenties", duree=20, traite=True
        )
        for rang, etat, par in (
            (1, "present", None),
            (2, "represente", "Sonia Petit"),
            (3, "excuse", None),
            (4, "present", None),
            (5, "present", None),
            (7, "present", None),
            (6, None, None),  # those who sat and of whom nothing was noted
            (8, None, None),
        ):
            op.poser(Presence, id_presence(TENUE, _id(1, rang)), seance=TENUE, membre=_id(1, rang), etat=etat, par=par)
        for rang, membre, point, texte in (
            (1, 1, 1, "La question rejoint le plan local pour l’emploi ; qu’en dit la Recyclerie du Pays de Redon ?"),
            (2, 4, 2, "Six structures, c’est bien ; une septième ferait deux groupes."),
            (3, 5, None, "Le réseau relaiera l’invitation."),
        ):
            op.creer(
                Commentaire,
                id=_id(5, rang),
                seance=TENUE,
                membre=_id(1, membre),
                point=_id(4, point) if point else None,
                texte=texte,
            )
        op.poser(
            Avis,
            id_avis(TENUE),
            seance=TENUE,
            nature="reserves",
            motivation="Le besoin est avéré ; le cofinancement n’est pas assuré.",
        )
        op.creer(
            Reserve,
            id=RESERVE,
            seance=TENUE,
            texte="Préciser la part d’Uniformation.",
            membre=_id(1, 2),
            responsable="Marie Dupont",
            echeance=date(2026, 11, 30),
            suite="Rencontre le 12 novembre avec la conseillère.",
        )
        op.creer(
            Reserve,
            id=_id(6, 2),
            seance=TENUE,
            texte="S’assurer de l’accord du conseil d’administration de la Recyclerie du Pays de Redon.",
            responsable="Jean Le Bris",
        )
        op.poser(Fiche, ID_FICHE, comite_le=date(2026, 12, 14))

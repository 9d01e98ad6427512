"""The comité d’appui: a session from its date to its avis, reservations that come back (R15)."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.comite import Membre
from app.models.erreurs import ErreurUtilisateur
from app.models.fiche import ID_FICHE, Fiche
from app.models.statuts import EtatPresence, EtatSeance, NatureAvis
from app.services.comite import avis, ordre_du_jour, presences, reserves, seances
from app.services.ecriture.dossier import Dossier
from tests.fabrique import dossier_en_memoire, photographier

AUJOURDHUI = date(2026, 11, 21)
INSTANT = datetime(2026, 12, 14, 13, 5, tzinfo=UTC)


def membre(dossier: Dossier, nom: str, **champs: str) -> str:
    with dossier.operation("Membre") as op:
        return op.creer(Membre, nom=nom, **champs)


def test_une_seance_de_sa_date_a_son_avis() -> None:
    dossier = dossier_en_memoire()
    odile = membre(dossier, "Odile Ferrand", organisme="DDETS")
    id = seances.programmer(dossier, date(2026, 12, 14), debut="14 h")
    assert dossier.fiche_unique(Fiche, ID_FICHE)["comite_le"] == date(2026, 12, 14)
    prevue = seances.prochaine(dossier, AUJOURDHUI)
    assert prevue is not None
    assert prevue.id == id
    ordre = ordre_du_jour.points(dossier, id)
    assert ordre_du_jour.duree_totale(ordre) == 70
    assert ordre_du_jour.fin_prevue(prevue.debut, ordre) == "15\u00a0h\u00a010"
    seances.ouvrir(dossier, id, INSTANT)
    presences.pointer(dossier, id, odile, EtatPresence.REPRESENTE, "Karim Lenoir")
    avis.commenter(dossier, id, "Le calendrier est serré.", membre=odile, point=ordre[0].id)
    avis.donner(dossier, id, NatureAvis.RESERVES, "Sous réserve du cofinancement.")
    seances.clore(dossier, id, INSTANT)
    tenue = seances.derniere_tenue(dossier)
    assert tenue is not None
    assert tenue.etat is EtatSeance.TENUE
    assert dossier.fiche_unique(Fiche, ID_FICHE)["comite_le"] is None, "the next one is not known"
    assert avis.lire(dossier, id).nature is NatureAvis.RESERVES
    (dit,) = avis.commentaires(dossier, id)
    assert (dit.nom, dit.texte) == ("Odile Ferrand", "Le calendrier est serré.")
    (presence,) = presences.lire(dossier, id)
    assert (presence.etat, presence.par) == (EtatPresence.REPRESENTE, "Karim Lenoir")


def test_une_reserve_reste_ouverte_jusqu_au_changement_effectif() -> None:
    dossier = dossier_en_memoire()
    premiere = seances.programmer(dossier, date(2026, 12, 14))
    id = reserves.emettre(dossier, premiere, "Préciser la part de la Région.")
    with pytest.raises(ErreurUtilisateur, match="la suite donnée et ce qui a changé"):
        reserves.lever(dossier, id, AUJOURDHUI)
    reserves.modifier(dossier, id, suite="Rencontre le 3 janvier.")
    with pytest.raises(ErreurUtilisateur, match="il manque ce qui a changé"):
        reserves.lever(dossier, id, AUJOURDHUI)
    suivante = seances.programmer(dossier, date(2027, 1, 20))
    titres = [point.titre for point in ordre_du_jour.points(dossier, suivante)]
    assert "La suite donnée aux réserves" in titres, "it comes back at the next session"
    reserves.modifier(dossier, id, changement="La Région finance 30 %.")
    reserves.lever(dossier, id, date(2027, 1, 20), suivante)
    assert not reserves.ouvertes(dossier)
    seances.supprimer(dossier, suivante)
    (levee,) = reserves.lister(dossier)
    assert levee.levee_le == date(2027, 1, 20)
    assert levee.levee_seance is None


def test_les_dates_etranges_sont_dites_sans_rien_interdire() -> None:
    dossier = dossier_en_memoire()
    with dossier.operation("Ouverture") as op:
        op.poser(Fiche, ID_FICHE, ouvert_le=date(2026, 9, 1))
    id = seances.programmer(dossier, date(2026, 5, 1))
    dites = seances.remarques(dossier, id, AUJOURDHUI, lambda jour: "Fête du Travail" if jour.month == 5 else None)
    texte = " ".join(dites).replace("\u202f", " ").replace("\u00a0", " ")
    for mots in ("férié : Fête du Travail", "antérieure à l’ouverture du dossier", "passée depuis", "Aucun membre"):
        assert mots in texte
    seances.modifier(dossier, id, jour=date(2026, 12, 12))
    assert any("samedi" in dite for dite in seances.remarques(dossier, id, AUJOURDHUI))


def test_un_membre_parti_garde_sa_place_dans_la_seance_ou_il_etait() -> None:
    dossier = dossier_en_memoire()
    parti = membre(dossier, "Parti")
    membre(dossier, "Reste")
    id = seances.programmer(dossier, date(2026, 12, 14))
    presences.pointer(dossier, id, parti, EtatPresence.PRESENT)
    with dossier.operation("Il ne siège plus") as op:
        op.modifier(Membre, parti, actif=False)
    autre = seances.programmer(dossier, date(2027, 3, 1))
    assert [p.nom for p in presences.lire(dossier, id)] == ["Parti", "Reste"]
    assert [p.nom for p in presences.lire(dossier, autre)] == ["Reste"]


def test_tout_s_annule_geste_par_geste() -> None:
    dossier = dossier_en_memoire()
    depart = photographier(dossier)
    odile = membre(dossier, "Odile")
    id = seances.programmer(dossier, date(2026, 12, 14))
    ordre_du_jour.deplacer(dossier, ordre_du_jour.points(dossier, id)[0].id, 3)
    presences.tous_presents(dossier, id)
    avis.commenter(dossier, id, "Oui", membre=odile)
    seances.supprimer(dossier, id)
    while dossier.a_annuler():
        dossier.annuler()
    assert photographier(dossier) == depart


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(-2, 9)), max_size=6))
def test_l_ordre_du_jour_reste_une_liste(mouvements: list[tuple[int, int]]) -> None:
    dossier = dossier_en_memoire()
    id = seances.programmer(dossier, None)
    attendu = [point.id for point in ordre_du_jour.points(dossier, id)]
    for de, vers in mouvements:
        bouge = attendu.pop(de)
        ordre_du_jour.deplacer(dossier, bouge, vers)
        attendu.insert(max(0, min(vers, len(attendu))), bouge)
    assert [point.id for point in ordre_du_jour.points(dossier, id)] == attendu


@pytest.mark.parametrize(
    ("texte", "minutes"),
    [("14 h 30", 870), ("14:30", 870), ("9h", 540), ("14h05", 845), ("25 h", None), ("après-midi", None), ("", None)],
)
def test_les_heures_se_lisent(texte: str, minutes: int | None) -> None:
    assert ordre_du_jour.lire_heure(texte) == minutes

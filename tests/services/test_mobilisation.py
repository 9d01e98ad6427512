"""The path of mobilisation: whatever writes the degree leaves a step, and every step can be mended (R07)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.mobilisation import Mouvement
from app.models.statuts import Mobilisation
from app.models.structure import Structure
from app.services import mobilisation, registres, structures
from app.services.ecriture.dossier import Dossier
from app.services.entonnoir import lire_entonnoir, lire_selon
from app.services.registres import LigneCollee
from tests.fabrique import dossier_en_memoire, photographier

HIER = date.today() - timedelta(days=1)


def pas(dossier: Dossier, id: str) -> list[tuple[str, date | None]]:
    """The steps of a structure, as (degree, day)."""
    return [(etape.degre.value, etape.jour) for etape in mobilisation.historique(dossier, id)]


def degre(dossier: Dossier, id: str) -> str:
    """Where a structure stands."""
    return str((dossier.ligne(Structure, id) or {})["mobilisation"])


def test_une_structure_entree_plus_loin_que_reperee_a_un_premier_pas(dossier: Dossier) -> None:
    assert pas(dossier, structures.ajouter(dossier, "Les Amis du Vélo")) == []
    id = structures.ajouter(dossier, "Écluse et Cie", mobilisation="contactee")
    assert pas(dossier, id) == [("contactee", date.today())]
    dossier.annuler()
    assert dossier.lignes(Mouvement) == []


def test_mobiliser_plusieurs_d_un_geste(dossier: Dossier) -> None:
    ids = [structures.ajouter(dossier, nom) for nom in ("a", "b", "c")]
    structures.modifier(dossier, ids[2], "mobilisation", "contactee")
    avant = photographier(dossier)
    assert mobilisation.mobiliser(dossier, ids, Mobilisation.CONTACTEE, HIER) == 2
    assert pas(dossier, ids[0]) == [("reperee", None), ("contactee", HIER)]
    assert {degre(dossier, id) for id in ids} == {"contactee"}
    dossier.annuler()
    assert photographier(dossier) == avant


def test_remobiliser_au_meme_degre_ne_laisse_pas_de_trace(dossier: Dossier) -> None:
    id = structures.ajouter(dossier, "a")
    revision = dossier.revision
    assert mobilisation.mobiliser(dossier, [id], Mobilisation.REPEREE) == 0
    assert dossier.revision == revision


@pytest.mark.parametrize("voie", ["cellule", "lot", "collage", "collage_neuf"])
def test_toute_ecriture_du_degre_laisse_un_pas(dossier: Dossier, voie: str) -> None:
    id = structures.ajouter(dossier, "a")
    if voie == "cellule":
        structures.modifier(dossier, id, "mobilisation", "retenue")
    elif voie == "lot":
        structures.modifier_plusieurs(dossier, [id], "mobilisation", "retenue")
    elif voie == "collage":
        registres.coller(dossier, structures.REGISTRE, [LigneCollee(id, {"mobilisation": "retenue"})])
    else:
        (id,) = registres.coller(
            dossier, structures.REGISTRE, [LigneCollee(None, {"nom": "b", "mobilisation": "retenue"})]
        )
    assert pas(dossier, id)[-1] == ("retenue", date.today())


def test_effacer_le_degre_le_ramene_au_debut_avec_un_pas(dossier: Dossier) -> None:
    id = structures.ajouter(dossier, "a", mobilisation="retenue")
    registres.effacer(dossier, structures.REGISTRE, {id: ["mobilisation"]})
    assert (degre(dossier, id), pas(dossier, id)[-1][0]) == ("reperee", "reperee")


def test_un_import_qui_revient_laisse_un_pas(dossier: Dossier) -> None:
    id = structures.ajouter(dossier, "a")
    with dossier.operation("Formulaire revenu") as op:
        structures.ecrire(op, id, {"mobilisation": "interessee", "commune": "Redon"})
    assert pas(dossier, id)[-1] == ("interessee", date.today())
    ids = structures.ajouter_toutes(dossier, [{"nom": "b", "mobilisation": "sortie", "mobilisation_motif": "Fermée"}])
    (etape,) = mobilisation.historique(dossier, ids[0])
    assert (etape.degre, etape.motif) == (Mobilisation.SORTIE, "Fermée")


def test_une_structure_d_avant_les_dates_garde_son_ancien_degre(dossier: Dossier) -> None:
    with dossier.operation("Dossier d’une version précédente") as op:
        id = op.creer(Structure, nom="Ancienne", mobilisation="retenue")
    mobilisation.mobiliser(dossier, [id], Mobilisation.ENGAGEE)
    assert pas(dossier, id) == [("retenue", None), ("engagee", date.today())]
    mobilisation.retirer(dossier, mobilisation.historique(dossier, id)[-1].id)
    assert degre(dossier, id) == "retenue"


def test_le_motif_de_sortie_suit_la_structure(dossier: Dossier) -> None:
    id = structures.ajouter(dossier, "a")
    mobilisation.mobiliser(dossier, [id], Mobilisation.SORTIE, HIER, "Plus le temps")
    assert (dossier.ligne(Structure, id) or {})["mobilisation_motif"] == "Plus le temps"
    structures.modifier(dossier, id, "mobilisation_motif", "Déménage")
    sortie = next(e for e in mobilisation.historique(dossier, id) if e.courante)
    assert (sortie.motif, sortie.jour) == ("Déménage", HIER)
    mobilisation.corriger(dossier, sortie.id, HIER, "A fusionné")
    assert (dossier.ligne(Structure, id) or {})["mobilisation_motif"] == "A fusionné"
    mobilisation.mobiliser(dossier, [id], Mobilisation.CONTACTEE)
    assert (dossier.ligne(Structure, id) or {})["mobilisation_motif"] is None
    assert [e.motif for e in mobilisation.historique(dossier, id)] == ["", "A fusionné", ""]


def test_un_motif_tape_avant_la_sortie_n_est_pas_perdu(dossier: Dossier) -> None:
    id = structures.ajouter(dossier, "a")
    structures.modifier(dossier, id, "mobilisation_motif", "N’a pas répondu")
    structures.modifier(dossier, id, "mobilisation", "sortie")
    assert [e.motif for e in mobilisation.historique(dossier, id)][-1] == "N’a pas répondu"


def test_retirer_le_dernier_pas_rend_le_degre_d_avant(dossier: Dossier) -> None:
    id = structures.ajouter(dossier, "a")
    for suivant in (Mobilisation.CONTACTEE, Mobilisation.RETENUE):
        mobilisation.mobiliser(dossier, [id], suivant)
    avant = photographier(dossier)
    mobilisation.retirer(dossier, mobilisation.historique(dossier, id)[-1].id)
    assert degre(dossier, id) == "contactee"
    dossier.annuler()
    assert photographier(dossier) == avant
    mobilisation.retirer(dossier, mobilisation.historique(dossier, id)[1].id)
    assert degre(dossier, id) == "retenue"
    mobilisation.retirer(dossier, "absent")


def test_dater_un_pas_oublie_ne_change_pas_le_degre(dossier: Dossier) -> None:
    id = structures.ajouter(dossier, "a", mobilisation="retenue")
    mobilisation.dater(dossier, id, Mobilisation.CONTACTEE, HIER)
    assert degre(dossier, id) == "retenue"
    assert pas(dossier, id) == [("contactee", HIER), ("retenue", date.today())]
    mobilisation.retirer(dossier, mobilisation.historique(dossier, id)[-1].id)
    assert degre(dossier, id) == "contactee"


def test_une_date_a_l_envers_ou_a_venir_se_remarque_sans_etre_refusee(dossier: Dossier) -> None:
    id = structures.ajouter(dossier, "a", mobilisation="contactee")
    mobilisation.mobiliser(dossier, [id], Mobilisation.INTERESSEE, date(2020, 3, 1))
    interessee = next(e for e in mobilisation.historique(dossier, id) if e.courante)
    assert "Contactée" in interessee.remarque
    mobilisation.corriger(dossier, interessee.id, date.today() + timedelta(days=3), "")
    (_, interessee) = mobilisation.historique(dossier, id)
    assert interessee.remarque == "Cette date est à venir."
    mobilisation.corriger(dossier, interessee.id, date.today(), "")
    assert not any(e.remarque for e in mobilisation.historique(dossier, id))


def test_un_retour_en_arriere_n_est_pas_une_date_a_l_envers(dossier: Dossier) -> None:
    id = structures.ajouter(dossier, "a", mobilisation="engagee")
    mobilisation.dater(dossier, id, Mobilisation.INTERESSEE, HIER)
    mobilisation.mobiliser(dossier, [id], Mobilisation.INTERESSEE)
    assert not any(e.remarque for e in mobilisation.historique(dossier, id))


def test_supprimer_une_structure_emporte_son_parcours(dossier: Dossier) -> None:
    id = structures.ajouter(dossier, "a", mobilisation="retenue")
    avant = photographier(dossier)
    structures.supprimer(dossier, [id])
    assert dossier.lignes(Mouvement) == []
    dossier.annuler()
    assert photographier(dossier) == avant


@given(st.lists(st.sampled_from(list(Mobilisation)), max_size=8), st.data())
def test_le_degre_est_toujours_celui_du_dernier_pas(suite: list[Mobilisation], donnees: st.DataObject) -> None:
    dossier = dossier_en_memoire()
    id = structures.ajouter(dossier, "a")
    photos = [photographier(dossier)]
    for suivant in suite:
        if mobilisation.mobiliser(dossier, [id], suivant, donnees.draw(st.dates()), donnees.draw(st.text(max_size=4))):
            photos.append(photographier(dossier))
        courantes = [e.degre.value for e in mobilisation.historique(dossier, id) if e.courante]
        assert courantes == ([degre(dossier, id)] if len(photos) > 1 else [])
    for photo in reversed(photos[:-1]):
        dossier.annuler()
        assert photographier(dossier) == photo


def test_l_entonnoir_compte_les_sorties_la_ou_elles_etaient(dossier: Dossier) -> None:
    for nom, chemin in (("a", ("contactee", "interessee", "sortie")), ("b", ("sortie",)), ("c", ("engagee",))):
        id = structures.ajouter(dossier, nom)
        for pas_suivant in chemin:
            structures.modifier(dossier, id, "mobilisation", pas_suivant)
    structures.modifier(dossier, structures.lister(dossier, "id")[0]["id"], "mobilisation_motif", "Plus  le\ntemps")
    lu = lire_entonnoir(dossier)
    assert [(p.mots, p.atteint, p.sorties) for p in lu.paliers] == [
        ("Repérées", 3, 1), ("Contactées", 2, 0), ("Intéressées", 2, 1), ("Retenues", 1, 0), ("Engagées", 1, 0),
        ("Au terme", 0, 0),
    ]  # fmt: skip
    assert (lu.total, lu.sorties, lu.motifs) == (3, 2, (("Plus le temps", 1),))


def test_chaque_methode_lit_l_entonnoir_a_sa_facon(dossier: Dossier) -> None:
    assert "Ajoutez" in lire_selon(lire_entonnoir(dossier), "entonnoir")
    ids = [structures.ajouter(dossier, f"Structure {n}") for n in range(12)]
    mobilisation.mobiliser(dossier, ids[:8], Mobilisation.RETENUE)
    lu = lire_entonnoir(dossier)
    assert "12 repérées pour 8" in lire_selon(lu, "entonnoir").replace("\u00a0", " ")
    assert "4 structures de plus" in lire_selon(lu, "entonnoir").replace("\u00a0", " ")
    assert "le tri peut se faire" in lire_selon(lu, "entonnoir", places=5)
    assert "Aucune n’est sortie" in lire_selon(lu, "ciblage")
    mobilisation.mobiliser(dossier, ids[:4], Mobilisation.SORTIE)
    lu = lire_entonnoir(dossier)
    assert "4 sur 12 sont sorties (33 %)" in lire_selon(lu, "ciblage")
    assert "il en reste 8" in lire_selon(lu, "groupe_constitue")
    assert "Choisissez une méthode" in lire_selon(lu, None)

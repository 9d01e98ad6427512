"""The names this office gives to services stand in its documents where the method’s would (R41)."""

from __future__ import annotations

import pytest

from app.models.cadrage import ID_PROBLEMATIQUE, Problematique
from app.models.definitions.catalogue import Catalogue
from app.services.documents import composer
from app.services.documents.composition import definitions
from app.services.documents.noms import nommer
from app.services.ecriture.dossier import Dossier
from app.services.parametres import noms_du_bureau
from tests.documents.dossiers import JOUR
from tests.documents.lecture import en_texte

REGLES: dict[str, int | str] = {"animation_regionale": "DLA régional Bretagne", "comite_envoi": 21}


def test_seuls_les_noms_ecrits_par_le_bureau_comptent() -> None:
    assert noms_du_bureau(REGLES) == {"C2RA": "DLA régional Bretagne"}
    assert noms_du_bureau({"service_etat": "  "}) == {}
    assert noms_du_bureau({}) == {}


def test_un_nom_n_est_remplace_que_mot_entier() -> None:
    noms = {"C2RA": "DLA régional", "DDTEFP": "DDETS"}
    assert nommer("le C2RA, la DDTEFP ; un C2RAX", noms) == "le DLA régional, la DDETS ; un C2RAX"


def test_les_documents_disent_les_noms_du_bureau_et_gardent_les_mots_tapes(
    rempli: Dossier, catalogue: Catalogue
) -> None:
    with rempli.operation("x") as op:
        op.poser(Problematique, ID_PROBLEMATIQUE, validations=("c2ra",), contexte="Le C2RA nous a écrit.")
    texte = en_texte(composer("fiche-presentation", rempli, catalogue, aujourdhui=JOUR, parametres=REGLES))
    assert "Vérification par le DLA régional Bretagne" in texte
    assert "Animation de la démarche par le DLA et / ou le DLA régional Bretagne" in texte
    assert "Le C2RA nous a écrit." in texte
    assert "Vérification par le C2RA" in en_texte(
        composer("fiche-presentation", rempli, catalogue, aujourdhui=JOUR, parametres={})
    )


@pytest.mark.parametrize("code", [d.code for d in definitions()])
def test_sur_un_vierge_aucun_nom_remplace_ne_reste(code: str, catalogue: Catalogue) -> None:
    """Grids keep the words of the method: they are read when the form comes back."""
    document = composer(code, None, catalogue, aujourdhui=JOUR, parametres=REGLES)
    dits = en_texte(document).split(document.source)[-1]
    if code.startswith("grille-"):
        assert document == composer(code, None, catalogue, aujourdhui=JOUR, parametres={})
    elif code in ("fiche-presentation", "dossier-comite"):
        assert "C2RA" not in dits

"""The version without names: whatever the document and its format, nothing tells who has not agreed (R38).

Marks no one would write stand in every place where a dossier can name a structure, its people or its money; the
files are opened to the last hidden part, and none may hold a mark.
"""

from __future__ import annotations

import html
import re
import zipfile
from decimal import Decimal
from pathlib import Path
from typing import Any

import pypdf
import pypdfium2
import pytest

from app.models.base import Base
from app.models.cadrage import ID_PROBLEMATIQUE, ID_PROJET, Problematique, ProjetIntervention
from app.models.definitions.catalogue import Catalogue
from app.models.fiche import ID_FICHE, Fiche
from app.models.groupes import Affectation, id_affectation
from app.models.mobilisation import Contact
from app.models.plan import LignePlan, PlanAccompagnement, id_plan
from app.models.structure import Structure
from app.services.documents import composer
from app.services.documents.composition import definitions
from app.services.ecriture.dossier import Dossier
from app.services.fichier.noms import nom_de_fichier
from app.services.rendus.ecriture import rendre
from tests.documents.dossiers import JOUR, dossier_complet
from tests.documents.lecture import serre

NOM, SIGLE, PERSONNE, PARTICIPANTE = "Zéphyrine Quokka Xylo", "ZQX", "Wilhelmine Ouistiti", "Ysoline Kangourou"
COURRIEL, TELEPHONE, SIRET, RNA = "w.ouistiti@zephyr.example", "06 98 71 23 45", "73282932000074", "W351987654"
ADRESSE, COMMUNE, MONTANT = "13 impasse du Wombat", "Quokkaville", Decimal("987654.32")
MARQUES = (NOM, SIGLE, PERSONNE, PARTICIPANTE, COURRIEL, TELEPHONE, SIRET, RNA, ADRESSE, COMMUNE)
MONTANTS = ("987654,32", "987654.32", "987 654", "987\u202f654", "987\u00a0654")
CITATION = f"Vu avec {NOM} ({SIGLE}) et {PERSONNE}, {COURRIEL}, {TELEPHONE}, puis {PARTICIPANTE}."
SORTIES = [(d.code, format) for d in definitions() for format in d.formats]


def _textes_libres(entite: type[Base]) -> list[str]:
    """The columns of a table where anything may be typed."""
    return [c.name for c in entite.__table__.columns if str(c.type) == "TEXT" and c.info.get("libelle")]


@pytest.fixture(scope="module")
def marque() -> Dossier:
    """A full dossier where one structure, that has not agreed, is named everywhere a text can be typed."""
    dossier = dossier_complet()
    autres = [ligne["id"] for ligne in dossier.lignes(Structure, "id")]
    with dossier.operation("Marquer") as op:
        seule = op.creer(
            Structure, nom=NOM, sigle=SIGLE, siret=SIRET, rna=RNA, contact_nom=PERSONNE, contact_fonction="Présidente",
            courriel=COURRIEL, telephone=TELEPHONE, adresse=ADRESSE, commune=COMMUNE, budget=MONTANT, etp=Decimal(3),
            mobilisation="engagee", secteur="culture", partenariats=CITATION, contact_commentaire=CITATION,
            participant=CITATION, histoire=CITATION,
        )  # fmt: skip
        op.creer(Contact, structure=seule, nom=PARTICIPANTE, niveau="direction", participe=True)
        op.creer(Affectation, id=id_affectation("g1", seule), groupe="g1", structure=seule)
        op.poser(
            PlanAccompagnement, id_plan(seule), structure=seule, mission="ingenierie_collective",
            points_forts=CITATION, objectif_general=CITATION, objectif_individuel=CITATION,
        )  # fmt: skip
        op.creer(LignePlan, structure=seule, difficulte=CITATION, action=CITATION, moyens=CITATION)
        op.modifier(Structure, autres[0], partenariats=CITATION, contact_commentaire=CITATION)
        op.poser(Problematique, ID_PROBLEMATIQUE, formulation=CITATION, contexte=CITATION, enjeux=CITATION)
        op.poser(ProjetIntervention, ID_PROJET, contenus=CITATION, lieux=CITATION, animation_dla=CITATION)
        op.poser(
            Fiche, ID_FICHE, intitule=f"Avec {NOM}", accroche=CITATION, bureau=f"DLA, pour {SIGLE}",
            charge_mission=PERSONNE, territoire=f"Autour de {NOM}",
        )  # fmt: skip
    # Every other text of the dossier names it too, so that a document added later is held to the same.
    with dossier.operation("Citer") as op:
        for entite in sorted(set(Base.__subclasses__()) - {Structure, Contact, Fiche}, key=lambda e: e.__tablename__):
            colonnes = _textes_libres(entite)
            for ligne in dossier.lignes(entite):
                libres = {c: CITATION for c in colonnes if isinstance(ligne[c], str) and " " in ligne[c]}
                if libres:
                    op.modifier(entite, ligne["id"], **libres)
    return dossier


def tout_ce_que_dit(chemin: Path) -> str:
    """All the text of a file: pages, outline, properties; every part of a zip archive, comments and hidden ones too."""
    if chemin.suffix != ".pdf":
        with zipfile.ZipFile(chemin) as archive:
            parties = [archive.read(nom).decode("utf-8", "replace") for nom in archive.namelist() if "font" not in nom]
        # The words between tags, run together as they are read; and once more with the tags, for their attributes.
        return "\n".join(html.unescape(p) + "\n" + html.unescape(re.sub(r"<[^>]*>", "", p)) for p in parties)
    pdf = pypdfium2.PdfDocument(chemin)
    pages = [page.get_textpage().get_text_bounded() for page in pdf]
    signets = [item.get_title() for item in pdf.get_toc()]
    pdf.close()
    proprietes: Any = pypdf.PdfReader(chemin).metadata or {}
    return "\n".join([*pages, *signets, *map(str, proprietes.values())])


def _marques_de(texte: str) -> list[str]:
    net = serre(texte).casefold()
    return [m for m in (*MARQUES, *MONTANTS) if serre(m).casefold() in net]


@pytest.mark.parametrize(("code", "format"), SORTIES)
def test_aucun_fichier_ne_dit_qui_n_a_pas_accepte(
    code: str, format: str, marque: Dossier, catalogue: Catalogue, tmp_path: Path
) -> None:
    document = composer(code, marque, catalogue, anonyme=True, aujourdhui=JOUR)
    chemin = rendre(document, format, tmp_path / f"document.{format}")
    assert _marques_de(tout_ce_que_dit(chemin)) == []
    assert _marques_de(nom_de_fichier(f"{document.titre} - {document.entete.dossier}")) == []


@pytest.mark.parametrize("format", ["pdf", "docx", "xlsx"])
def test_les_memes_marques_se_lisent_dans_la_version_complete(
    format: str, marque: Dossier, catalogue: Catalogue, tmp_path: Path
) -> None:
    """What the test above looks for is there to be found, in pages and properties, where nothing is hidden."""
    vus: set[str] = set()
    for code, possible in SORTIES:
        if possible == format:
            document = composer(code, marque, catalogue, aujourdhui=JOUR)
            vus |= set(_marques_de(tout_ce_que_dit(rendre(document, format, tmp_path / f"{code}.{format}"))))
    assert {NOM, SIGLE, PERSONNE, COURRIEL, TELEPHONE} <= vus
    assert vus & set(MONTANTS)


@pytest.mark.parametrize("nom", ["Accorde", "TTC", "Réalisation", "Engagee", "Favorable"])
def test_une_structure_peut_porter_le_nom_d_un_code(nom: str, catalogue: Catalogue) -> None:
    """A code stays a code: it is not somebody’s name."""
    dossier = dossier_complet()
    with dossier.operation("Structure") as op:
        op.creer(Structure, nom=nom, mobilisation="engagee")
    for definition in definitions():
        assert composer(definition.code, dossier, catalogue, aujourdhui=JOUR, anonyme=True).blocs

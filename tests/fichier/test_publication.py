"""Saving: nobody presses a button, and whatever happens to the key, the work stays."""

from __future__ import annotations

import errno
import os
import shutil
from pathlib import Path
from typing import Any

import pytest

from app.services.fichier import ErreurFichier, FichierExistant, Motif, Poste, creer, disque, ouvrir, restaurer
from app.services.fichier import sauvegardes as lister_sauvegardes
from tests.fichier.gestes import (
    autre_outil,
    avec_geste,
    dossier_pret,
    inscrire,
    noms_lus,
    noms_ouverts,
    poste_de,
    voisins,
)


def test_creer_travailler_fermer_rouvrir(cle: Path, poste: Poste) -> None:
    session = creer(cle / "neuf.sqlite", "Mutualiser", poste=poste, bureau="DLA 35")
    assert not session.a_publier()
    inscrire(session, "Les Jardins")
    assert session.a_publier()
    etat = session.publier()
    assert etat.phase == "a_jour"
    assert etat.message.startswith("Enregistré à ")
    assert not session.a_publier()
    assert noms_lus(cle / "neuf.sqlite") == ["Les Jardins"]
    session.fermer()
    assert voisins(cle / "neuf.sqlite") == ["neuf.sqlite"], "neither lock, journal nor temporary stays"
    assert list(poste.sessions.iterdir()) == []
    rouverte = ouvrir(cle / "neuf.sqlite", poste=poste)
    assert noms_ouverts(rouverte) == ["Les Jardins"]
    assert rouverte.avis == ()
    assert rouverte.identite == session.identite
    rouverte.fermer()


def test_creer_n_ecrase_rien(chemin: Path, poste: Poste) -> None:
    avant = chemin.read_bytes()
    with pytest.raises(FichierExistant, match="existe déjà"):
        creer(chemin, "Autre", poste=poste)
    assert chemin.read_bytes() == avant


def test_annuler_marche_encore_le_lendemain(chemin: Path, poste: Poste) -> None:
    session = ouvrir(chemin, poste=poste)
    assert session.dossier.a_annuler() == "Inscrire des structures"
    session.dossier.annuler()
    session.fermer()
    assert noms_lus(chemin) == []


def test_un_dossier_neuf_n_a_rien_a_annuler(cle: Path, poste: Poste) -> None:
    session = creer(cle / "neuf.sqlite", "Mutualiser", poste=poste)
    assert session.dossier.a_annuler() is None
    session.fermer()


def test_la_publication_tourne_dans_un_autre_fil(chemin: Path, poste: Poste) -> None:
    from concurrent.futures import ThreadPoolExecutor

    session = ouvrir(chemin, poste=poste)
    with ThreadPoolExecutor(1) as fil:
        for n in range(12):
            inscrire(session, f"Structure {n}")
            attente = fil.submit(session.publier)
            inscrire(session, f"Pendant {n}")
            assert attente.result().phase == "a_jour"
    session.fermer()
    assert len(noms_lus(chemin)) == 3 + 24


def test_r06_cle_retiree_pendant_le_travail(cle: Path, chemin: Path, poste: Poste) -> None:
    session = ouvrir(chemin, poste=poste)
    cle.rename(cle.with_name("cle-retiree"))
    inscrire(session, "Tapée sans la clé")
    etat = session.publier()
    assert etat.phase == "en_attente"
    assert etat.motif is Motif.RETIRE
    assert "Support retiré. Votre travail est conservé sur ce poste et sera publié au retour de la clé." in etat.message
    alerte = session.surveiller()
    assert alerte is not None
    assert alerte.motif is Motif.RETIRE
    cle.with_name("cle-retiree").rename(cle)
    assert session.surveiller() is None
    assert session.publier().phase == "a_jour"
    assert noms_lus(chemin)[-1] == "Tapée sans la clé"
    session.fermer()


def test_r07_la_cle_revient_changee(chemin: Path, poste: Poste, tmp_path: Path) -> None:
    session = ouvrir(chemin, poste=poste)
    inscrire(session, "À moi")
    ailleurs = tmp_path / "ailleurs" / chemin.name
    ailleurs.parent.mkdir()
    shutil.copy(chemin, ailleurs)
    avec_geste(ailleurs, poste_de(tmp_path, "Alex", "POSTE-2"), "À Alex")
    os.replace(ailleurs, chemin)
    alerte = session.surveiller()
    assert alerte is not None
    assert alerte.motif is Motif.CHANGE
    etat = session.publier()
    assert "fusionner ou enregistrer à part" in etat.message
    assert "À Alex" in noms_lus(chemin), "the other version is not overwritten"
    session.enregistrer_sous(chemin.with_name("a-part.sqlite"))
    assert noms_lus(chemin.with_name("a-part.sqlite"))[-1] == "À moi"
    assert session.publication.phase == "a_jour"
    session.fermer()


def test_r07_une_ancienne_revision_remise_a_la_place(chemin: Path, poste: Poste) -> None:
    ancienne = chemin.read_bytes()
    session = ouvrir(chemin, poste=poste)
    inscrire(session, "Publiée")
    session.publier()
    chemin.write_bytes(ancienne)
    inscrire(session, "Ensuite")
    assert session.publier().motif is Motif.CHANGE
    assert chemin.read_bytes() == ancienne
    session.suspendre()


def test_r08_une_autre_cle_avec_le_meme_nom(cle: Path, chemin: Path, poste: Poste) -> None:
    session = ouvrir(chemin, poste=poste)
    inscrire(session, "À moi")
    dossier_pret(cle / "autre.sqlite", poste, "Rien à voir")
    os.replace(cle / "autre.sqlite", chemin)
    etat = session.publier()
    assert etat.motif is Motif.AUTRE_DOSSIER
    assert "Ce n’est pas le même dossier" in etat.message
    alerte = session.surveiller()
    assert alerte is not None
    assert "Ce n’est pas le même dossier" in alerte.message
    assert noms_lus(chemin) == ["Rien à voir"]
    session.suspendre()


def _plein(*_: Any) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


def test_r09_cle_pleine(chemin: Path, poste: Poste, monkeypatch: pytest.MonkeyPatch) -> None:
    avant = chemin.read_bytes()
    session = ouvrir(chemin, poste=poste)
    inscrire(session, "Encore une")
    with monkeypatch.context() as panne:
        panne.setattr(disque, "synchroniser", _plein)
        etat = session.publier()
    assert etat.motif is Motif.PLEIN
    assert "Plus de place sur" in etat.message
    assert "Mo. Rien n’est perdu." in etat.message
    assert chemin.read_bytes() == avant
    assert not [v for v in voisins(chemin) if v.endswith(".tmp")]
    assert session.publier().phase == "a_jour"
    session.fermer()


def _occupe(fois: list[int]) -> Any:
    vrai = os.replace

    def remplacer(source: Any, cible: Any) -> None:
        if str(cible).endswith("recycleries.sqlite") and fois[0] > 0:
            fois[0] -= 1
            erreur = PermissionError(errno.EACCES, "used by another process")
            erreur.winerror = 32  # type: ignore[attr-defined]
            raise erreur
        vrai(source, cible)

    return remplacer


def test_r12_fichier_tenu_un_moment_par_l_antivirus(
    chemin: Path, poste: Poste, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(disque, "PAUSES", (0.001,) * 5)
    monkeypatch.setattr(os, "replace", _occupe([3]))
    session = ouvrir(chemin, poste=poste)
    inscrire(session, "Encore une")
    assert session.publier().phase == "a_jour"
    session.fermer()


def test_r12_nom_tenu_pour_toujours_mais_fichier_modifiable(
    chemin: Path, poste: Poste, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(disque, "PAUSES", (0.001,))
    monkeypatch.setattr(os, "replace", _occupe([10**9]))
    session = ouvrir(chemin, poste=poste)
    for n in range(4):
        inscrire(session, f"En place {n}")
        assert session.publier().phase == "a_jour", session.publication
        assert noms_lus(chemin)[-1] == f"En place {n}"
    session.fermer()
    monkeypatch.undo()
    rouverte = ouvrir(chemin, poste=poste)
    assert rouverte.avis == (), "sealed again"
    rouverte.fermer()


def test_r12_tenu_pour_toujours(chemin: Path, poste: Poste, monkeypatch: pytest.MonkeyPatch) -> None:
    avant = chemin.read_bytes()
    session = ouvrir(chemin, poste=poste)
    with autre_outil(chemin) as base, monkeypatch.context() as panne:
        panne.setattr(disque, "PAUSES", (0.001,))
        panne.setattr(os, "replace", _occupe([10**9]))
        panne.setattr("app.services.fichier.publication.ATTENTE_EN_PLACE", 0.05)
        base.execute("BEGIN EXCLUSIVE")
        inscrire(session, "Encore une")
        etat = session.publier()
        base.execute("ROLLBACK")
    assert etat.phase == "en_attente"
    assert "Publication en attente" in etat.message
    assert "nouvel essai" in etat.message
    assert chemin.read_bytes() == avant
    assert session.publier().phase == "a_jour"
    session.fermer()


@pytest.mark.parametrize("ou", ["synchroniser", "ecrire_neuf", "relire", "synchroniser_dossier"])
def test_r13_erreur_du_support(chemin: Path, poste: Poste, monkeypatch: pytest.MonkeyPatch, ou: str) -> None:
    def eio(*_: Any) -> None:
        raise OSError(errno.EIO, "Input/output error")

    session = ouvrir(chemin, poste=poste)
    inscrire(session, "Encore une")
    with monkeypatch.context() as panne:
        panne.setattr(disque, ou, eio)
        etat = session.publier()
    assert etat.phase == "echec"
    assert "Erreur du support ; enregistrez sur un autre." in etat.message.replace("\u202f", " ")
    assert len(noms_lus(chemin)) in (3, 4), "old or new, whole"
    assert session.publier().phase == "a_jour"
    assert noms_lus(chemin)[-1] == "Encore une"
    session.fermer()


def test_r14_cle_menteuse(chemin: Path, poste: Poste, monkeypatch: pytest.MonkeyPatch) -> None:
    session = ouvrir(chemin, poste=poste)
    inscrire(session, "Encore une")
    with monkeypatch.context() as panne:
        panne.setattr(disque, "relire", lambda chemin: bytes(len(chemin.read_bytes())))
        etat = session.publier()
    assert etat.motif is Motif.RELECTURE
    assert "La relecture diffère" in etat.message
    assert "n’utilisez pas ce support" in etat.message
    assert session.a_publier(), "the working copy is not let go"
    session.enregistrer_sous(chemin.with_name("autre-support.sqlite"))
    assert noms_lus(chemin.with_name("autre-support.sqlite"))[-1] == "Encore une"
    session.fermer()


def test_r15_remplace_par_un_client_de_synchronisation(chemin: Path, poste: Poste, tmp_path: Path) -> None:
    session = ouvrir(chemin, poste=poste)
    copie = tmp_path / "sync.sqlite"
    shutil.copy(chemin, copie)
    avec_geste(copie, poste_de(tmp_path, "Alex", "POSTE-2"), "Venue du nuage")
    os.replace(copie, chemin)
    inscrire(session, "Locale")
    alerte = session.surveiller()
    assert alerte is not None
    assert "a changé entre-temps" in alerte.message
    assert session.publier().motif is Motif.CHANGE
    session.fermer()
    assert noms_lus(chemin)[-1] == "Venue du nuage"


def test_r15_touche_sans_changement(chemin: Path, poste: Poste) -> None:
    session = ouvrir(chemin, poste=poste)
    os.utime(chemin, (1, 1))
    assert session.surveiller() is None
    inscrire(session, "Encore une")
    assert session.publier().phase == "a_jour"
    session.fermer()


def test_r16_fichier_supprime_puis_republie(chemin: Path, poste: Poste) -> None:
    session = ouvrir(chemin, poste=poste)
    inscrire(session, "Encore une")
    chemin.unlink()
    alerte = session.surveiller()
    assert alerte is not None
    assert "Fichier supprimé" in alerte.message
    assert "le republier ?" in alerte.message.replace("\u202f", " ")
    assert session.publier().motif is Motif.SUPPRIME
    assert not chemin.exists(), "nothing comes back unasked"
    assert session.publier(republier=True).phase == "a_jour"
    assert noms_lus(chemin)[-1] == "Encore une"
    session.fermer()


def test_r17_copie_en_conflit_signalee(chemin: Path, poste: Poste) -> None:
    shutil.copy(chemin, chemin.with_name("recycleries-PC2.sqlite"))
    session = ouvrir(chemin, poste=poste)
    assert any("Copie en conflit trouvée" in avis and "recycleries-PC2.sqlite" in avis for avis in session.avis)
    session.fermer()


NOMS_DE_CHEMIN = (
    "quoi ? dièse # pour cent %20.sqlite",
    "e\u0301te\u0301 décomposé.sqlite",
    "🌻 tournesol.sqlite",
    "espace  double.sqlite",
    "-tiret.sqlite",
    "a" * 200 + ".sqlite",
    "guillemets « » ’.sqlite",
)


@pytest.mark.parametrize("nom", NOMS_DE_CHEMIN)
def test_r39_chemins_difficiles(cle: Path, poste: Poste, nom: str) -> None:
    dossier_pret(cle / nom, poste, "Une")
    avec_geste(cle / nom, poste, "Deux")
    assert noms_lus(cle / nom) == ["Une", "Deux"]
    assert voisins(cle / nom) == [nom]


def test_r39_dossier_tres_profond_et_nom_trop_long(cle: Path, poste: Poste) -> None:
    profond = cle
    for _ in range(12):
        profond = profond / ("niveau" * 8)
    profond.mkdir(parents=True)
    dossier_pret(profond / "loin.sqlite", poste, "Une")
    assert noms_lus(profond / "loin.sqlite") == ["Une"]
    with pytest.raises(ErreurFichier, match="trop long"):
        ouvrir(cle / ("x" * 300), poste=poste)


def test_r39_lien_symbolique(chemin: Path, poste: Poste, tmp_path: Path) -> None:
    lien = tmp_path / "raccourci.sqlite"
    lien.symlink_to(chemin)
    avec_geste(lien, poste, "Par le lien")
    assert lien.is_symlink()
    assert noms_lus(chemin)[-1] == "Par le lien"


def test_r44_efface_par_erreur_puis_restaure(chemin: Path, poste: Poste) -> None:
    session = ouvrir(chemin, poste=poste)
    session.sauvegarder("avant-suppression")
    session.dossier.annuler()
    session.publier()
    assert noms_lus(chemin) == []
    copies = lister_sauvegardes(poste, session.identite)
    bonne = next(c for c in copies if c.revision == 1)
    retrouve = restaurer(bonne, chemin.with_name("restaure.sqlite"))
    assert len(noms_lus(retrouve)) == 3
    with pytest.raises(FichierExistant, match="rien n’a été écrasé"):
        restaurer(bonne, chemin)
    session.fermer()


def test_les_droits_du_fichier_sont_gardes(chemin: Path, poste: Poste) -> None:
    chemin.chmod(0o640)
    avec_geste(chemin, poste, "Encore une")
    assert chemin.stat().st_mode & 0o777 == 0o640


def test_enregistrer_sous_continue_dans_le_nouveau_fichier(chemin: Path, poste: Poste) -> None:
    session = ouvrir(chemin, poste=poste)
    with pytest.raises(FichierExistant):
        session.enregistrer_sous(chemin)
    nouveau = chemin.with_name("nouveau.sqlite")
    session.enregistrer_sous(nouveau)
    inscrire(session, "Dans le nouveau")
    session.fermer()
    assert noms_lus(nouveau)[-1] == "Dans le nouveau"
    assert len(noms_lus(chemin)) == 3
    assert voisins(chemin) == ["nouveau.sqlite", "recycleries.sqlite"]

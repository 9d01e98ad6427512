"""Sessions cut short: recognised by their free lock, taken up again, saved elsewhere, or let go with a sealed copy."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from app.models.erreurs import ErreurUtilisateur
from app.models.fiche import Fiche
from app.services.ecriture.dossier import Dossier, Signataire
from app.services.fichier import copies_locales, disque, verrou
from app.services.fichier.atelier import (
    Atelier,
    AtelierOccupe,
    FicheDeSession,
    lire_fiche,
    registre,
    reprendre_atelier,
    saisir,
)
from app.services.fichier.connexion import ouvrir_travail
from app.services.fichier.erreurs import ErreurFichier, FichierAbime, SauvegardeImpossible
from app.services.fichier.image import ImageDefectueuse, fabriquer
from app.services.fichier.lecture import etiquette
from app.services.fichier.poste import Poste
from app.services.fichier.sauvetage import recuperer_travail
from app.services.fichier.session import Session
from app.services.fichier.valeurs import FORME_UUID


@dataclass(frozen=True)
class SessionInterrompue:
    """Work that waits on this computer. ``chemin`` is None when the note of where it came from was lost."""

    racine: Path
    poste: Poste
    identite: str
    intitule: str
    chemin: Path | None
    quand: datetime
    revision: int
    revision_publiee: int
    brouillons: int

    @property
    def non_publies(self) -> int:
        """Gestures that are not in the user's file."""
        return max(0, self.revision - max(self.revision_publiee, 0))

    def reprendre(self) -> Session:
        """Go on where it stopped. `DejaOuvert` when somebody has the file now; `ErreurFichier` without a known path."""
        if self.chemin is None:
            raise ErreurFichier(
                "On ne sait plus de quel fichier venait cette session ; son contenu est intact.",
                "Utilisez « Enregistrer sous » pour le remettre dans un fichier.",
            )
        return _reprendre(self, self.chemin)

    def enregistrer_sous(self, chemin: Path) -> Session:
        """Go on in another file, which must be free."""
        session = _reprendre(self, Path(chemin).resolve(), garder=False)
        try:
            session.enregistrer_sous(chemin)
        except BaseException:
            session.suspendre()
            raise
        return session

    def abandonner(self) -> copies_locales.Sauvegarde | None:
        """Let it go; a sealed copy goes to the backups first. `SauvegardeImpossible` (nothing is then deleted)."""
        atelier = _prendre(self.poste, self.racine)
        try:
            copie = _copier(atelier, self.poste, self.identite)
        except BaseException:
            atelier.liberer()
            raise
        atelier.detruire()
        return copie


def sessions_interrompues(poste: Poste) -> tuple[SessionInterrompue, ...]:
    """Those with something to lose, the latest first. Folders with nothing to lose are tidied."""
    if not poste.sessions.is_dir():
        return ()
    try:
        with registre(poste):
            racines = [r for r in poste.sessions.iterdir() if r.is_dir() and FORME_UUID.match(r.name)]
            trouvees = [s for racine in racines if (s := _examiner(racine, poste)) is not None]
    except OSError:
        return ()
    return tuple(sorted(trouvees, key=lambda s: s.quand, reverse=True))


def _examiner(racine: Path, poste: Poste) -> SessionInterrompue | None:
    try:
        atelier = saisir(racine)
    except (AtelierOccupe, OSError):
        return None
    fiche = atelier.fiche()
    if not atelier.travail.exists():
        atelier.detruire()  # cut while it was being opened: nothing was typed yet
        return None
    vue = _decrire(atelier, fiche, poste)
    if vue is not None and vue.brouillons == 0 and _rien_a_perdre(vue, atelier, fiche):
        atelier.detruire()
        return None
    atelier.liberer()
    return vue


def _decrire(atelier: Atelier, fiche: FicheDeSession, poste: Poste) -> SessionInterrompue:
    quand = datetime.fromtimestamp(max(v.stat().st_mtime for v in atelier.racine.glob("travail.sqlite*")), UTC)
    identite, intitule, revision, brouillons = fiche.dossier, "", fiche.revision_publiee + 1, 0
    try:
        with closing(ouvrir_travail(atelier.travail)) as connexion:
            dossier = Dossier(connexion, Signataire("", ""), lecture_seule=True)
            identite = dossier.meta().get("dossier", identite)
            intitule = next((str(f["intitule"]) for f in dossier.lignes(Fiche, "intitule")), "")
            revision = dossier.revision
            brouillons = int(dossier.requete("SELECT count(*) FROM brouillon")[0][0])
    except (sqlite3.Error, ErreurUtilisateur, RuntimeError):
        pass  # damaged: taking it up will salvage it
    if not FORME_UUID.match(identite):
        identite = "00000000-0000-0000-0000-000000000000"
    return SessionInterrompue(
        atelier.racine, poste, identite, intitule, fiche.chemin, quand, revision, fiche.revision_publiee, brouillons
    )


def _rien_a_perdre(vue: SessionInterrompue, atelier: Atelier, fiche: FicheDeSession) -> bool:
    """Whether the user's file, or a backup, holds all of it. A crash may have come between publishing and noting so."""
    if vue.chemin is not None:
        try:
            trouvee = etiquette(disque.lire(vue.chemin))
        except OSError:
            trouvee = None
        derniere = _derniere_publication(atelier.travail)
        if (
            trouvee is not None
            and trouvee.sain
            and trouvee.identite == vue.identite
            and vue.revision == trouvee.revision
        ):
            return trouvee.publication == derniere
    if vue.revision != fiche.revision_publiee:
        return False
    try:
        _copier(atelier, vue.poste, vue.identite)
    except SauvegardeImpossible:
        return False
    return True


def _derniere_publication(travail: Path) -> str:
    try:
        with closing(ouvrir_travail(travail)) as connexion:
            ligne = connexion.execute("SELECT id FROM publication ORDER BY rowid DESC LIMIT 1").fetchone()
    except (sqlite3.Error, ErreurUtilisateur, RuntimeError):
        return "?"
    return str(ligne[0]) if ligne else ""


def _copier(atelier: Atelier, poste: Poste, identite: str) -> copies_locales.Sauvegarde:
    try:
        image = fabriquer(atelier.travail)
        octets, revision = image.octets, image.revision
    except (ImageDefectueuse, sqlite3.Error):
        octets, revision = disque.lire(atelier.travail), 0  # damaged: its bytes as they are
    return copies_locales.deposer(poste, identite, octets, motif="session-abandonnee", revision=revision)


def _prendre(poste: Poste, racine: Path) -> Atelier:
    try:
        return reprendre_atelier(poste, racine)
    except AtelierOccupe as erreur:
        raise ErreurFichier(
            "Cette session est de nouveau ouverte dans une autre fenêtre.", "Revenez à cette fenêtre."
        ) from erreur


def _reprendre(vue: SessionInterrompue, chemin: Path, *, garder: bool = True) -> Session:
    atelier = _prendre(vue.poste, vue.racine)
    garde = None
    try:
        avis = ["Session interrompue reprise : tout ce qui avait été enregistré sur ce poste est là."]
        avis += _soigner(atelier)
        if garder:
            try:
                garde = verrou.prendre(chemin, atelier.nom, vue.poste)
            except OSError:
                avis.append("Le support d’origine n’est pas là : votre travail sera publié à son retour.")
        fiche = lire_fiche(atelier.racine)
        connexion = ouvrir_travail(atelier.travail)
    except BaseException:
        atelier.liberer()
        raise
    return Session(
        Dossier(connexion, Signataire(vue.poste.auteur, vue.poste.nom)),
        chemin,
        vue.identite,
        vue.poste,
        atelier=atelier,
        garde=garde,
        empreinte=fiche.empreinte,
        revision_publiee=fiche.revision_publiee,
        avis=tuple(avis),
    )


def _soigner(atelier: Atelier) -> list[str]:
    """A working copy that fails its checks is salvaged; the sick one is kept beside."""
    try:
        fabriquer(atelier.travail)
        return []
    except (ImageDefectueuse, sqlite3.Error, ErreurUtilisateur):
        pass
    rapport = recuperer_travail(atelier.travail)
    if rapport is None:
        raise FichierAbime(
            "La copie de travail de cette session est trop abîmée pour être reprise.",
            "Votre fichier et les sauvegardes de ce poste ne sont pas touchés.",
        )
    return [rapport.resume()]

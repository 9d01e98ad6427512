"""A dossier being worked on: its working copy here, the user's file there, and what passes between the two."""

from __future__ import annotations

import threading
import time
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from app.models.erreurs import ErreurUtilisateur
from app.models.typographie import francais
from app.services.ecriture.dossier import Dossier
from app.services.fichier import copies_locales, disque, rythme, surveillance, verrou
from app.services.fichier.atelier import Atelier, FicheDeSession, nouvel_atelier
from app.services.fichier.connexion import amorcer, ouvrir_travail
from app.services.fichier.empreinte import Empreinte, empreinte_de
from app.services.fichier.erreurs import ErreurFichier, FichierExistant, SauvegardeImpossible
from app.services.fichier.etat import Alerte, EtatPublication, Motif, ouvert, publie
from app.services.fichier.image import Image, ImageDefectueuse, fabriquer, fabriquer_depuis
from app.services.fichier.lignee import inscrire, ou_en_est
from app.services.fichier.poste import Poste
from app.services.fichier.publication import Cible, PublicationRefusee, remplacer, verifier_cible
from app.services.fichier.refus import dire


class Session:
    """Made by `ouverture` and `reprise` only. `publier` and `sauvegarder` may run in another thread, the rest not."""

    def __init__(
        self,
        dossier: Dossier,
        chemin: Path,
        identite: str,
        poste: Poste,
        *,
        atelier: Atelier | None = None,
        garde: verrou.Verrou | None = None,
        empreinte: Empreinte | None = None,
        revision_publiee: int = 0,
        avis: tuple[str, ...] = (),
        enregistrable: bool = True,
    ) -> None:
        self.dossier = dossier
        self.chemin = chemin
        self.identite = identite
        self.poste = poste
        self.avis = tuple(francais(texte) for texte in avis)
        self.enregistrable = enregistrable
        self.publication: EtatPublication = ouvert()
        self._atelier = atelier
        self._garde = garde
        self._empreinte = empreinte
        self._revision_publiee = revision_publiee
        self._revision_sauvee = revision_publiee
        self._sauvee_a = time.monotonic()
        self._ecrite_par_nous = False
        self._lignee_ouverte: str | None = None
        self._un_a_la_fois = threading.RLock()
        self._fermee = False
        if not dossier.lecture_seule and atelier is not None:
            amorcer(dossier.connexion)

    @property
    def lecture_seule(self) -> bool:
        """Whether nothing can be written."""
        return self.dossier.lecture_seule

    # --- publishing -----------------------------------------------------------------------------------------

    def a_publier(self) -> bool:
        """Whether gestures are not in the user's file yet."""
        return not self.lecture_seule and self.dossier.revision != self._revision_publiee

    def publier(self, *, republier: bool = False) -> EtatPublication:
        """Put the dossier into the user's file. Never raises for what a person can meet: the state says it.

        ``republier``: the user wants a file that was deleted to be put back.
        """
        if self.lecture_seule or self._atelier is None:
            return self.publication
        with self._un_a_la_fois:
            try:
                self.publication = self._publier(self._atelier, republier)
            except PublicationRefusee as refus:
                self.publication = dire(refus, self.chemin, self.publication.a)
            except ErreurUtilisateur as erreur:  # this computer's own disk
                a = self.publication.a
                self.publication = EtatPublication("en_attente", erreur.message, a, Motif.SUPPORT, erreur.conseil)
            except ImageDefectueuse as defaut:
                copies_locales.geler(self.poste, self.identite, gele=True)
                self.publication = dire(PublicationRefusee(Motif.DEFAUT, str(defaut)), self.chemin, self.publication.a)
            return self.publication

    def _publier(self, atelier: Atelier, republier: bool) -> EtatPublication:
        revision, derniere = ou_en_est(atelier.travail)
        deja = revision == self._revision_publiee
        if deja and not republier and self.publication.motif is Motif.AUCUN:
            return self.publication
        connue = self._empreinte
        if republier and not self.chemin.exists():
            connue = None
        cible = Cible(self.chemin, self.identite, connue, self._ecrite_par_nous)
        a_garder = verifier_cible(cible, derniere)
        if deja and connue is not None:
            return publie(self.publication.a) if self.publication.a else ouvert()
        self._lignee_ouverte = inscrire(atelier.travail, self._lignee_ouverte, self.dossier.signataire, revision)
        try:
            image = fabriquer(atelier.travail, self._lignee_ouverte)
            empreinte = remplacer(cible, image, self.poste, a_garder)
        except PublicationRefusee as refus:
            if refus.motif is Motif.RELECTURE:
                self._lignee_ouverte = None  # something bearing that name is out there
            raise
        self._lignee_ouverte = None
        self._noter_publiee(atelier, empreinte, image.revision)
        return publie(datetime.now(UTC))

    def _noter_publiee(self, atelier: Atelier, empreinte: Empreinte, revision: int) -> None:
        self._empreinte, self._revision_publiee, self._ecrite_par_nous = empreinte, revision, True
        if self._garde is None:  # taken up again while the key was away
            with suppress(ErreurUtilisateur):
                self._garde = _garde(self.chemin, atelier.nom, self.poste)
        with suppress(OSError):  # a full local disk: the lineage row in the target tells the same after a crash
            atelier.completer(empreinte=empreinte, revision_publiee=revision, chemin=self.chemin)

    def surveiller(self) -> Alerte | None:
        """Whether the user's file moved on without us (cheap; meant for every 5 s)."""
        if self.lecture_seule or self._empreinte is None or not self._un_a_la_fois.acquire(blocking=False):
            return None
        try:
            alerte, self._empreinte = surveillance.regarder(self.chemin, self.identite, self._empreinte)
            return alerte
        finally:
            self._un_a_la_fois.release()

    # --- elsewhere ------------------------------------------------------------------------------------------

    def enregistrer_sous(self, chemin: Path, *, ecraser: bool = False) -> None:
        """Write the dossier to another place and go on working there; a read-only session becomes an ordinary one.

        Raises `FichierExistant` unless ``ecraser`` (the bytes replaced are then kept in the backups), `DejaOuvert`,
        `ErreurFichier` when the place refuses. On failure the session stays where it was.
        """
        vers = Path(chemin).resolve()
        if not self.enregistrable:
            raise ErreurFichier(
                "Ce dossier vient d’une version plus récente : cette version ne peut pas l’enregistrer.",
                "Copiez le fichier tel quel avec l’explorateur, ou mettez Ingéco à jour.",
            )
        with self._un_a_la_fois:
            connue, a_garder = _place(vers, ecraser and vers != self.chemin)
            atelier = self._atelier or _nouvel_atelier(self)
            garde = _garde(vers, atelier.nom, self.poste)
            try:
                empreinte, image = self._ecrire_ailleurs(atelier, Cible(vers, self.identite, connue), a_garder)
            except (PublicationRefusee, ImageDefectueuse) as erreur:
                if garde is not None:
                    garde.rendre()
                if atelier is not self._atelier:
                    atelier.detruire()
                refus = (
                    erreur if isinstance(erreur, PublicationRefusee) else PublicationRefusee(Motif.DEFAUT, str(erreur))
                )
                etat = dire(refus, vers, None)
                raise ErreurFichier(etat.message, etat.conseil) from erreur
            self._demenager(atelier, vers, garde)
            self._noter_publiee(atelier, empreinte, image.revision)
            self.publication = publie(datetime.now(UTC))

    def _ecrire_ailleurs(self, atelier: Atelier, cible: Cible, a_garder: bytes | None) -> tuple[Empreinte, Image]:
        verifier_cible(cible)
        if self._atelier is None:  # read-only: what we read becomes a working copy
            disque.ecrire_neuf(atelier.chantier, fabriquer_depuis(self.dossier.connexion).octets)
            atelier.mettre_en_service(FicheDeSession(self.identite, cible.chemin, None, -1, _maintenant()))
        revision, _ = ou_en_est(atelier.travail)
        image = fabriquer(atelier.travail, inscrire(atelier.travail, None, self.dossier.signataire, revision))
        return remplacer(cible, image, self.poste, a_garder), image

    def _demenager(self, atelier: Atelier, vers: Path, garde: verrou.Verrou | None) -> None:
        if self._garde is not None:
            self._garde.rendre()
        self._garde, self.chemin = garde, vers
        if self._atelier is None:
            self.dossier.connexion.close()
            self.dossier.connexion = ouvrir_travail(atelier.travail)
            self.dossier.lecture_seule = False
            self._atelier = atelier

    # --- backups, drafts ------------------------------------------------------------------------------------

    def sauvegarder(self, motif: str) -> copies_locales.Sauvegarde | None:
        """A local backup of the dossier as it is now. Raises `SauvegardeImpossible`; None when read-only."""
        if self.lecture_seule or self._atelier is None:
            return None
        try:
            image = fabriquer(self._atelier.travail)
        except ImageDefectueuse as defaut:
            copies_locales.geler(self.poste, self.identite, gele=True)
            raise SauvegardeImpossible(
                "Sauvegarde impossible : la copie de travail ne passe plus ses contrôles.",
                "Les sauvegardes précédentes sont gardées. Relancez Ingéco.",
            ) from defaut
        faite = copies_locales.deposer(self.poste, self.identite, image.octets, motif=motif, revision=image.revision)
        self._revision_sauvee, self._sauvee_a = image.revision, time.monotonic()
        return faite

    def sauvegarde_due(self) -> bool:
        """Whether ten minutes of work have passed since the last backup."""
        depuis = time.monotonic() - self._sauvee_a
        return not self.lecture_seule and rythme.faut_sauvegarder(
            depuis_derniere=depuis, revision=self.dossier.revision, revision_sauvee=self._revision_sauvee
        )

    def garder_brouillon(self, champ: str, texte: str) -> None:
        """Keep text still in a widget (``table/ligne/colonne``), should the computer stop now."""
        if not self.lecture_seule:
            self.dossier.connexion.execute(
                "INSERT OR REPLACE INTO brouillon (champ, texte, horodatage) VALUES (?, ?, ?)",
                (champ, texte, _maintenant()),
            )

    def brouillons(self) -> dict[str, str]:
        """Texts that were in widgets when the last session was cut short."""
        return dict(self.dossier.connexion.execute("SELECT champ, texte FROM brouillon ORDER BY rowid").fetchall())

    def oublier_brouillon(self, champ: str) -> None:
        """The text was entered for good.

        The gesture that wrote it has already waited for the disk: forgetting doesn't wait a second time. After a
        power cut the draft may come back; it says what the field says.
        """
        if self.lecture_seule:
            return
        self.dossier.connexion.execute("PRAGMA synchronous = NORMAL")
        try:
            self.dossier.connexion.execute("DELETE FROM brouillon WHERE champ = ?", (champ,))
        finally:
            self.dossier.connexion.execute("PRAGMA synchronous = FULL")

    # --- the end --------------------------------------------------------------------------------------------

    def fermer(self) -> EtatPublication:
        """Publish what remains and leave. What could not be published, or a draft, stays on this computer as an
        interrupted session: nothing is deleted before a sealed copy of it was read back."""
        if self._fermee:
            return self.publication
        self._fermee = True
        if self.lecture_seule or self._atelier is None:
            self.dossier.connexion.close()
            return self.publication
        if self.a_publier():
            self.publier()
        fini = not self.a_publier() and not self.brouillons()
        self.dossier.connexion.close()
        if self._garde is not None:  # while our session is still alive: nobody takes that lock for a dead one’s
            self._garde.rendre()
        if fini and self._copie_de_fermeture(self._atelier):
            self._atelier.detruire()
        else:
            self._atelier.liberer()
        return self.publication

    def suspendre(self) -> None:
        """Leave without publishing: all of it waits on this computer as an interrupted session."""
        if not self._fermee:
            self._fermee = True
            self.dossier.connexion.close()
            if self._garde is not None:
                self._garde.rendre()
            if self._atelier is not None:
                self._atelier.liberer()

    def _copie_de_fermeture(self, atelier: Atelier) -> bool:
        """Whether the working copy may go: its content is in the file as published, or in a backup."""
        connue = self._empreinte
        try:
            octets = disque.lire(self.chemin)
            la = connue is not None and empreinte_de(octets, self.chemin.stat()).sha256 == connue.sha256
        except OSError:
            la = False
        try:
            if not la:
                octets = fabriquer(atelier.travail).octets
            copies_locales.deposer(
                self.poste, self.identite, octets, motif="fermeture", revision=self._revision_publiee
            )
        except (SauvegardeImpossible, ImageDefectueuse):
            return la
        return True


def _place(vers: Path, ecraser: bool) -> tuple[Empreinte | None, bytes | None]:
    if not vers.exists():
        return None, None
    if not ecraser:
        raise FichierExistant(f"« {vers.name} » existe déjà : rien n’a été écrasé.", "Choisissez un autre nom.")
    octets = disque.lire(vers)
    return empreinte_de(octets, vers.stat()), octets


def _nouvel_atelier(session: Session) -> Atelier:
    try:
        return nouvel_atelier(session.poste)
    except OSError as erreur:
        raise ErreurFichier(
            f"Ce poste ne peut pas garder de copie de travail ({erreur.strerror}).", "Libérez de la place sur ce poste."
        ) from erreur


def _garde(vers: Path, nom: str, poste: Poste) -> verrou.Verrou | None:
    try:
        return verrou.prendre(vers, nom, poste)
    except OSError:
        return None  # the write itself will say what is wrong with that place


def _maintenant() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")

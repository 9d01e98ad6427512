"""Making a new dossier and opening an existing one: from the user's file to a session ready to work."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Literal

from app.models.base import nouvel_id
from app.models.fiche import ID_FICHE, Fiche
from app.models.schema import LECTURE_MIN, VERSION_SCHEMA
from app.services.ecriture.dossier import Dossier, Signataire
from app.services.ecriture.operation import Operation
from app.services.fichier import annexes, copies_locales, disque, migrations, verrou
from app.services.fichier.atelier import Atelier, FicheDeSession, nouvel_atelier
from app.services.fichier.avis import avis_d_ouverture
from app.services.fichier.connexion import ConnexionDeTravail, adresse, batir, ouvrir_travail, schema_sql
from app.services.fichier.empreinte import semble_inchange
from app.services.fichier.erreurs import (
    DejaOuvert,
    DisqueDuPostePlein,
    ErreurFichier,
    FichierAbime,
    FichierAbsent,
    FichierExistant,
    SauvegardeImpossible,
    SessionInterrompueTrouvee,
)
from app.services.fichier.etat import Motif
from app.services.fichier.lecture import Contenu, Lecture, etiquette, exiger_sain, verser
from app.services.fichier.poste import Poste
from app.services.fichier.reprise import sessions_interrompues
from app.services.fichier.sauvetage import proposer
from app.services.fichier.session import Session

SurOccupe = Literal["refuser", "lecture_seule", "reprendre"]
SurInterrompue = Literal["demander", "ignorer"]
Remplir = Callable[[Dossier], None]


def creer(
    chemin: Path | str, intitule: str, *, poste: Poste, bureau: str = "", exemple: Remplir | None = None
) -> Session:
    """A new dossier at a path that must be free; ``exemple`` fills it by ordinary gestures before it is published.

    Raises `FichierExistant`, `DejaOuvert`, `ErreurFichier` when the place refuses.
    """
    vers = _chemin(chemin)
    if vers.exists():
        raise FichierExistant(f"« {vers.name} » existe déjà : rien n’a été écrasé.", "Choisissez un autre nom.")
    atelier = _atelier(poste)
    garde = None
    try:
        identite = nouvel_id()
        _batir_neuf(atelier.chantier, identite, intitule, bureau, poste)
        garde = _prendre(vers, atelier, poste)
        atelier.mettre_en_service(FicheDeSession(identite, vers, None, -1, _maintenant()))
        dossier = Dossier(ouvrir_travail(atelier.travail), Signataire(poste.auteur, poste.nom))
        session = Session(dossier, vers, identite, poste, atelier=atelier, garde=garde, revision_publiee=-1)
        if exemple is not None:
            exemple(dossier)
        etat = session.publier()
        if etat.motif is not Motif.AUCUN:
            dossier.connexion.close()
            raise ErreurFichier(etat.message, etat.conseil)
    except BaseException:
        if garde is not None:
            garde.rendre()
        atelier.detruire()
        raise
    return session


def ouvrir(
    chemin: Path | str,
    *,
    poste: Poste,
    sur_occupe: SurOccupe = "refuser",
    sur_interrompue: SurInterrompue = "demander",
    lecture_seule: bool = False,
) -> Session:
    """Open a dossier. Notices for the user are in ``session.avis``.

    ``sur_occupe``: when somebody has it open, refuse (`DejaOuvert`), read only, or take over.
    ``sur_interrompue``: when work on it was cut short here, `SessionInterrompueTrouvee`, or open the file all the same.
    Raises the refusals of `erreurs`.
    """
    source = _chemin(chemin)
    lecture, avis = annexes.lire_avec_annexes(source, poste)
    plus_recente = lecture.entete.version > VERSION_SCHEMA
    if lecture_seule or plus_recente:
        return _en_lecture_seule(source, lecture, poste, avis)
    if sur_interrompue == "demander":
        _chercher_interrompue(source, lecture, poste)
    try:
        atelier = _atelier(poste)
    except ErreurFichier as erreur:
        return _en_lecture_seule(source, lecture, poste, [*avis, f"Lecture seule : {erreur.message}"])
    try:
        garde = verrou.prendre(source, atelier.nom, poste, forcer=sur_occupe == "reprendre")
        if not os.access(source, os.W_OK):
            garde.rendre()
            raise PermissionError(13, "read-only file")
    except DejaOuvert as occupe:
        atelier.detruire()
        if sur_occupe != "lecture_seule":
            raise
        return _en_lecture_seule(
            source, lecture, poste, [*avis, f"{occupe.message} Vous le consultez en lecture seule."]
        )
    except OSError:
        atelier.detruire()
        refus = "Lecture seule : utilisez Enregistrer sous. Cet emplacement n’accepte pas d’écriture."
        return _en_lecture_seule(source, lecture, poste, [*avis, refus])
    try:
        if not semble_inchange(source, lecture.empreinte):  # published by somebody while we read
            lecture, avis = annexes.lire_avec_annexes(source, poste)
        return _installer(source, lecture, poste, atelier, garde, avis)
    except (DisqueDuPostePlein, OSError) as erreur:
        garde.rendre()
        atelier.detruire()
        if isinstance(erreur, OSError) and not disque.est_plein(erreur):
            raise ErreurFichier(
                f"Ce poste ne peut pas garder de copie de travail ({erreur.strerror or erreur}).",
                "Votre fichier est intact. Vérifiez le disque de ce poste.",
            ) from erreur
        plein = "Lecture seule : le disque du poste est plein. Libérez de la place, puis rouvrez le dossier."
        return _en_lecture_seule(source, lecture, poste, [*avis, plein])
    except BaseException:
        garde.rendre()
        atelier.detruire()
        raise


def _installer(
    source: Path, lecture: Lecture, poste: Poste, atelier: Atelier, garde: verrou.Verrou, avis: list[str]
) -> Session:
    contenu, revision = _garnir(atelier.chantier, lecture, poste, avis)
    atelier.mettre_en_service(FicheDeSession(contenu.identite, source, lecture.empreinte, revision, _maintenant()))
    connexion = ouvrir_travail(atelier.travail)
    try:
        copies_locales.deposer(poste, contenu.identite, lecture.octets, motif="ouverture", revision=revision)
        copies_locales.geler(poste, contenu.identite, gele=False)
    except SauvegardeImpossible as erreur:
        avis.append(str(erreur))
    disque.balayer(source)
    return Session(
        Dossier(connexion, Signataire(poste.auteur, poste.nom)),
        source,
        contenu.identite,
        poste,
        atelier=atelier,
        garde=garde,
        empreinte=lecture.empreinte,
        revision_publiee=revision,  # what was migrated or set aside reaches the file with the first real change
        avis=tuple(avis + avis_d_ouverture(source, lecture, contenu)),
    )


def _garnir(chantier: Path, lecture: Lecture, poste: Poste, avis: list[str]) -> tuple[Contenu, int]:
    """Build the working copy from the bytes read and migrate it. Returns also the number of its last gesture."""
    version = lecture.entete.version
    ordres = migrations.schema_de(version)
    with closing(_connexion_de_construction(chantier)) as connexion:
        batir(connexion, version, ordres)
        tables = None if version == VERSION_SCHEMA else _noms(connexion)
        contenu = _verser(lecture, connexion, tables, poste)
        if version < VERSION_SCHEMA:
            copies_locales.deposer(
                poste, contenu.identite, lecture.octets, motif=f"avant-migration-v{version}", revision=0
            )
            migrations.migrer(connexion)
            avis.append(
                "Dossier mis à niveau ; une copie de l’ancienne version est gardée sur ce poste. "
                "Les versions précédentes d’Ingéco ne pourront plus l’ouvrir."
            )
        connexion.execute("INSERT OR REPLACE INTO meta VALUES ('lecture_min', ?)", (str(LECTURE_MIN),))
        revision = int(connexion.execute("SELECT coalesce(max(n), 0) FROM operation").fetchone()[0])
    return contenu, revision


def _verser(lecture: Lecture, vers: sqlite3.Connection, tables: frozenset[str] | None, poste: Poste) -> Contenu:
    try:
        exiger_sain(lecture)
        return verser(lecture, vers, tables)
    except FichierAbime as erreur:
        raise proposer(erreur, lecture.octets, poste) from erreur


def _connexion_de_construction(chantier: Path) -> sqlite3.Connection:
    connexion = sqlite3.connect(adresse(chantier, "rwc"), uri=True, isolation_level=None, factory=ConnexionDeTravail)
    connexion.execute("PRAGMA journal_mode=MEMORY").fetchall()
    connexion.execute("PRAGMA synchronous=OFF")
    connexion.execute("PRAGMA trusted_schema=OFF")
    return connexion


def _noms(connexion: sqlite3.Connection) -> frozenset[str]:
    return frozenset(str(n) for (n,) in connexion.execute("SELECT name FROM sqlite_master WHERE type = 'table'"))


def _en_lecture_seule(source: Path, lecture: Lecture, poste: Poste, avis: list[str]) -> Session:
    """Nothing on disk, no lock: the rows are poured into memory and cannot be changed."""
    connexion = sqlite3.connect(":memory:", isolation_level=None, factory=ConnexionDeTravail)
    version = min(lecture.entete.version, VERSION_SCHEMA)
    batir(connexion, version, migrations.schema_de(version))
    contenu = _verser(lecture, connexion, None if version == VERSION_SCHEMA else _noms(connexion), poste)
    migrations.migrer(connexion)
    connexion.execute("PRAGMA foreign_keys=ON")
    dossier = Dossier(connexion, Signataire(poste.auteur, poste.nom), lecture_seule=True)
    return Session(
        dossier,
        source,
        contenu.identite,
        poste,
        empreinte=lecture.empreinte,
        avis=tuple(avis + avis_d_ouverture(source, lecture, contenu)),
        enregistrable=not contenu.plus_recente,
    )


def _batir_neuf(chantier: Path, identite: str, intitule: str, bureau: str, poste: Poste) -> None:
    with closing(_connexion_de_construction(chantier)) as connexion:
        batir(connexion, VERSION_SCHEMA, schema_sql())
        connexion.execute("BEGIN")
        connexion.executemany(
            "INSERT INTO meta (cle, valeur) VALUES (?, ?)",
            [
                ("dossier", identite), ("lecture_min", str(LECTURE_MIN)), ("cree_le", _maintenant()),
                ("cree_par", poste.auteur),
            ],
        )  # fmt: skip
        # The birth of a dossier is not a gesture: Ctrl+Z must not take its title away.
        Operation(connexion).creer(Fiche, id=ID_FICHE, intitule=intitule, bureau=bureau or None, ouvert_le=date.today())
        connexion.execute("COMMIT")


def _atelier(poste: Poste) -> Atelier:
    try:
        return nouvel_atelier(poste)
    except OSError as erreur:
        raise ErreurFichier(
            f"Ce poste ne peut pas garder de copie de travail ({erreur.strerror or erreur}).",
            "Libérez de la place sur ce poste, ou vérifiez les droits de votre session.",
        ) from erreur


def _prendre(vers: Path, atelier: Atelier, poste: Poste) -> verrou.Verrou:
    try:
        return verrou.prendre(vers, atelier.nom, poste)
    except OSError as erreur:
        raise ErreurFichier(
            f"Impossible d’écrire dans « {vers.parent} » ({erreur.strerror or erreur}).",
            "Choisissez un autre emplacement.",
        ) from erreur


def _chercher_interrompue(source: Path, lecture: Lecture, poste: Poste) -> None:
    for session in sessions_interrompues(poste):
        if session.chemin == source and _meme_dossier(lecture, session.identite):
            raise SessionInterrompueTrouvee(
                "Une session interrompue a été retrouvée. Reprendre ?",
                "« Reprendre » retrouve tout ce qui avait été saisi.",
                session,
            )


def _meme_dossier(lecture: Lecture, identite: str) -> bool:
    lue = etiquette(lecture.octets)
    return lue is None or lue.identite == identite


def _chemin(chemin: Path | str) -> Path:
    """The real path, links followed: what the lock and the replacement must speak of."""
    try:
        return Path(chemin).expanduser().resolve()
    except (OSError, RuntimeError, ValueError) as erreur:
        raise FichierAbsent("Ce chemin ne mène à aucun fichier.", "Choisissez le fichier de nouveau.") from erreur


def _maintenant() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")

"""One dossier at work: its context, its space in the window, its publication, its notices."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.models.erreurs import ErreurUtilisateur
from app.services.brouillons import Brouillon, remettre, retrouver
from app.services.catalogue import charger_catalogue
from app.views.contexte import Contexte
from app.views.elements import Message, montrer_erreur
from app.views.fenetre.espace import Espace
from app.views.fenetre.publication import Publieur
from app.views.navigation import Navigation
from app.views.pont import Pont
from app.views.preferences import Preferences
from app.views.theme import Theme

if TYPE_CHECKING:
    from app.services.fichier import Session
    from app.services.fichier.etat import Alerte, EtatPublication
    from app.views.fenetre.palette import Palette


class Travail(QObject):
    """Everything that lives as long as the dossier is open."""

    def __init__(self, session: Session, theme: Theme, preferences: Preferences, fenetre: QWidget) -> None:
        super().__init__(fenetre)
        self.session = session
        self._fenetre = fenetre
        self.contexte = Contexte(
            session=session,
            dossier=session.dossier,
            catalogue=charger_catalogue(),
            pont=Pont(session.dossier, self),
            navigation=Navigation(self),
            theme=theme,
            reglages=preferences,
        )
        self.espace = Espace(self.contexte)
        self.publieur = Publieur(session, self.contexte.pont, self)
        self.publieur.etat.connect(self._montrer_etat)
        self.publieur.attente.connect(lambda: self.espace.barre.definir_etat("Enregistré sur ce poste"))
        self.publieur.alerte.connect(self._montrer_alerte)
        self._palette: Palette | None = None
        self._montrer_etat(session.publication)
        for avis in session.avis:
            self.espace.bandeaux.ajouter(Message(avis, "info", fermable=True))
        if session.lecture_seule:
            self._dire_lecture_seule()
        else:
            self._proposer_brouillons()

    # --- what the status says ---------------------------------------------------------------------------------

    def _montrer_etat(self, etat: EtatPublication) -> None:
        if self.session.lecture_seule:
            self.espace.barre.definir_etat("Lecture seule", alerte=True)
            return
        self.espace.barre.definir_etat(etat.message, alerte=etat.phase != "a_jour", conseil=etat.conseil)
        if etat.phase != "a_jour":
            self._avertir(etat.message, etat.conseil)

    def _montrer_alerte(self, alerte: Alerte) -> None:
        self._avertir(alerte.message, alerte.conseil)

    def _avertir(self, message: str, conseil: str) -> None:
        from app.services.fichier.etat import Motif

        actions: list[tuple[str, Callable[[], object]]] = [("Enregistrer sous…", self._demander_ailleurs)]
        if self.session.publication.motif is Motif.SUPPRIME:
            actions.insert(0, ("Republier", self._republier))
        self._bandeau(f"{message} {conseil}".strip(), actions)

    def _bandeau(self, texte: str, actions: Sequence[tuple[str, Callable[[], object]]]) -> None:
        self.espace.bandeaux.ajouter(
            Message(texte, "attention", actions=actions, fermable=True, nom="bandeauPublication")
        )

    def _dire_lecture_seule(self) -> None:
        self._bandeau(
            "Ce dossier est ouvert en lecture seule : vous pouvez tout consulter et exporter, rien modifier.",
            [("Enregistrer sous…", self._demander_ailleurs)] if self.session.enregistrable else [],
        )

    def _demander_ailleurs(self) -> None:
        geste = getattr(self._fenetre, "gestes", None)
        if geste is not None:
            geste.enregistrer_sous()

    def _republier(self) -> None:
        self._montrer_etat(self.session.publier(republier=True))

    # --- what was being typed when the computer stopped -------------------------------------------------------

    def _proposer_brouillons(self) -> None:
        textes = self.session.brouillons()
        retrouves = retrouver(self.session.dossier, self.contexte.catalogue.methode, textes)
        for cle in textes.keys() - {b.cle for b in retrouves}:
            self.session.oublier_brouillon(cle)
        if not retrouves:
            return
        noms = "\u202f; ".join(b.libelle for b in retrouves[:3]) + ("…" if len(retrouves) > 3 else "")
        message = Message(
            f"Un texte en cours de frappe a été retrouvé ({noms}).",
            "attention",
            actions=[
                ("Le remettre", lambda: self._finir_brouillons(retrouves, garder=True)),
                ("L’oublier", lambda: self._finir_brouillons(retrouves, garder=False)),
            ],
            nom="bandeauBrouillons",
        )
        self.espace.bandeaux.ajouter(message)

    def _finir_brouillons(self, retrouves: Sequence[Brouillon], *, garder: bool) -> None:
        if garder:
            remettre(self.session.dossier, retrouves)
        for brouillon in retrouves:
            self.session.oublier_brouillon(brouillon.cle)
        self.espace.bandeaux.retirer("bandeauBrouillons")

    # --- gestures on the file ---------------------------------------------------------------------------------

    def point_de_restauration(self) -> None:
        """Write what is typed, keep a local copy, publish."""
        self.espace.ecrire_saisie()
        try:
            self.session.sauvegarder("point-de-restauration")
        except ErreurUtilisateur as refus:
            montrer_erreur(self._fenetre, refus)
            return
        self.publieur.publier()
        self.contexte.navigation.annonce.emit(
            "Point de restauration créé. Fichier › Restaurer une version… le retrouve."
        )

    def enregistrer_sous(self, chemin: Path) -> bool:
        """Go on working there; say whether it could be done. The system dialog has asked before replacing a file."""
        self.espace.ecrire_saisie()
        self.publieur.attendre()
        try:
            self.session.enregistrer_sous(chemin, ecraser=True)
        except ErreurUtilisateur as refus:
            montrer_erreur(self._fenetre, refus)
            return False
        self.espace.bandeaux.retirer("bandeauPublication")
        self.espace.actualiser()
        self._montrer_etat(self.session.publication)
        return True

    def palette(self) -> Palette:
        """Ctrl+K, made at first use."""
        if self._palette is None:
            from app.services.recherche import Recherche
            from app.views.fenetre.palette import Palette

            self._palette = Palette(Recherche(self.contexte.catalogue, self.contexte.dossier), self._fenetre)
            self._palette.choisi.connect(self.espace.aller)
        return self._palette

    # --- the end ----------------------------------------------------------------------------------------------

    def mettre_a_l_abri(self) -> EtatPublication:
        """Write what is still in a field and put everything into the user's file."""
        self.espace.terminer()
        self.publieur.attendre()
        return self.session.publier() if self.session.a_publier() else self.session.publication

    def fermer(self) -> None:
        """Leave the dossier: what could not be published waits on this computer."""
        self.publieur.arreter()
        self.espace.arreter()
        self.contexte.pont.couper()
        if self._palette is not None:
            self._palette.fermer()
        self.session.fermer()
        self.deleteLater()

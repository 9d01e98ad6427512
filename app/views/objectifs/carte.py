"""The map with its buttons and its sheets: what each gesture does to the dossier."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QDialog, QStackedWidget, QVBoxLayout, QWidget

from app.models.base import Base
from app.models.carte_objectifs import Attente, CaseDeCarte, Sorte
from app.models.objectifs import Indicateur, Objectif, Resultat
from app.models.trace import OPERATIONNEL, GenreTrou, Mesure, Trace
from app.models.typographie import francais
from app.services import objectifs, registres
from app.services.ecriture.changements import Changes
from app.services.objectifs_mots import alertes_par_ligne
from app.services.registres.objectifs import (
    registre_des_indicateurs,
    registre_des_objectifs,
    registre_des_resultats,
)
from app.views.contexte import Contexte
from app.views.elements import EtatVide
from app.views.elements.liaison import tenter
from app.views.objectifs.barre import BarreDeCarte
from app.views.objectifs.carte_vue import VueDeCarte
from app.views.objectifs.guide import DialogueObjectifs
from app.views.objectifs.volet import AvecFiche
from app.views.theme import theme_courant

_ENTITES: dict[Sorte, type[Base]] = {
    Sorte.STRATEGIQUE: Objectif,
    Sorte.OPERATIONNEL: Objectif,
    Sorte.RESULTAT: Resultat,
    Sorte.INDICATEUR: Indicateur,
}
_CHAMPS = {GenreTrou.SANS_CIBLE: "cible", GenreTrou.SANS_SOURCE: "sources", GenreTrou.SANS_OUTIL: "outil"}


class CarteObjectifs(QWidget):
    """Map, buttons, sheets; an empty dossier is told how to begin."""

    def __init__(self, contexte: Contexte, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._contexte = contexte
        self.trace = Trace()
        self._attente: Attente | None = None
        self._occupee = False
        self._alertes: dict[str, tuple[str, ...]] = {}
        self.vue = VueDeCarte(contexte.catalogue, contexte.dossier.lecture_seule)
        self.vue.ecrit.connect(self._ecrire)
        self.vue.fiche.connect(lambda case: self.ouvrir_fiche(case, clavier=True))
        self.vue.courante.connect(self._suivre)
        self.vue.ajout.connect(self._ajouter_sous)
        self.vue.deplacement.connect(self._deplacer)
        self.vue.suppression.connect(self._supprimer)
        self.vue.saisieFinie.connect(self._saisie_finie)
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(0, 0, 0, 0)
        self._pile = QStackedWidget()
        colonne.addWidget(self._pile)
        self._pile.addWidget(self._construire())
        self.vide = EtatVide(
            "Aucun objectif pour l’instant",
            "Retenez ceux du guide ou écrivez les vôtres : la carte les reliera aux résultats attendus, puis à ce qui"
            " dira s’ils sont atteints.",
            "Ajouter des objectifs",
            image="lien",
        )
        self.vide.demande.connect(self.choisir_objectifs)
        self.vide.setEnabled(not contexte.dossier.lecture_seule)
        self._pile.addWidget(self.vide)

    def _construire(self) -> QWidget:
        theme = theme_courant()
        bloc = QWidget()
        colonne = QVBoxLayout(bloc)
        colonne.setContentsMargins(0, 0, 0, 0)
        colonne.setSpacing(theme.px(8))
        self._barre = BarreDeCarte()
        self._barre.demande.connect(self._faire)
        colonne.addWidget(self._barre)
        self.avec_fiche = AvecFiche(self._contexte, self.vue)
        self.avec_fiche.fermee.connect(lambda: self.vue.setFocus(Qt.FocusReason.OtherFocusReason))
        colonne.addWidget(self.avec_fiche, 1)
        self._suivre(None)
        return bloc

    def _faire(self, code: str) -> None:
        """One of the buttons over the map."""
        case = self.vue.case_courante()
        if code == "objectif":
            self.choisir_objectifs()
        elif code in ("resultat", "indicateur"):
            self._ajouter(1 if code == "resultat" else 2)
        elif case is not None and case.id:
            gestes: dict[str, Callable[[], object]] = {
                "ouvrir": lambda: self.ouvrir_fiche(case, clavier=True),
                "monter": lambda: self._deplacer(case, -1),
                "descendre": lambda: self._deplacer(case, 1),
                "supprimer": lambda: self._supprimer(case),
            }
            gestes[code]()

    # --- what is shown ----------------------------------------------------------------------------------------

    def montrer(self, trace: Trace) -> None:
        """Show that trace; while something is being written in place, as soon as it is."""
        self.trace = trace
        if self._occupee:
            QTimer.singleShot(0, self, self._remontrer)
        else:
            self._remontrer()

    def _remontrer(self) -> None:
        self._alertes = dict(alertes_par_ligne(objectifs.a_revoir(self._contexte.dossier, self.trace)))
        self._pile.setCurrentIndex(1 if self.trace.vide and self._attente is None else 0)
        self.vue.montrer(self.trace, self._alertes, self._attente)
        self._suivre(self.vue.case_courante())

    def rafraichir_fiche(self, changes: Changes | None) -> None:
        """Show again the row on the sheet; close it if the row is gone."""
        self.avec_fiche.rafraichir(changes, self._alertes)

    def viser(self, id: str) -> bool:
        """Go to the card of that row and open its sheet."""
        if not self.vue.viser(id):
            return False
        case = self.vue.case_courante()
        if case is not None:
            self.ouvrir_fiche(case)
        return True

    # --- the sheet --------------------------------------------------------------------------------------------

    def ouvrir_fiche(self, case: CaseDeCarte, *, clavier: bool = False) -> None:
        """Show the sheet of a card; ``clavier`` puts the keyboard on what is missing, else on the words."""
        entite = _ENTITES.get(case.sorte)
        if entite is None:
            return
        fiche = self.avec_fiche.montrer(entite, case.id, self._alertes.get(case.id, ()))
        QTimer.singleShot(0, self.vue, lambda: self.vue.scrollTo(self.vue.currentIndex()))
        if clavier and fiche is not None:
            trous = case.objet.trous if isinstance(case.objet, Mesure) else ()
            fiche.pointer(next((_CHAMPS[t.genre] for t in trous), ""))

    def _suivre(self, case: CaseDeCarte | None) -> None:
        ecriture = not self._contexte.dossier.lecture_seule
        sur = case is not None and bool(case.id)
        mobile = sur and case is not None and case.sorte is not Sorte.INDICATEUR
        self._barre.permettre(
            {
                "objectif": ecriture,
                "resultat": ecriture,
                "indicateur": ecriture and self._resultat_de(case) != "",
                "ouvrir": sur,
                "monter": ecriture and mobile,
                "descendre": ecriture and mobile,
                "supprimer": ecriture and sur,
            }
        )
        if sur and case is not None and self.avec_fiche.fiche is not None:
            self.ouvrir_fiche(case)

    # --- writing in place -------------------------------------------------------------------------------------

    def choisir_objectifs(self) -> None:
        """Take objectives of the guide, write our own."""
        case = self.vue.case_courante()
        dialogue = DialogueObjectifs(self._contexte, OPERATIONNEL, self.window())
        if dialogue.exec() != QDialog.DialogCode.Accepted or not (choisis := dialogue.resultat()):
            return
        sert = case.id if case is not None and case.sorte is Sorte.STRATEGIQUE else None
        ids: list[str] = []
        tenter(self, lambda: ids.extend(objectifs.retenir_ensemble(self._contexte.dossier, choisis, sert)))
        if ids:
            self.vue.viser(ids[0])
            self.vue.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ajouter_sous(self, case: CaseDeCarte) -> None:
        """Under an objective a result, under a result or beside an indicator an indicator."""
        if case.sorte is Sorte.A_ECRIRE:
            self.vue.edit(self.vue.modele.index_de(case))
        else:
            self._ajouter(1 if case.colonne == 0 else 2)

    def _ajouter(self, colonne: int) -> None:
        case = self.vue.case_courante()
        parent = self._objectif_de(case) if colonne == 1 else self._resultat_de(case)
        if colonne == 2 and not parent:
            return
        self._ouvrir(Attente(colonne, parent))

    def _ouvrir(self, attente: Attente) -> None:
        if self._contexte.dossier.lecture_seule:
            return
        if not any(c.attente == attente for c in self.vue.modele.cases):
            self._attente = attente
            self._remontrer()
        self.vue.ecrire_dans(attente)

    def _objectif_de(self, case: CaseDeCarte | None) -> str:
        return self._de_colonne(case, 0)

    def _resultat_de(self, case: CaseDeCarte | None) -> str:
        return self._de_colonne(case, 1)

    def _de_colonne(self, case: CaseDeCarte | None, colonne: int) -> str:
        """Id of the card of that column from which ``case`` hangs, or its own."""
        if case is None or case.colonne < colonne:
            return ""
        trouvee = self.vue.modele.case_en(case.rang, colonne)
        return trouvee.id if trouvee is not None else ""

    def _ecrire(self, case: CaseDeCarte, texte: str) -> None:
        self._occupee = True
        cree: list[str] = []
        tenter(self, lambda: self._inscrire(case, texte, cree))
        self._occupee = False
        if cree:
            self._attente = None
            QTimer.singleShot(0, self, lambda: self.vue.viser(cree[0]))

    def _inscrire(self, case: CaseDeCarte, texte: str, cree: list[str]) -> None:
        contexte = self._contexte
        if case.attente is None:
            entite = _ENTITES[case.sorte]
            if entite is Objectif:
                if texte or getattr(case.objet, "code", ""):
                    objectifs.dire_autrement(contexte.dossier, case.id, texte)
            elif texte:
                registre = registre_des_resultats if entite is Resultat else registre_des_indicateurs
                registres.modifier(
                    contexte.dossier, registre(contexte.dossier, contexte.catalogue), case.id, "texte", texte
                )
        elif texte:
            valeurs: dict[str, Any] = {"texte": texte, _PARENTS[case.colonne]: case.attente.parent or None}
            if case.colonne == 0:
                valeurs["genre"] = case.attente.genre
            fabrique = (registre_des_objectifs, registre_des_resultats, registre_des_indicateurs)[case.colonne]
            cree.append(registres.ajouter(contexte.dossier, fabrique(contexte.dossier, contexte.catalogue), valeurs))

    def _saisie_finie(self) -> None:
        """Nothing was typed in the place opened for it: it goes."""
        if self._attente is not None:
            self._attente = None
            self._remontrer()

    # --- other gestures ---------------------------------------------------------------------------------------

    def _deplacer(self, case: CaseDeCarte, sens: int) -> None:
        entite = _ENTITES.get(case.sorte)
        if entite in (Objectif, Resultat) and entite is not None and not self._contexte.dossier.lecture_seule:
            tenter(self, lambda: objectifs.deplacer(self._contexte.dossier, entite, case.id, sens))

    def _supprimer(self, case: CaseDeCarte) -> None:
        entite = _ENTITES.get(case.sorte)
        if entite is None or self._contexte.dossier.lecture_seule:
            return
        if tenter(self, lambda: objectifs.supprimer(self._contexte.dossier, entite, case.id)):
            dit = {Objectif: "Objectif supprimé", Resultat: "Résultat attendu supprimé"}.get(
                entite, "Indicateur supprimé"
            )
            self._contexte.navigation.annonce.emit(francais(f"{dit}. Ctrl+Z pour annuler."))


_PARENTS = ("sert", "objectif", "resultat")
"""The column that holds the parent, by column of the map."""

"""The kit: the controls every page is made of. One class or one family a file."""

from app.views.elements.anneau import AnneauProgres, peindre_anneau
from app.views.elements.boutons import Bouton, BoutonDiscret, BoutonIcone, BoutonPrincipal, Lien
from app.views.elements.carte import Carte
from app.views.elements.case import CaseACocher
from app.views.elements.champ import Champ, nommer
from app.views.elements.champ_date import ChampDate
from app.views.elements.champ_ligne import ChampLigne
from app.views.elements.champ_nombre import ChampMontant, ChampNombre
from app.views.elements.champ_texte import ChampTexte
from app.views.elements.choix_multiple import ChoixMultiple
from app.views.elements.choix_unique import ChoixUnique
from app.views.elements.defilement import Defilement
from app.views.elements.depliant import Depliant
from app.views.elements.dessin_widget import DessinWidget
from app.views.elements.dialogues import Dialogue, demander, montrer_erreur, saisir
from app.views.elements.etat_vide import EtatVide
from app.views.elements.fil_ariane import FilAriane
from app.views.elements.message import Message
from app.views.elements.pastille import Pastille
from app.views.elements.texte_riche import TexteRiche, echapper
from app.views.elements.textes import Etiquette, EtiquetteCoupee, TitrePage

__all__ = [
    "AnneauProgres", "Bouton", "BoutonDiscret", "BoutonIcone", "BoutonPrincipal", "Carte", "CaseACocher", "Champ",
    "ChampDate", "ChampLigne", "ChampMontant", "ChampNombre", "ChampTexte", "ChoixMultiple", "ChoixUnique",
    "Defilement", "Depliant", "DessinWidget", "Dialogue", "EtatVide", "Etiquette", "EtiquetteCoupee", "FilAriane",
    "Lien", "Message", "Pastille", "TexteRiche", "TitrePage", "demander", "echapper", "montrer_erreur", "nommer",
    "peindre_anneau", "saisir",
]  # fmt: skip

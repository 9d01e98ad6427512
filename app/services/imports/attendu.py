"""What the user meant to give: a refusal says it in the same words, and says what to do then."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Attendu:
    """``nom`` follows « pas »; ``choisir`` is said when the file holds nothing, ``enregistrer`` when it is of another
    kind, ``a_nouveau`` when it is broken, ``alleger`` when it is too large."""

    nom: str
    choisir: str
    enregistrer: str
    a_nouveau: str
    alleger: str


LISTE = Attendu(
    "une liste de structures",
    "Choisissez le fichier de votre liste.",
    "Ouvrez-le dans votre tableur et enregistrez-le en .xlsx ou en .csv, puis recommencez.",
    "Rien n’a été lu ni modifié. Enregistrez la liste à nouveau depuis votre tableur, en .xlsx ou en .csv.",
    "Ne gardez que les structures à importer dans un nouveau fichier, puis recommencez.",
)
FORMULAIRE = Attendu(
    "un formulaire d’Ingéco",
    "Choisissez le formulaire rempli que l’on vous a rendu.",
    "Un formulaire d’Ingéco est un classeur .xlsx : s’il a été rempli dans un tableur, enregistrez-le en .xlsx.",
    "Rien n’a été lu ni modifié. Ouvrez le formulaire dans un tableur, enregistrez-le en .xlsx, puis recommencez.",
    "Rien n’a été modifié. Renvoyez le formulaire sans les images ni les feuilles ajoutées.",
)

PRUDENCE = (
    "Rien n’a été lu ni modifié. Si vous savez de qui il vient, demandez-lui de l’enregistrer à nouveau depuis"
    " son tableur ; sinon, ne l’ouvrez pas."
)
"""Said of a file that could hurt: nobody is told to open it."""

"""A list written as text (CSV): its encoding and its separator are found, never asked.

Excel in French writes semicolons in Windows-1252 (« CSV »), UTF-8 with a mark (« CSV UTF-8 »), tabs in UTF-16
(« Texte Unicode »), or the code pages of DOS and of the old Macintosh.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter

from app.services.imports.tableau import COLONNES_MAX, LIGNES_MAX, TAILLE_MAX, Classeur, Feuille, ListeRefusee

_FRANCAIS = frozenset("éèêëàâçùûôîïœÉÈÀÇ’°«»€")
_ANCIENS = (("cp1252", "Windows"), ("mac_roman", "Macintosh"), ("cp850", "MS-DOS"))
_SEPARATEURS = {";": "point-virgule", "\t": "tabulation", ",": "virgule", "|": "barre"}
_ANNONCE = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
_GARDE = re.compile(r"'(?=[=+\-@\t\r])")
_CITE = re.compile(r'="((?:[^"]|"")*)"')


def lire_csv(octets: bytes, nom: str) -> Classeur:
    """The list as one sheet. Raises `ListeRefusee` when it isn't text or is too long."""
    texte, encodage = decoder(octets)
    if texte.count("\x00") > 0:
        raise ListeRefusee(
            "Ce fichier n’est ni un classeur .xlsx ni une liste en texte (.csv).",
            "Choisissez le fichier de votre liste, ou enregistrez-le en .xlsx ou en .csv depuis votre tableur.",
        )
    separateur, texte = trouver_separateur(texte)
    lignes = []
    ancien = csv.field_size_limit(TAILLE_MAX)
    try:
        for ligne in csv.reader(io.StringIO(texte, newline=""), delimiter=separateur):
            lignes.append(tuple(_case(case) for case in _sans_vides(ligne)))
            if len(lignes) > LIGNES_MAX or len(lignes[-1]) > COLONNES_MAX:
                raise trop_grand(nom)
    except csv.Error as erreur:
        raise ListeRefusee(
            f"La ligne {len(lignes) + 1} de ce fichier texte ne peut pas être lue.",
            "Enregistrez la liste en .xlsx depuis votre tableur, puis recommencez.",
        ) from erreur
    finally:
        csv.field_size_limit(ancien)
    feuille = Feuille("Liste", tuple(lignes))
    return Classeur(nom, (feuille,), f"texte {encodage}, séparateur : {_SEPARATEURS[separateur]}")


def trop_grand(nom: str) -> ListeRefusee:
    """The refusal of a list that no register needs."""
    return ListeRefusee(
        f"« {nom} » dépasse {LIGNES_MAX} lignes ou {COLONNES_MAX} colonnes : ce n’est sans doute pas une liste "
        "de structures.",
        "Ne gardez que les structures à importer dans un nouveau fichier, puis recommencez.",
    )


def decoder(octets: bytes) -> tuple[str, str]:
    """The text, and the French name of its encoding."""
    for marque, codage in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if octets.startswith(marque):
            return octets.decode(codage, errors="replace"), "Unicode"
    pairs, impairs = octets[0:4000:2].count(0), octets[1:4000:2].count(0)
    if max(pairs, impairs) > len(octets[:4000]) // 5:
        return octets.decode("utf-16-le" if impairs > pairs else "utf-16-be", errors="replace"), "Unicode"
    try:
        return octets.decode("utf-8"), "Unicode"
    except UnicodeDecodeError:
        codage, nom = max(_ANCIENS, key=lambda ancien: _vraisemblance(octets, ancien[0]))
        return octets.decode(codage, errors="replace"), nom


def _vraisemblance(octets: bytes, codage: str) -> int:
    """How French the text looks when read so; the first of equals wins."""
    texte = octets[:200_000].decode(codage, errors="replace")
    return sum(1 for c in texte if c in _FRANCAIS) - 3 * sum(1 for c in texte if c in "\ufffd─│┬┤╔ŽŠ‚…„")


def trouver_separateur(texte: str) -> tuple[str, str]:
    """The separator that cuts most lines into the same number of cells (at least two), and the text to read."""
    annonce = _ANNONCE.match(texte)
    if annonce and annonce[1] in _SEPARATEURS:
        return annonce[1], texte[annonce.end() :]
    extrait = texte[:100_000]
    meilleur, separateur = (0.0, 0), ";"
    for candidat in _SEPARATEURS:
        largeurs = _largeurs(extrait, candidat)
        if not largeurs:
            continue
        (mode, combien), *_ = Counter(largeurs).most_common(1)
        note = (combien / len(largeurs), mode)
        if mode > 1 and note > meilleur:
            meilleur, separateur = note, candidat
    return separateur, texte


def _largeurs(extrait: str, separateur: str) -> list[int]:
    largeurs = []
    try:
        for ligne in csv.reader(io.StringIO(extrait, newline=""), delimiter=separateur):
            if any(case.strip() for case in ligne):
                largeurs.append(len(ligne))
            if len(largeurs) == 60:
                break
    except csv.Error:
        return []
    return largeurs


def _sans_vides(cases: list[str]) -> list[str]:
    """Without the empty cells at the end."""
    fin = len(cases)
    while fin and not cases[fin - 1].strip():
        fin -= 1
    return cases[:fin]


def _case(texte: str) -> str:
    """Take off the guards other programs put around a text: ``'=`` (ours, against formulas) and ``="00123"``."""
    cite = _CITE.fullmatch(texte)
    return cite[1].replace('""', '"') if cite else _GARDE.sub("", texte, count=1) if texte[:1] == "'" else texte

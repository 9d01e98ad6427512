"""Lists as they come: honest, clumsy and hostile files, made on the spot."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

import openpyxl
from openpyxl.workbook import Workbook

TITRES = ("Association", "SIRET", "Ville", "Budget 2025 (€)", "Nb ETP", "Accepte la diffusion")
LIGNES: tuple[tuple[Any, ...], ...] = (
    ("Les Amis du Vélo", 73282932000074, "Rennes", 142000, 3.5, "oui"),
    ("Recyclerie du Pays de Redon", "", "Redon", "410\u202f000,50\u00a0€", "11", "OUI"),
    ("Théâtre de l’Œuvre", "", "Fougères", Decimal("96000"), 2, "Non"),
)


def classeur(*lignes: Sequence[Any], remplir: Callable[[Workbook], None] | None = None) -> bytes:
    """An .xlsx written by openpyxl; ``remplir`` may add what it likes."""
    livre = openpyxl.Workbook()
    feuille = livre.active
    assert feuille is not None
    for ligne in lignes:
        feuille.append(list(ligne))
    if remplir is not None:
        remplir(livre)
    sortie = io.BytesIO()
    livre.save(sortie)
    return sortie.getvalue()


def liste_xlsx(*lignes: Sequence[Any]) -> bytes:
    """The usual list, as a workbook."""
    return classeur(TITRES, *(lignes or LIGNES))


def csv_excel(codage: str, separateur: str = ";", fin: str = "\r\n") -> bytes:
    """What Excel in French writes under « Enregistrer sous… »."""
    lignes = [
        ("Structure", "Commune", "Budget annuel", "Téléphone", "Observations"),
        ("Association « Éveil »", "Saint-Brieuc", "12 345,67 €" if separateur != "," else "12345.67", "0299000000",
         '"Deux' + "\n" + 'lignes, dont ""une"""'),
        ("Cœur d'Émeraude", "Dinan", "", "+33 2 96 00 00 00", ""),
    ]  # fmt: skip
    if codage in ("cp1252", "mac_roman", "utf-8-sig", "utf-16", "utf-8"):
        lignes[2] = ("Cœur d’Émeraude", *lignes[2][1:])
    else:
        lignes[2] = ("Coeur d'Émeraude", *lignes[2][1:])
    return (fin.join(separateur.join(ligne) for ligne in lignes) + fin).encode(codage)


def refaire(
    octets: bytes, changer: Callable[[str, bytes], bytes | None], ajouts: dict[str, bytes] | None = None
) -> bytes:
    """The same ZIP, each part passed through ``changer`` (None drops it)."""
    sortie = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(octets)) as entree, zipfile.ZipFile(sortie, "w", zipfile.ZIP_DEFLATED) as nouvelle:
        for info in entree.infolist():
            contenu = changer(info.filename, entree.read(info))
            if contenu is not None:
                nouvelle.writestr(info.filename, contenu)
        for nom, contenu in (ajouts or {}).items():
            nouvelle.writestr(nom, contenu)
    return sortie.getvalue()


def zip_de(parties: dict[str, bytes]) -> bytes:
    """A ZIP of those parts."""
    sortie = io.BytesIO()
    with zipfile.ZipFile(sortie, "w", zipfile.ZIP_DEFLATED) as archive:
        for nom, contenu in parties.items():
            archive.writestr(nom, contenu)
    return sortie.getvalue()


def _avec_prologue(prologue: bytes, partie: str = "xl/sharedStrings.xml") -> bytes:
    return refaire(
        liste_xlsx(),
        lambda nom, contenu: (
            b'<?xml version="1.0"?>' + prologue + contenu.split(b"?>", 1)[-1] if nom == partie else contenu
        ),
    )


def xxe() -> bytes:
    """A part that asks for a local file."""
    return _avec_prologue(b'<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/hostname">]>', "xl/workbook.xml")


def milliard_de_rires() -> bytes:
    """Entities that multiply."""
    rires = b"".join(b'<!ENTITY r%d "%s">' % (n, b"&r%d;" % (n - 1) * 10) for n in range(1, 9))
    return _avec_prologue(b'<!DOCTYPE x [<!ENTITY r0 "ha">' + rires + b"]>", "xl/styles.xml")


def doctype_tardif() -> bytes:
    """A DOCTYPE behind a comment of a megabyte."""
    return _avec_prologue(b"<!--" + b"-x" * 600_000 + b"--><!DOCTYPE x>", "xl/theme/theme1.xml")


def xml_utf16() -> bytes:
    """A part in UTF-16, where a search for « <!DOCTYPE » finds nothing."""
    return refaire(
        liste_xlsx(),
        lambda nom, contenu: (
            ("\ufeff" + contenu.decode().replace("UTF-8", "UTF-16")).encode("utf-16-le")
            if nom == "xl/styles.xml"
            else contenu
        ),
    )


def bombe() -> bytes:
    """50 MB of zeros in 50 kB."""
    return refaire(liste_xlsx(), lambda _, contenu: contenu, {"xl/media/image1.png": b"\0" * 50_000_000})


def bombe_en_morceaux() -> bytes:
    """150 MB in all, each part compressed reasonably."""
    grain = bytes(range(256)) * 8
    return refaire(liste_xlsx(), lambda _, c: c, {f"xl/media/{n}.bin": (grain * 512)[:1_000_000] for n in range(150)})


def trop_d_entrees() -> bytes:
    """More parts than any list needs."""
    return refaire(liste_xlsx(), lambda _, contenu: contenu, {f"xl/media/{n}.png": b"x" for n in range(250)})


def nom_dangereux(nom: str) -> bytes:
    """A part that wants to be written elsewhere."""
    return refaire(liste_xlsx(), lambda _, contenu: contenu, {nom: b"x"})


def noms_en_double() -> bytes:
    """Two parts of one name."""
    return refaire(liste_xlsx(), lambda _, contenu: contenu, {"XL/workbook.xml": b"<a/>"})


def tailles_menteuses() -> bytes:
    """A part that declares fewer bytes than it has, in both of its headers."""
    octets = bytearray(liste_xlsx())
    with zipfile.ZipFile(io.BytesIO(bytes(octets))) as archive:
        info = archive.getinfo("xl/worksheets/sheet1.xml")
    vraie = struct.pack("<L", info.file_size)
    while (place := octets.find(vraie)) != -1:
        octets[place : place + 4] = struct.pack("<L", 40)
    return bytes(octets)


def parties_recouvertes() -> bytes:
    """Two entries of the directory that point at the same bytes."""
    octets = bytearray(
        refaire(liste_xlsx(), lambda _, c: c, {"xl/media/aaaa.png": b"x" * 50, "xl/media/bbbb.png": b"x" * 50})
    )
    with zipfile.ZipFile(io.BytesIO(bytes(octets))) as archive:
        premier, second = (archive.getinfo(f"xl/media/{n}.png").header_offset for n in ("aaaa", "bbbb"))
    fin = octets.rfind(struct.pack("<L", second))
    octets[fin : fin + 4] = struct.pack("<L", premier)
    return bytes(octets)


def case_au_bout_du_monde() -> bytes:
    """One value in XFD1048576."""

    def remplir(livre: Workbook) -> None:
        livre.worksheets[0]["XFD1048576"] = "loin"

    return classeur(TITRES, *LIGNES, remplir=remplir)


def fusion_immense() -> bytes:
    """A merge over the whole sheet, which no reader should unfold."""

    def fusionner(nom: str, contenu: bytes) -> bytes:
        if nom != "xl/worksheets/sheet1.xml":
            return contenu
        return contenu.replace(
            b"</sheetData>", b'</sheetData><mergeCells count="1"><mergeCell ref="H1:H1048576"/></mergeCells>'
        )

    return refaire(liste_xlsx(), fusionner)


def ancien_xls() -> bytes:
    """The first bytes of an Excel 97 workbook."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500 + "Workbook".encode("utf-16-le") + b"\0" * 500


def chiffre() -> bytes:
    """The first bytes of a workbook with a password."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 500


def ods() -> bytes:
    """What LibreOffice writes by default."""
    return zip_de({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": b"<x/>"})


def xlsm() -> bytes:
    """A workbook with macros."""
    return refaire(liste_xlsx(), lambda _, contenu: contenu, {"xl/vbaProject.bin": b"x"})


def date_1904() -> bytes:
    """Dates counted the way of the old Macintosh."""

    def remplir(livre: Workbook) -> None:
        from openpyxl.utils.datetime import CALENDAR_MAC_1904

        livre.epoch = CALENDAR_MAC_1904

    return classeur(("Structure", "Date de création"), ("Les Amis", date(1998, 5, 12)), remplir=remplir)


def textes_innombrables(combien: int) -> bytes:
    """That many different shared strings, which no cell uses."""
    textes = b"".join(b"<si><t>%x</t></si>" % n for n in range(combien))
    type_ = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    partie = f'<Override PartName="/xl/sharedStrings.xml" ContentType="{type_}"/></Types>'.encode()
    espace = b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    return refaire(
        liste_xlsx(),
        lambda nom, c: c.replace(b"</Types>", partie) if nom == "[Content_Types].xml" else c,
        {"xl/sharedStrings.xml": espace + textes + b"</sst>"},
    )


_EXCEL = {
    "[Content_Types].xml": """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/xl/workbook.xml"
 ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>
<Override PartName="/xl/worksheets/sheet1.xml"
 ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>
<Override PartName="/xl/styles.xml"
 ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>
<Override PartName="/xl/sharedStrings.xml"
 ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>""",
    "_rels/.rels": """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1"
 Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/>
</Relationships>""",
    "xl/workbook.xml": """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"
 xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">
<workbookPr defaultThemeVersion="166925"/><sheets><sheet name="Feuil1" sheetId="1" r:id="rId1"/></sheets></workbook>""",
    "xl/_rels/workbook.xml.rels": """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="rId1" Target="worksheets/sheet1.xml"
 Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"/>
<Relationship Id="rId2" Target="styles.xml"
 Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles"/>
<Relationship Id="rId3" Target="sharedStrings.xml"
 Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"/></Relationships>""",
    "xl/styles.xml": """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">
<numFmts count="1"><numFmt numFmtId="164" formatCode="#,##0.00\\ &quot;€&quot;"/></numFmts>
<fonts count="1"><font/></fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills>
<borders count="1"><border/></borders>
<cellStyleXfs count="1"><xf/></cellStyleXfs>
<cellXfs count="3"><xf/><xf numFmtId="14" applyNumberFormat="1"/><xf numFmtId="164" applyNumberFormat="1"/></cellXfs>
</styleSheet>""",
    "xl/sharedStrings.xml": """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" count="5" uniqueCount="5">
<si><t>Structure</t></si><si><t>Créée le</t></si><si><t>Budget</t></si>
<si><r><t xml:space="preserve">Les </t></r><r><rPr><b/></rPr><t>Amis</t></r></si><si><t>ETP</t></si></sst>""",
    "xl/worksheets/sheet1.xml": """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"
 xmlns:x14ac="http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac"><dimension ref="A1"/>
<sheetData><row r="2" spans="1:4" x14ac:dyDescent="0.25"><c r="B2" t="s"><v>0</v></c><c r="C2" t="s"><v>1</v></c>
<c r="D2" t="s"><v>2</v></c><c r="E2" t="s"><v>4</v></c></row>
<row r="4"><c r="B4" t="s"><v>3</v></c><c r="C4" s="1"><v>36892</v></c><c r="D4" s="2"><v>12345.67</v></c>
<c r="E4"><f>1/4+D4*0</f><v>0.25</v></c></row></sheetData></worksheet>""",
}


def classeur_excel() -> bytes:
    """A workbook as Excel itself writes it: shared strings, rich text, a wrong dimension, an empty first column."""
    return zip_de({nom: texte.encode() for nom, texte in _EXCEL.items()})

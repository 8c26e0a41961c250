"""Documents made by hand: PDF files whose lines stand where they are put, and DOCX files of paragraphs."""

import zipfile
from collections.abc import Iterable, Mapping
from io import BytesIO
from typing import NamedTuple

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">{}'
    "</cp:coreProperties>"
)


class Put(NamedTuple):
    """A line of type, from the lower left corner in points."""

    text: str
    x: float = 72.0
    y: float = 720.0
    size: float = 11.0


def column(*texts: str, x: float = 72.0, top: float = 720.0, size: float = 11.0) -> list[Put]:
    """Lines one below the other; "" leaves room for a paragraph."""
    return [Put(text, x, top - 14 * n, size) for n, text in enumerate(texts) if text]


def pdf(*sheets: Iterable[Put], info: str = "") -> bytes:
    """A PDF file in Helvetica; `ﬁ` and `ﬂ` are set as ligatures."""
    font = (
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding << /Type /Encoding "
        "/BaseEncoding /WinAnsiEncoding /Differences [1 /fi /fl] >> >>"
    )
    numbers = [4 + 2 * n for n in range(len(sheets))]
    kids = " ".join(f"{number} 0 R" for number in numbers)
    objects = {1: "<< /Type /Catalog /Pages 2 0 R >>", 3: font}
    objects[2] = f"<< /Type /Pages /Kids [{kids}] /Count {len(sheets)} >>"
    for number, sheet in zip(numbers, sheets, strict=True):
        drawn = "\n".join(_drawn(line) for line in sheet)
        objects[number] = (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {number + 1} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>"
        )
        objects[number + 1] = f"<< /Length {len(drawn.encode('cp1252'))} >>\nstream\n{drawn}\nendstream"
    return _file(objects, info)


def _drawn(line: Put) -> str:
    text = line.text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    text = text.replace("ﬁ", r"\001").replace("ﬂ", r"\002")
    return f"BT /F1 {line.size} Tf 1 0 0 1 {line.x} {line.y} Tm ({text}) Tj ET"


def _file(objects: Mapping[int, str], info: str) -> bytes:
    numbered = dict(objects) | {max(objects) + 1: f"<< {info} >>"}
    content = bytearray(b"%PDF-1.7\n")
    table = ["0000000000 65535 f "]
    for number in sorted(numbered):
        table.append(f"{len(content):010d} 00000 n ")
        content += f"{number} 0 obj\n{numbered[number]}\nendobj\n".encode("cp1252")
    start = len(content)
    content += f"xref\n0 {len(table)}\n".encode() + "\n".join(table).encode()
    trailer = f"\ntrailer << /Size {len(table)} /Root 1 0 R /Info {max(numbered)} 0 R >>\n"
    return bytes(content + trailer.encode() + f"startxref\n{start}\n%%EOF\n".encode())


def paragraph(text: str, style: str = "") -> str:
    """A paragraph of WordprocessingML."""
    marked = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f'<w:p>{marked}<w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def docx(*body: str, core: str = "", **parts: str) -> bytes:
    """A DOCX file of `body` in WordprocessingML, and of other parts by the names of their elements."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("[Content_Types].xml", "<Types/>")
        packed.writestr("word/document.xml", f"<w:document {W}><w:body>{''.join(body)}</w:body></w:document>")
        for name, content in parts.items():
            packed.writestr(f"word/{name}.xml", f"<w:{name} {W}>{content}</w:{name}>")
        if core:
            packed.writestr("docProps/core.xml", _CORE.format(core))
    return file.getvalue()

"""Lines → a small PDF that holds them, so that no binary file is committed."""

from __future__ import annotations


def pdf(
    pages: list[list[str]],
    *,
    info: str = "/Title (River report) /Author (Ada Byron) /CreationDate (D:20260302100000+01'00')",
) -> bytes:
    shown = [" ".join(f"({line}) Tj T*" for line in lines) for lines in pages]
    return pdf_of_streams([f"BT /F1 11 Tf 14 TL 50 700 Td {lines} ET" for lines in shown], info=info)


def placed_pdf(pages: list[list[tuple[float, float, str]]]) -> bytes:
    """Write each text at its place, in points from the left and from below."""
    return pdf_of_streams(
        [" ".join(f"BT /F1 9 Tf {x} {y} Td ({text}) Tj ET" for x, y, text in texts) for texts in pages]
    )


def pdf_of_streams(
    streams: list[str], *, info: str = "/Title (River report)", face: str = "Helvetica"
) -> bytes:
    objects = ["<</Type/Catalog/Pages 2 0 R>>", ""]
    kids = []
    for stream in streams:
        objects.append(f"<</Length {len(stream)}>>stream\n{stream}\nendstream")
        contents = len(objects)
        font = f"<</Type/Font/Subtype/Type1/BaseFont/{face}/Encoding/WinAnsiEncoding>>"
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents {contents} 0 R/Resources<</Font<</F1 {font}>>>>>>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<</Type/Pages/Kids[{' '.join(kids)}]/Count {len(kids)}>>"
    objects.append(f"<<{info}>>")
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj{body}endobj\n".encode("latin-1")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    tail = f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer<</Root 1 0 R/Info {size - 1} 0 R/Size {size}>>\nstartxref\n{len(out)}\n%%EOF"
    return out + tail.encode("latin-1")

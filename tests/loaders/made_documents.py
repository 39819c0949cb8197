"""Documents made for tests: the same text in each format that a reader knows."""

import csv
import html
import io
import json
import textwrap
from collections.abc import Callable

import docx

TITLE = "Ministers meet in Chiang Rai"
PARAGRAPHS = (
    "The foreign minister of Timor-Leste, José Ramos, met his colleague in Chiang Rai on Monday to talk about Myawaddy "
    "and about what the police of the two countries could do together on the river at night.",
    "Their police forces will share the names of boat owners. Patrols on both banks begin on 1 April, and a report is "
    "due before the rains, when the water is too high for the boats of the gangs.",
)
TEXT = "\n\n".join((TITLE, *PARAGRAPHS))
FRENCH = (
    "Le ministre des affaires étrangères du Laos a rencontré lundi à Vientiane son homologue thaïlandais, afin de "
    "parler de la sécurité sur le fleuve et du travail commun de leurs polices.",
    "Les patrouilles commencent le premier avril, a dit le porte-parole du ministère, et un rapport est attendu avant "
    "les pluies, quand les eaux sont trop hautes pour les bateaux.",
)
THAI = (
    "รัฐมนตรีว่าการกระทรวงมหาดไทยของไทยและลาวพบกันที่จังหวัดเชียงรายเมื่อวันจันทร์ และตกลงที่จะเฝ้าระวังจุดข้ามแม่น้ำโขงร่วมกัน "
    "หลังจากเดือนที่ผ่านมามีผู้คนมากกว่าสองร้อยคนถูกพาข้ามแม่น้ำในเวลากลางคืน ตำรวจของทั้งสองประเทศจะแลกเปลี่ยนรายชื่อเจ้าของเรือ"
)
Maker = Callable[[str, tuple[str, ...]], bytes]


def make_text(title: str, paragraphs: tuple[str, ...]) -> bytes:
    return "\n\n".join((title, *paragraphs)).encode()


def make_html(title: str, paragraphs: tuple[str, ...]) -> bytes:
    body = "".join(f"<p>{html.escape(paragraph)}</p>" for paragraph in paragraphs)
    head = f'<meta charset="utf-8"><title>{html.escape(title)}</title>'
    return f"<html><head>{head}</head><body><article><h1>{title}</h1>{body}</article></body></html>".encode()


def make_docx(title: str, paragraphs: tuple[str, ...]) -> bytes:
    document = docx.Document()
    document.add_heading(title, 0)
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def make_pdf(title: str, paragraphs: tuple[str, ...]) -> bytes:
    """Set paragraphs in lines of 90 letters, in Latin-1; other letters are not in the font."""
    lines = [line for paragraph in (title, *paragraphs) for line in textwrap.wrap(paragraph, 90)]
    shown = " ".join(f"({line}) Tj T*" for line in lines)
    content = f"BT /F1 12 Tf 14 TL 40 700 Td {shown} ET".encode("latin-1", "replace")
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R "
        b"/Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%b\nendstream" % (len(content), content),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    file, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(file))
        file += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    head = b"xref\n0 6\n0000000000 65535 f \n" + table
    return file + head + b"trailer << /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % len(file)


def make_csv(title: str, paragraphs: tuple[str, ...], delimiter: str = ",") -> bytes:
    stream = io.StringIO()
    csv.writer(stream, delimiter=delimiter).writerows([("title", "text"), (title, "\n\n".join(paragraphs))])
    return stream.getvalue().encode()


def make_tsv(title: str, paragraphs: tuple[str, ...]) -> bytes:
    return make_csv(title, paragraphs, "\t")


def make_json_lines(title: str, paragraphs: tuple[str, ...]) -> bytes:
    return json.dumps({"title": title, "text": "\n\n".join(paragraphs)}).encode()


MAKERS: dict[str, Maker] = {
    ".txt": make_text,
    ".html": make_html,
    ".htm": make_html,
    ".docx": make_docx,
    ".pdf": make_pdf,
    ".csv": make_csv,
    ".tsv": make_tsv,
    ".jsonl": make_json_lines,
    ".ndjson": make_json_lines,
}

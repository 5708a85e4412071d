"""What WeasyPrint leaves undone for PDF/UA-1 and PDF/A-3a, added to its output.

Header cells get their scope, running lines become artifacts, links get words, the
metadata names both standards, and the file is compressed with an identifier made from
its contents: equal documents are equal bytes.
"""

import io
import re
from collections.abc import Iterator, Mapping
from importlib.resources import files
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String

PRINTED = 4  # the annotation flag that PDF/A asks for
SRGB = files("weasyprint.pdf") / "sRGB2014.icc"
MARKED = re.compile(rb"/\w+\s*<</MCID (\d+)>>\s*BDC")
RDF_END = re.compile(r"</(\w+):RDF>")

STANDARDS = """
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance></rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Indicates conformance to PDF/UA</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>"""


def finish(plain: bytes, *, link_names: Mapping[str, str]) -> bytes:
    """``plain`` (uncompressed PDF/UA-1) as PDF/UA-1 and PDF/A-3a in one compressed file.

    ``link_names`` gives the words for each link, by anchor or address.
    """
    with pikepdf.open(io.BytesIO(plain)) as pdf:
        root = pdf.Root.StructTreeRoot
        elements = list(_elements(root.K))
        _give_scope(elements)
        _index_cells(pdf, elements)
        linked = {element.objgen for element, _ in elements}
        for number, page in enumerate(pdf.pages):
            _detach_running_lines(page, root.ParentTree.Nums[2 * number + 1], linked)
            _describe_links(page, link_names)
            page.Group = Dictionary(Type=Name.Group, S=Name.Transparency, CS=Name.DeviceRGB)
        _name_colours(pdf)
        _name_standards(pdf)
        finished = io.BytesIO()
        pdf.save(
            finished,
            deterministic_id=True,
            compress_streams=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
        )
        return finished.getvalue()


def _elements(root: Any) -> Iterator[tuple[Any, bool]]:
    """Every structure element in reading order, and whether a table's head holds it."""
    waiting: list[tuple[Any, bool]] = [(root, False)]
    while waiting:
        item, in_head = waiting.pop()
        if isinstance(item, Array):
            waiting.extend((child, in_head) for child in reversed(list(item)))
        elif isinstance(item, Dictionary) and "/S" in item:
            in_head = in_head or Name.THead == item.S
            yield item, in_head
            if "/K" in item and not _is_number(item.K):
                waiting.append((item.K, in_head))


def _is_number(child: object) -> bool:
    return isinstance(child, int)


def _give_scope(elements: list[tuple[Any, bool]]) -> None:
    for element, in_head in elements:
        if element.S == Name.TH:
            if "/A" not in element:
                element.A = Dictionary(O=Name.Table)
            element.A.Scope = Name.Column if in_head else Name.Row


def _index_cells(pdf: pikepdf.Pdf, elements: list[tuple[Any, bool]]) -> None:
    """The identifier tree that lets a reader find the header cells a data cell names."""
    cells = sorted(
        ((bytes(element.ID), element) for element, _ in elements if "/ID" in element),
        key=lambda cell: cell[0],
    )
    if not cells:
        return
    names = Array()
    for identifier, element in cells:
        names.append(String(identifier))
        names.append(element)
    limits = Array([String(cells[0][0]), String(cells[-1][0])])
    leaf = pdf.make_indirect(Dictionary(Limits=limits, Names=names))
    pdf.Root.StructTreeRoot.IDTree = pdf.make_indirect(Dictionary(Kids=[leaf]))


def _detach_running_lines(page: Any, owners: Any, linked: set[tuple[int, int]]) -> None:
    """Headers and footers of the page: WeasyPrint tags them as content that no tree holds."""
    loose = {
        number
        for number, owner in enumerate(owners)
        if isinstance(owner, Dictionary) and owner.objgen not in linked
    }
    if not loose:
        return

    def as_artifact(found: re.Match[bytes]) -> bytes:
        return b"/Artifact <</Type /Pagination>> BDC" if int(found[1]) in loose else found[0]

    contents = page.Contents
    for stream in contents if isinstance(contents, Array) else [contents]:
        stream.write(MARKED.sub(as_artifact, stream.read_bytes()))
    for number in loose:
        owners[number] = None


def _describe_links(page: Any, link_names: Mapping[str, str]) -> None:
    for annotation in page.get("/Annots", []):
        annotation.F = PRINTED
        if annotation.get("/Subtype") == Name.Link:
            inside = "/Dest" in annotation
            target = str(annotation.Dest) if inside else str(annotation.A.get("/URI", ""))
            annotation.Contents = String(link_names.get(target, target))


def _name_colours(pdf: pikepdf.Pdf) -> None:
    """Say that red, green and blue mean sRGB: print keeps its colours in ten years' time."""
    profile = pdf.make_stream(SRGB.read_bytes(), N=3)
    intent = Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFA1,
        OutputConditionIdentifier=String("sRGB2014"),
        Info=String("sRGB2014"),
        DestOutputProfile=profile,
    )
    pdf.Root.OutputIntents = Array([pdf.make_indirect(intent)])


def _name_standards(pdf: pikepdf.Pdf) -> None:
    written = pdf.Root.Metadata.read_bytes().decode()
    *_, end = RDF_END.finditer(written)
    named = STANDARDS.replace("rdf:", f"{end[1]}:")
    pdf.Root.Metadata.write((written[: end.start()] + named + written[end.start() :]).encode())

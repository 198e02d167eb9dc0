"""What makes a PDF both PDF/A-3a, for the archive, and PDF/UA-1, for those who cannot see it.

WeasyPrint knows one variant at a time: it writes PDF/A-3a, and what PDF/UA-1 asks for beyond that is added here.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from icc_cli.report.pdf.hooks import Painted
from icc_cli.report.pdf.structure import Structure
from icc_cli.report.pdf.table_tags import mend_tables
from icc_cli.report.pdf.tags import mark_languages, mend_links, mend_lists_and_headings, set_running_lines_apart

if TYPE_CHECKING:
    from weasyprint import HTML, Document  # type: ignore[import-untyped]

VARIANT = "pdf/a-3a"
"""What WeasyPrint writes: tagged, in Unicode, with an output intent, free to carry files of any kind."""

BREAK_MARK = "\N{MODIFIER LETTER MINUS SIGN}"
"""Stands at the end of a line where a word is parted (`hyphenate-character` in the style sheet).

A hyphen's glyph would be the same as that of `e-services`, and could not be told from it afterwards.
"""
_BREAK_MARK_CODE = f"<{ord(BREAK_MARK):04x}>".encode()
_SOFT_HYPHEN_CODE = b"<00ad>"

_SVG = "{http://www.w3.org/2000/svg}"
_YAML = "/application#2fyaml"
"""RFC 9512. What a machine believes about `.yaml` differs, so that it is not asked."""

_UA_METADATA = b"""\
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
<rdf:Description rdf:about=""
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
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
<pdfaProperty:description>Part of ISO 14289 to which the document conforms</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF>"""
"""PDF/A allows properties of a schema that it does not know, where the schema comes with them: ISO 19005-3, 6.6.2.3."""


def describe_charts(page: HTML) -> None:
    """Let the alternative text of each drawing hold its `<desc>`: WeasyPrint takes the `<title>` alone."""
    for drawing in page.etree_element.iter(f"{_SVG}svg"):
        title, description = drawing.find(f"{_SVG}title"), drawing.find(f"{_SVG}desc")
        if title is not None and title.text and description is not None and description.text:
            heading = title.text.strip()
            title.text = f"{heading}{'' if heading.endswith(('.', '?', '!')) else '.'} {description.text.strip()}"


def declare(document: Document) -> None:
    """Say in the document's metadata that it is PDF/UA-1 as well."""
    described = document.metadata.generate_rdf_metadata

    def with_accessibility(*arguments: object) -> bytes:
        metadata: bytes = described(*arguments)
        return metadata.replace(b"</rdf:RDF>", _UA_METADATA)

    document.metadata.generate_rdf_metadata = with_accessibility


def finish(painted: Sequence[Painted], document: Document, pdf: Any) -> None:
    """Put right what WeasyPrint leaves out, before the file is written; `painted` are its pages."""
    for each in pdf.objects:
        if getattr(each, "extra", {}).get("Type") == "/EmbeddedFile":
            each.extra["Subtype"] = _YAML
        elif (codes := getattr(each, "stream", None)) and b"/CMapName /Adobe-Identity-UCS def" in codes:
            each.stream = [_searchable(line) for line in codes]
    structure = Structure(pdf)
    mark_languages(structure, painted, document.metadata.lang)
    set_running_lines_apart(structure, painted)
    mend_lists_and_headings(structure)
    mend_links(structure, painted)
    mend_tables(structure, painted)
    if "AF" in pdf.catalog:
        pdf.catalog["AF"][:] = list(dict.fromkeys(pdf.catalog["AF"]))  # WeasyPrint names each file twice


def _searchable(line: object) -> object:
    """Let a mark at the end of a line be read as a soft hyphen, which a search for the word passes over."""
    if isinstance(line, bytes) and line.endswith(b" " + _BREAK_MARK_CODE):
        return line.removesuffix(_BREAK_MARK_CODE) + _SOFT_HYPHEN_CODE
    return line

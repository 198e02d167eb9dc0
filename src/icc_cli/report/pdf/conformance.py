"""Makes a PDF conform to both PDF/A-3a, for archiving, and PDF/UA-1, for accessibility.

WeasyPrint supports one variant at a time: it writes PDF/A-3a, and what PDF/UA-1 also needs is added here.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from icc_cli.report.pdf.hooks import Painted
from icc_cli.report.pdf.structure import Structure
from icc_cli.report.pdf.table_tags import fix_tables
from icc_cli.report.pdf.tags import fix_links, fix_lists_and_headings, mark_languages, set_running_lines_apart

if TYPE_CHECKING:
    from weasyprint import HTML, Document  # type: ignore[import-untyped]

VARIANT = "pdf/a-3a"
"""What WeasyPrint writes: tagged, in Unicode, with an output intent; files of any kind may be attached."""

BREAK_MARK = "\N{MODIFIER LETTER MINUS SIGN}"
"""Ends a line where a word is split (`hyphenate-character` in the style sheet).

A hyphen would have the same glyph as the one in `e-services`, and could not be told apart later.
"""
_BREAK_MARK_CODE = f"<{ord(BREAK_MARK):04x}>".encode()
_SOFT_HYPHEN_CODE = b"<00ad>"

_SVG = "{http://www.w3.org/2000/svg}"
_YAML = "/application#2fyaml"
"""RFC 9512. Systems disagree about `.yaml`, so the system is not asked."""

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
"""PDF/A allows properties of an unknown schema if the schema is embedded: ISO 19005-3, 6.6.2.3."""


def describe_charts(page: HTML) -> None:
    """Put the `<desc>` of each drawing into its alternative text: WeasyPrint uses only the `<title>`."""
    for drawing in page.etree_element.iter(f"{_SVG}svg"):
        title, description = drawing.find(f"{_SVG}title"), drawing.find(f"{_SVG}desc")
        if title is not None and title.text and description is not None and description.text:
            heading = title.text.strip()
            title.text = f"{heading}{'' if heading.endswith(('.', '?', '!')) else '.'} {description.text.strip()}"


def declare(document: Document) -> None:
    """Declare in the document's metadata that it is PDF/UA-1 as well."""
    described = document.metadata.generate_rdf_metadata

    def with_accessibility(*arguments: object) -> bytes:
        metadata: bytes = described(*arguments)
        return metadata.replace(b"</rdf:RDF>", _UA_METADATA)

    document.metadata.generate_rdf_metadata = with_accessibility


def finish(painted: Sequence[Painted], document: Document, pdf: Any) -> None:
    """Fix what WeasyPrint leaves out, before the file is written; `painted` are its pages."""
    for each in pdf.objects:
        if getattr(each, "extra", {}).get("Type") == "/EmbeddedFile":
            each.extra["Subtype"] = _YAML
        elif (codes := getattr(each, "stream", None)) and b"/CMapName /Adobe-Identity-UCS def" in codes:
            each.stream = [_searchable(line) for line in codes]
    structure = Structure(pdf)
    mark_languages(structure, painted, document.metadata.lang)
    set_running_lines_apart(structure, painted)
    fix_lists_and_headings(structure)
    fix_links(structure, painted)
    fix_tables(structure, painted)
    if "AF" in pdf.catalog:
        pdf.catalog["AF"][:] = list(dict.fromkeys(pdf.catalog["AF"]))  # WeasyPrint names each file twice


def _searchable(line: object) -> object:
    """Make the mark at the end of a line a soft hyphen, which searching for the word ignores."""
    if isinstance(line, bytes) and line.endswith(b" " + _BREAK_MARK_CODE):
        return line.removesuffix(_BREAK_MARK_CODE) + _SOFT_HYPHEN_CODE
    return line

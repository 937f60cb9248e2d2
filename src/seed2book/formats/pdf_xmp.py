"""What a PDF says of itself, as XMP (ISO 16684-1): what its Info dictionary says, and more."""

from __future__ import annotations

from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

_PDF_UA_SCHEMA = """<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the file keeps</pdfaProperty:description>
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>"""


@dataclass(frozen=True, slots=True)
class Facts:
    """What a PDF says of itself; empty where there is nothing to say.

    `part` is that of PDF/A: 2, or 3 with files inside. `moment` is in ISO 8601, `identifier` a URN.
    """

    title: str
    language: str
    creators: tuple[str, ...]
    description: str
    publisher: str
    rights: str
    tool: str
    producer: str
    moment: str
    identifier: str
    part: int


def packet(facts: Facts) -> bytes:
    """Gives the XMP packet of a file that is PDF/A (ISO 19005), level A, and PDF/UA-1 (ISO 14289-1).

    PDF/A knows no property of PDF/UA, so the packet describes it (ISO 19005-2, 6.6.2.3).
    """
    said = {
        "title": _worded(facts.title),
        "language": _listed("Bag", (facts.language,)),
        "identifier": escape(facts.identifier),
        "creator": _listed("Seq", facts.creators) if facts.creators else "",
        "publisher": _listed("Bag", (facts.publisher,)) if facts.publisher else "",
        "description": _worded(facts.description) if facts.description else "",
        "rights": _worded(facts.rights) if facts.rights else "",
    }
    described = "\n".join(f"<dc:{name}>{value}</dc:{name}>" for name, value in said.items() if value)
    return f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 pdfaid:part="{facts.part}" pdfaid:conformance="A"/>
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" pdfuaid:part="1"/>
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" dc:format="application/pdf">
{described}
</rdf:Description>
<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmp:CreateDate="{facts.moment}" xmp:ModifyDate="{facts.moment}" xmp:MetadataDate="{facts.moment}"
 xmp:CreatorTool={quoteattr(facts.tool)} pdf:Producer={quoteattr(facts.producer)}/>
{_PDF_UA_SCHEMA}
</rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>""".encode()


def _worded(text: str) -> str:
    return f'<rdf:Alt><rdf:li xml:lang="x-default">{escape(text)}</rdf:li></rdf:Alt>'


def _listed(kind: str, texts: tuple[str, ...]) -> str:
    items = "".join(f"<rdf:li>{escape(text)}</rdf:li>" for text in texts)
    return f"<rdf:{kind}>{items}</rdf:{kind}>"

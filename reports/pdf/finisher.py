"""Repairs of the tag tree that WeasyPrint 70 writes, for the reader who hears the document instead of seeing it.

WeasyPrint calls the finisher just before the file is written. What it gets are pydyf objects: dictionaries that point
at each other with references like ``b"12 0 R"``. Five things are put right, none of which veraPDF asks for:

* a header cell says whether it heads its column or its row;
* a link is printed, and says in words where it leads;
* a running header or footer is an artifact, so it is not read aloud halfway through a sentence;
* a file inside the PDF is named once in the list of them (WeasyPrint names it twice);
* in an archive copy the file says that it is PDF/UA as well (WeasyPrint declares one standard at a time).

`document._html` is private to WeasyPrint: its version is pinned, and tests/reports/pdf holds every repair.
"""

import pydyf

PRINT_FLAG = 4  # ISO 32000-1, table 165: bit 3 of /F

UA_IDENTIFIER = b'<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" pdfuaid:part="1"/>'
# PDF/A accepts a property of another standard only with a description of it (ISO 19005-3, 6.6.2.3).
UA_EXTENSION_SCHEMA = (
    b'<rdf:Description rdf:about=""'
    b' xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"'
    b' xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"'
    b' xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">'
    b'<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">'
    b"<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>"
    b"<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>"
    b"<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>"
    b'<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">'
    b"<pdfaProperty:name>part</pdfaProperty:name>"
    b"<pdfaProperty:valueType>Integer</pdfaProperty:valueType>"
    b"<pdfaProperty:category>internal</pdfaProperty:category>"
    b"<pdfaProperty:description>Part of ISO 14289 that the file follows</pdfaProperty:description>"
    b"</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>"
)


def repair(document, pdf):
    """Finisher for PDF/UA-1."""
    tree = _Tree(pdf)
    _scope_on_header_cells(tree)
    _links_to_their_own_tag(tree)
    _readable_links(tree, document._html.etree_element)
    _running_texts_as_artifacts(tree)
    if "AF" in pdf.catalog:
        pdf.catalog["AF"] = pydyf.Array(dict.fromkeys(pdf.catalog["AF"]))


def repair_and_declare_ua(document, pdf):
    """Finisher for an archive copy: the same repairs, and PDF/UA-1 beside PDF/A in the one rdf:RDF there may be."""
    repair(document, pdf)
    metadata = pdf.objects[_number(pdf.catalog["Metadata"])]
    end = b"</rdf:RDF>"
    metadata.stream = [part.replace(end, UA_IDENTIFIER + UA_EXTENSION_SCHEMA + end) for part in metadata.stream]


def _number(reference):
    return int(reference.split()[0])


class _Tree:
    """The structure tree of a file: its elements, and which element each piece of marked content belongs to."""

    def __init__(self, pdf):
        self.pdf = pdf
        self.root = self.at(pdf.catalog["StructTreeRoot"])
        self.parents = self.at(self.root["ParentTree"])["Nums"]
        self.elements = [o for o in pdf.objects if isinstance(o, dict) and o.get("Type") == "/StructElem"]

    def at(self, reference):
        """The object that a reference points at."""
        return self.pdf.objects[_number(reference)]

    def ancestor(self, element, tags):
        """The nearest ancestor with one of `tags`, or the document element."""
        element = self.at(element["P"])
        while element.get("S") not in (*tags, "/Document"):
            element = self.at(element["P"])
        return element

    def reachable(self):
        """Object numbers of everything under the root."""
        seen, todo = set(), [_number(reference) for reference in self.root["K"]]
        while todo:
            number = todo.pop()
            if number in seen:
                continue
            seen.add(number)
            item = self.pdf.objects[number]
            kids = item.get("K", ()) if isinstance(item, dict) else ()
            todo.extend(_number(kid) for kid in kids if isinstance(kid, bytes))
        return seen


def _scope_on_header_cells(tree):
    for element in tree.elements:
        if element["S"] == "/TH":
            group = tree.ancestor(element, ("/THead", "/TBody", "/TFoot", "/Table"))
            attributes = element.setdefault("A", pydyf.Dictionary({"O": "/Table"}))
            attributes["Scope"] = "/Column" if group["S"] == "/THead" else "/Row"


def _links_to_their_own_tag(tree):
    """An element inside a link gets an annotation of its own under a tag that is no Link; move it up to the Link."""
    position = {tree.parents[i]: i + 1 for i in range(0, len(tree.parents), 2)}
    for element in tree.elements:
        for kid in [kid for kid in element["K"] if isinstance(kid, bytes)]:
            target = tree.at(kid)
            if target.get("Type") != "/OBJR" or tree.at(target["Obj"]).get("Subtype") != "/Link":
                continue
            link = tree.ancestor(element, ("/Link",))
            if link["S"] == "/Link":
                element["K"].remove(kid)
                link["K"].append(kid)
                tree.parents[position[tree.at(target["Obj"])["StructParent"]]] = link.reference
                if element["S"] == "/Link":
                    element["S"] = "/Span"


def _readable_links(tree, html):
    words = {}
    for element in html.iter("a"):
        words.setdefault(element.get("href"), " ".join("".join(element.itertext()).split()))
    for item in tree.pdf.objects:
        if not isinstance(item, dict) or item.get("Subtype") != "/Link":
            continue
        item["F"] = PRINT_FLAG
        target = f"#{item['Dest'].string}" if "Dest" in item else item["A"]["URI"].string
        item["Contents"] = pydyf.String(_sentence_for(target, words.get(target, "")))


def _sentence_for(target, text):
    if target.startswith("#"):
        return f"Ga naar: {text}" if text else "Ga naar een andere plaats in dit document"
    if target.startswith("mailto:"):
        return f"E-mail aan {target.removeprefix('mailto:')}"
    return f"Website: {text or target}"


def _running_texts_as_artifacts(tree):
    """Content of margin boxes is marked but hangs under nothing: name it a pagination artifact."""
    pdf, reachable = tree.pdf, tree.reachable()
    pages = [tree.at(reference) for reference in pdf.page_references]
    for i in range(0, len(tree.parents), 2):
        owners = tree.parents[i + 1]
        if tree.parents[i] >= len(pages) or not isinstance(owners, list):
            continue  # an annotation, not a page
        loose = {mcid for mcid, owner in enumerate(owners) if _number(owner) not in reachable}
        stream = tree.at(pages[tree.parents[i]]["Contents"]).stream
        for j in range(len(stream) - 2):
            properties = stream[j + 1]
            if stream[j + 2] == b"BDC" and isinstance(properties, dict) and properties.get("MCID") in loose:
                stream[j], stream[j + 1] = "/Artifact", pydyf.Dictionary({"Type": "/Pagination"})
        tree.parents[i + 1] = pydyf.Array(b"null" if mcid in loose else owner for mcid, owner in enumerate(owners))
    for element in tree.elements:
        if element.number not in reachable:
            element.clear()  # the object stays, empty: pydyf counts the objects of its streams

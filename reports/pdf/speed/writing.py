"""Writing the file: numbers as bytes, and the list of pages."""


def patches():
    """What is replaced: (owner, name, the quicker one)."""
    import pydyf

    return (
        (pydyf, "_to_bytes", _to_bytes(pydyf._to_bytes)),
        (pydyf.PDF, "page_references", property(_page_references())),
    )


def _to_bytes(original):
    def to_bytes(item):
        """The common kinds are told by their exact type."""
        kind = type(item)
        if kind is bytes:
            return item
        if kind is str:
            return item.encode("ascii")
        if kind is int:
            return b"%d" % item
        return original(item)

    return to_bytes


def _page_references():
    kept = {}

    def page_references(pdf):
        kids = pdf.pages["Kids"]
        if id(pdf) not in kept or kept[id(pdf)][1] != len(kids):
            kept[id(pdf)] = pdf, len(kids), tuple(f"{number} 0 R".encode("ascii") for number in kids[::3])
        return kept[id(pdf)][2]

    return page_references

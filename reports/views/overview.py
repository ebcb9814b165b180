"""Figures under their headings, for the pages that show them."""


def grouped(found):
    """[(heading, figures)] in the order in which the figures come."""
    groups = {}
    for figure in found.values():
        groups.setdefault(figure.group, []).append(figure)
    return list(groups.items())

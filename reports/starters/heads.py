"""What stands around a report before anyone typed a word."""


def letter_head(words, **fields):
    """The head of a letter, handled by who makes it."""
    sender = words.municipality
    return {
        "handled_by": words.by.display_name if words.by else "",
        "email": words.by.email if words.by else "",
        "phone_label": sender.phone_label if sender else "TELEFOONNUMMER",
        "closing": "Hoogachtend,",
        "on_behalf_of_college": False,
        **fields,
    }

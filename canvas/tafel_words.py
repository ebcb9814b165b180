"""What a mail says of tafels that changed: when and where, and nothing of a case."""


def said_moved(first, count):
    """Where and when it is now."""
    now = f"{first.when}, {first.place}"
    if count == 1:
        return f"Een tafel is verplaatst. De {first.label} is nu op {now}."
    return f"{count} tafels zijn verplaatst. De eerste is nu de {first.label} van {now}."


def said_cancelled(first, count):
    """That it does not take place; why stands at the tafel itself."""
    return f"De {first.label} van {first.when} gaat niet door. Waarom lees je bij de tafel."


def said_restored(first, count):
    """That it does after all."""
    return f"De {first.label} van {first.when}, {first.place}, gaat toch door."

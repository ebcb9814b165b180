"""The questions of a fractie as they came, in one text, told apart: one block each."""

import re

NUMBERED = re.compile(
    r"[ \t]*(?:(?:vraag[ \t]*)(\d{1,2})[ \t]*[.:)]?|(\d{1,2})[ \t]*[.:)])(?:[ \t]+|$)(.*)", re.IGNORECASE
)


def split_questions(text):
    """The questions in this text, in order, without their numbers.

    Where they are numbered from 1 on ("1.", "Vraag 1:") every next number begins one; else every blank line, or every
    line when there is none. What stands above number 1 is no question and stays away only when it asks nothing.
    """
    lines = [line.rstrip() for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n")]
    above, numbered = _by_number(lines)
    if numbered:
        asked = [above, *numbered] if "?" in above else numbered
    else:
        whole = "\n".join(lines).strip()
        asked = re.split(r"\n\s*\n", whole) if re.search(r"\n\s*\n", whole) else whole.split("\n")
    return [question.strip() for question in asked if question.strip()]


def _by_number(lines):
    above, asked = [], []
    for line in lines:
        found = NUMBERED.fullmatch(line)
        if found and int(found[1] or found[2]) == len(asked) + 1:
            asked.append([found[3]])
        else:
            (asked[-1] if asked else above).append(line)
    return "\n".join(above).strip(), ["\n".join(lines).strip() for lines in asked]

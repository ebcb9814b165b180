"""Code that a writer may take for layout: HTML, Markdown, the address of a file. A report prints it as it stands."""

import re

MARKUP = re.compile(
    r"</?[a-z][^<>\n]*>"  # <b>, <script src=…>, </p>
    r"|!?\[[^\[\]\n]*\]\([^()\s][^\s]*\)"  # [hier](https://…), ![plaatje](…)
    r"|\*\*[^*\n]+\*\*|__[^_\n]+__|`[^`\n]+`"
    r"|^\#{1,6} [^\n]+"
    r"|\b(?:file|javascript|data):[^\s]+",
    re.IGNORECASE | re.MULTILINE,
)


def markup_in(text):
    """The pieces of a text that are such code, in order, each once."""
    return list(dict.fromkeys(MARKUP.findall(text)))

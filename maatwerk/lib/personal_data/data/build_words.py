"""Make `words.txt.xz` from the word list of OpenTaal (Debian package wdutch, file /usr/share/dict/dutch).

python build_words.py /usr/share/dict/dutch

Kept are the words without a capital. A long word that falls apart in two short ones (`schuld` + `hulpverlening`) is
left out: the reader of the list puts it together again (words.py). What is left is a quarter of the size.
"""

import lzma
import re
import sys
from pathlib import Path

SHORT = 9  # letters; longer words are left out when they are two of these
PART = 4  # letters in each half at least
LINKS = ("s", "e", "n")


def falls_apart(word, known):
    """True when the word is two known words, with a linking letter or without."""
    for cut in range(PART, len(word) - PART + 1):
        first, second = word[:cut], word[cut:]
        if second in known and (first in known or (first.endswith(LINKS) and first[:-1] in known)):
            return True
    return False


def main(source):
    """Write the list beside this file."""
    words = {line.strip() for line in Path(source).read_text(encoding="utf-8").splitlines()}
    words = {word for word in words if len(word) > 1 and re.fullmatch(r"[a-zà-öø-ÿ]+", word)}
    short = {word for word in words if len(word) <= SHORT}
    kept = short | {word for word in words - short if not falls_apart(word, short)}
    data = "\n".join(sorted(kept)).encode()
    target = Path(__file__).with_name("words.txt.xz")
    target.write_bytes(lzma.compress(data, preset=9 | lzma.PRESET_EXTREME))


if __name__ == "__main__":
    main(sys.argv[1])

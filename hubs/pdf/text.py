"""What people type, made fit for print: nothing typed can break, reorder or invalidate a page."""

import re
import unicodedata
from collections.abc import Set
from xml.etree.ElementTree import Element

ORDINARY = re.compile(
    "[^\t\n\r\x20-\x7e\xa0-\u024f\u2010-\u2027\u202f-\u205e\u20a0-\u20bf\u2190-\u2193]"
)
LONGEST_WORD = 18
LONG_WORD = re.compile(rf"[^\s\u200b]{{{LONGEST_WORD}}}(?=[^\s\u200b])")
BEND = re.compile(r"(?<=\w)([@/_.-])(?=\w)")
SVG = "{http://www.w3.org/2000/svg}"
JOINERS = {0x200D, 0xFE0E, 0xFE0F, 0x20E3} | set(range(0x1F3FB, 0x1F400))


def printable(source: str, covered: Set[int]) -> str:
    """``source`` with every character either drawable or put into words.

    Control characters, lone surrogates and direction overrides go; a picture character
    that the bundled fonts (``covered``) cannot draw becomes its name, "[grinning face]",
    which is also what a screen reader would say. Letters of any script stay: a font of the
    system may draw them, and `without` takes out those that none can.
    """
    return ORDINARY.sub(lambda found: _in_print(found[0], covered), source)


def _in_print(character: str, covered: Set[int]) -> str:
    code, category = ord(character), unicodedata.category(character)
    if code in JOINERS or category in {"Cc", "Cf", "Cs", "Cn", "Co"}:
        return ""
    if code in covered or not category.startswith("S"):
        return character
    return f"[{unicodedata.name(character, 'symbol').lower()}]"


def without(source: str, undrawn: Set[int]) -> str:
    """``source`` with runs of characters that no font can draw replaced by how many they were."""
    one_or_more = re.compile(f"[{re.escape(''.join(map(chr, sorted(undrawn))))}]+")

    def counted(run: re.Match[str]) -> str:
        noun = "character" if len(run[0]) == 1 else "characters"
        return f"[{len(run[0])} {noun} that cannot be printed here]"

    return one_or_more.sub(counted, source)


def break_long_words(root: Element) -> None:
    """Let words of more than 18 characters break, so that none runs off the paper.

    The style sheet could say the same for every word, at a fifth more text layout.
    """
    for element in root.iter():
        if element.text and not element.tag.startswith(SVG):
            element.text = _breakable(element.text)
        if element.tail:
            element.tail = _breakable(element.tail)


def _breakable(text: str) -> str:
    """Places to break: after the punctuation of an address first, else anywhere."""
    if not LONG_WORD.search(text):
        return text
    bent = BEND.sub("\\1\u200b", text)
    return LONG_WORD.sub("\\g<0>\u200b", bent)

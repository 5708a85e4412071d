"""How far apart answers are: the stated rules of the compare page, over counts of levels.

`docs/adr/0008-when-answers-agree.md` weighs them; `METHOD` says them to the reader.
"""

from collections.abc import Mapping

from checklists.models import HIGHEST_LEVEL

Counts = Mapping[int, int]
"""How many chose each level: 1 to 5, and 0 for "Don't know"."""

LEVEL_NUMBERS = range(1, HIGHEST_LEVEL + 1)

METHOD = (
    "Each person answered alone, before they saw anybody else’s answers.",
    (
        "You agree on a statement when all ratings are the same or one level apart, and at most a "
        "third of the answers are “Don’t know”. The others are the ones to talk about."
    ),
    (
        "Statements are sorted by how far apart the ratings are (Blair and Lacy’s ordinal "
        "variation: 0 when everybody chose the same level, 1 when half chose the lowest and half "
        "the highest). "
        "“Don’t know” is counted apart and never treated as a low rating."
    ),
    "The most common answer is the rating that most people chose; in a tie, the lower one.",
    (
        "Change since the last review is told twice: by the middle rating of everybody who gave "
        "one then and now, and by how many of the people who gave a rating both times are higher, "
        "the same or lower."
    ),
    (
        "What somebody saved before the review closed counts, whether or not they pressed submit. "
        "People who left the review are not counted, and a statement counts only those who were "
        "asked it."
    ),
)

WITHOUT_NAMES = (
    "Answers are compared without names: no role, no organisation, no letters. Nothing is shown of "
    "fewer than five answers. A group is left out, too, where taking it away from a larger one "
    "would leave fewer than five."
)


def known_levels(counts: Counts) -> list[int]:
    """The levels that somebody chose, lowest first, without "Don't know"."""
    return [level for level in LEVEL_NUMBERS if counts.get(level)]


def known_answers(counts: Counts) -> int:
    """How many gave a rating."""
    return sum(counts.get(level, 0) for level in LEVEL_NUMBERS)


def is_dont_know_cluster(counts: Counts) -> bool:
    """Whether more than a third of those who answered said "Don't know"."""
    dont_know = counts.get(0, 0)
    return 3 * dont_know > dont_know + known_answers(counts)


def is_to_talk_about(counts: Counts) -> bool:
    """Whether ratings lie more than one level apart, too many don't know, or nobody answered."""
    levels = known_levels(counts)
    return not levels or levels[-1] - levels[0] > 1 or is_dont_know_cluster(counts)


def ordinal_variation(counts: Counts) -> float:
    """How far apart the ratings are, from 0 (all the same) to 1 (half lowest, half highest).

    1 − l² of Blair, J. and Lacy, M. G. (2000), "Statistics of ordinal variation", Sociological
    Methods & Research 28(3), 251–280: the cumulative shares F are compared with those of complete
    polarisation. It uses the order of the levels and assumes nothing about distances between them.
    """
    total = known_answers(counts)
    if not total:
        return 0.0
    below, variation = 0, 0.0
    for level in LEVEL_NUMBERS[:-1]:
        below += counts.get(level, 0)
        share = below / total
        variation += share * (1 - share)
    return 4 * variation / (HIGHEST_LEVEL - 1)


def most_common(counts: Counts) -> int | None:
    """The rating that most people chose; in a tie the lower, since progress is for showing."""
    levels = known_levels(counts)
    return max(levels, key=lambda level: (counts[level], -level)) if levels else None


def middle(counts: Counts) -> int | None:
    """The middle rating, half being as low or lower: the lower of two. Only order matters."""
    half, so_far = known_answers(counts) / 2, 0
    for level in known_levels(counts):
        so_far += counts[level]
        if so_far >= half:
            return level
    return None

"""The shipped question sets: whole, exact where they quote, and fit to be read aloud."""

import re

import pytest

from checklists.sets import QuestionKind, SetKind, read_question_sets, read_scales
from hubs.presentation.levels import DONT_KNOW, LEVELS

SETS = {question_set.key: question_set for question_set in read_question_sets()}
QUESTIONS = [question for each in SETS.values() for question in each.questions]
RATED = [question for question in QUESTIONS if question.kind == QuestionKind.RATED]

QUOTED = {
    "leading-change": [
        "A strong narrative led by the leadership team is in place.",
        "There is an explicit approach to leadership development.",
        "Leaders are visible and resilient.",
        "Tough decisions are made and communicated in a timely way.",
        (
            "Leaders are able to contribute to system leadership as well as leadership of their"
            " own organisations, driven by a shared commitment to an integrated approach."
        ),
        (
            "Commitment to deliver an integrated family hubs approach is sustained beyond the "
            "first flush of enthusiasm."
        ),
        "Key metrics are used to assess and drive local progress.",
    ],
    "system-leadership": [
        "Develop a shared purpose and vision of what future services should look like.",
        (
            "Have frequent personal contact – to establish the rapport and understanding on "
            "which collective leadership hinges."
        ),
        "Surface and resolve conflicts – difficult truths should be confronted not suppressed.",
        (
            "Behave altruistically towards each other – ask not “how can I win in this "
            "discussion?” but rather “how can we succeed together?”"
        ),
        (
            "Commit to working together for the longer term – because of the investment of time"
            " and energy needed to build effective relationships."
        ),
    ],
    "reflective-questions": [
        (
            "Do you offer those in frontline roles time or opportunity to contribute to "
            "thinking about how their system is working and how it could be improved?"
        ),
        "Do people have any space outside of their delivery role?",
        (
            "Do you allow people flexibility in their roles to make decisions and changes, or "
            "do you lock things down in process?"
        ),
        "Are you aware of how power is distributed in your organisation?",
        (
            "Do you give explicit permission to staff at all levels to question how your "
            "‘system’ is working, with a view to improving it?"
        ),
        (
            "Do you have genuine feedback loops in place that enable real dialogue rather than "
            "bottom-up feedback?"
        ),
        "Do you communicate in jargon and official language more than you need to?",
        "What space and encouragement do you give to voices that speak in non-official language?",
        "Do you give enough validity to different types of evidence?",
        "Are you aware of the labels you use and the impact they have?",
        "Do you enable staff to form peer relationships and communities to support each other?",
        "Do you encourage interaction beyond people’s official roles?",
        "Do staff at all levels demonstrate system change behaviours?",
        "Do they engage with a range of different perspectives?",
        "Do they show that it is okay to try and to fail when making change to improve things?",
        "Do they act outside of ‘hierarchies’, or do they seek to reinforce them?",
    ],
}

SHAPES = {
    "leading-change": (SetKind.RATED, "LC", [7]),
    "system-leadership": (SetKind.RATED, "SL", [5]),
    "reflective-questions": (SetKind.OPEN, "RQ", [3, 3, 4, 2, 4]),
    "leadership-arrangements": (SetKind.RATED, "LA", [4, 5, 3]),
    "attributes-of-change-leaders": (SetKind.OPEN, "AC", [4, 2, 3, 5, 2]),
    "system-conditions": (SetKind.RATED, "SC", [7]),
    "equity-and-compassion": (SetKind.OPEN, "EQ", [4, 6]),
    "sustainability": (SetKind.MIXED, "SU", [6, 4]),
    "system-leadership-skills": (SetKind.RATED, "SK", [8]),
}


def texts(question):
    return [question.text, question.short_name, question.guidance, *question.levels]


def test_sets_are_the_nine_in_their_order():
    assert list(SETS) == list(SHAPES)


@pytest.mark.parametrize("key", SHAPES)
def test_set_has_its_kind_and_sections(key):
    kind, letters, sizes = SHAPES[key]
    assert SETS[key].kind == kind
    assert [len(section.questions) for section in SETS[key].sections] == sizes
    assert {question.code[:2] for question in SETS[key].questions} == {letters}
    assert [q.number for q in SETS[key].questions] == list(range(1, sum(sizes) + 1))


@pytest.mark.parametrize("key", QUOTED)
def test_quoted_set_holds_the_exact_words_in_order(key):
    assert [question.text for question in SETS[key].questions] == QUOTED[key]
    assert all(question.quoted for question in SETS[key].questions)


def test_nothing_else_is_presented_as_a_quotation():
    assert {q.text for q in QUESTIONS if q.quoted} == {t for each in QUOTED.values() for t in each}


@pytest.mark.parametrize(
    ("key", "sources"),
    [
        ("leading-change", ["King’s Fund", "SCIE", "National Centre for Family Hubs"]),
        ("system-leadership", ["King’s Fund", "SCIE", "National Centre for Family Hubs"]),
        ("reflective-questions", ["Lankelly Chase", "System Changers"]),
    ],
)
def test_quoted_set_names_those_who_wrote_it(key, sources):
    assert all(source in SETS[key].attribution for source in sources)
    assert "quoted exactly" in SETS[key].attribution


def test_other_sets_say_that_the_words_are_ours():
    for question_set in [each for key, each in SETS.items() if key not in QUOTED]:
        assert question_set.attribution.startswith("Based on ")
        assert "our own wording" in question_set.attribution


@pytest.mark.parametrize("question", RATED, ids=lambda question: question.code)
def test_rated_statement_has_five_descriptors_of_a_sentence_or_two(question):
    assert len(question.levels) == 5
    assert all(1 <= len(re.findall(r"[.?](?: |$)", each)) <= 2 for each in question.levels)


def test_no_descriptor_is_used_twice_in_any_set():
    descriptors = [level.casefold() for question in RATED for level in question.levels]
    assert len(set(descriptors)) == len(descriptors) == 5 * 44 + 5


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.code)
def test_help_is_two_to_four_sentences(question):
    assert 2 <= len(re.findall(r"[.?]”?(?: |$)", question.guidance)) <= 4


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.code)
def test_words_use_typographic_quotes_and_no_level_letters(question):
    joined = " ".join(texts(question))
    assert not re.search(r"""['"`]|--|\.\.\.""", joined)
    assert "SCIE" not in joined


def test_skills_are_about_the_team_and_never_one_person():
    skills = SETS["system-leadership-skills"]
    assert "never of a person" in skills.introduction
    assert all(question.text.startswith("Between us, we ") for question in skills.questions)


def test_default_scale_is_the_five_levels_that_pages_and_pictures_show():
    scales = read_scales()
    shown = [(level.value, level.letter, level.name) for level in (*LEVELS, DONT_KNOW)]
    levels = (*scales.default.levels, scales.dont_know)
    assert [(level.place, level.letter, level.name) for level in levels] == shown
    assert [name for _value, _letter, name in shown] == [
        "Not yet started",
        "Basic",
        "Early progress",
        "Substantial progress",
        "Mature",
        "Don’t know",
    ]


def test_evidence_is_asked_for_from_early_progress():
    assert read_scales().evidence_from == 3


def test_other_scales_each_say_how_they_map_to_the_five():
    places = {
        scale.key: [level.place for level in scale.levels]
        for scale in read_scales().scales
        if scale.mapping
    }
    assert places == {
        "maturity": [1, 2, 3, 4, 5],
        "basic-developed": [2, 4],
        "nought-to-five": [1, 2, 3, 3, 4, 5],
        "yes-partly-no": [1, 3, 4],
    }

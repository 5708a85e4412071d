"""The scales to ask on: what their answers are called, where they are placed, as a form says it."""

import pytest

from checklists.forms.on_a_scale import Chosen, chosen_as, scale_choices, value_of
from checklists.scales import USUAL, asked_differently, how_asked, own_word, scale_of, scales


def test_usual_scale_comes_first_and_says_nothing_of_itself():
    assert next(iter(scales())) == USUAL
    assert how_asked(USUAL) == ""
    assert own_word(USUAL, "") == ""


def test_another_scale_says_how_it_was_asked_and_where_its_answers_are_placed():
    said = how_asked("yes-partly-no")
    assert said.startswith("Asked as “Yes, Partly or No”. No takes the place of Not yet started")
    assert "Yes is not shown as Mature" in said


@pytest.mark.parametrize(
    ("key", "letter", "words"),
    [
        ("yes-partly-no", "Y", "Yes"),
        ("nought-to-five", "2", "2 Planned"),
        ("basic-developed", "D", "Developed"),
    ],
)
def test_own_word_is_that_of_the_scale(key, letter, words):
    assert own_word(key, letter) == words


def test_unknown_scale_and_unknown_answer_are_never_guessed():
    with pytest.raises(KeyError):
        scale_of("stars")
    with pytest.raises(KeyError):
        own_word("yes-partly-no", "X")


def test_another_way_of_asking_is_told_only_where_it_changed():
    assert asked_differently(USUAL, "") == ""
    assert asked_differently(USUAL, USUAL) == ""
    said = asked_differently("yes-partly-no", USUAL)
    assert "asked as “Five levels, from Not yet started to Mature”" in said
    assert "may come from the way of asking" in said


@pytest.mark.parametrize("key", list(scales()))
def test_every_choice_of_a_form_reads_back_as_one_place_and_option(key):
    scale = scale_of(key)
    values = [str(value) for value, _words in scale_choices(scale)]
    assert len(set(values)) == len(values) == len(scale.levels) + 2
    assert [value_of(chosen_as(value)) for value in values] == values
    found = [(chosen_as(value).choice, chosen_as(value).option) for value in values]
    letters = ["" if scale.is_default else each.letter for each in scale.levels]
    places = [each.place for each in scale.levels]
    assert found == [*zip(places, letters, strict=True), (0, ""), (-1, "")]


def test_nothing_chosen_is_said_by_nothing():
    assert chosen_as("") == Chosen(None)
    assert value_of(None) == value_of(Chosen(None)) == ""

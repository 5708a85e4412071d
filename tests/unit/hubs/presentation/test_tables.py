import pytest

from hubs.presentation.tables import TableCell


@pytest.mark.parametrize(
    "words",
    ["20 November 2026, 10:00", "3 May 2026", "Grace Whitlock", "Cllr Sunita Bains", "Amy O’Neil"],
)
def test_days_and_names_stay_on_one_line_where_there_is_room(words):
    assert TableCell(words).markup == f'<span class="fh-keep">{words}</span>'
    assert 'class="govuk-link fh-keep"' in TableCell(words, "/there/").markup


@pytest.mark.parametrize(
    "words", ["Northmoor Community Health NHS Trust", "Becomes deputy", "Nothing", "4 of 5", ""]
)
def test_other_words_break_as_they_need(words):
    assert TableCell(words).markup == f"<span>{words}</span>"

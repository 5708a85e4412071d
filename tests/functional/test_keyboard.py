"""The main job without a mouse: everything is reached in order, seen when reached, and works."""

import pytest
from playwright.sync_api import expect

from checklists.models import Answer
from hubs.tenancy import area_scope
from tests.asking import ask, page_of, stored
from tests.reviews import Review

pytestmark = pytest.mark.django_db(transaction=True)

FOCUSED = "document.activeElement"
# How what has the focus looks, with the drawn thing beside it where the control itself is hidden.
LOOK = """() => {
  const shown = (element) => [null, "::before", "::after"].map((part) => {
    const style = getComputedStyle(element, part);
    return [style.outline, style.boxShadow, style.backgroundColor, style.borderColor].join();
  }).join();
  const element = document.activeElement;
  const parts = [element, element.nextElementSibling, ...(element.labels ?? [])].filter(Boolean);
  const focused = parts.map(shown).join();
  element.blur();
  const plain = parts.map(shown).join();
  element.focus();
  return {
    name: element.outerHTML.slice(0, 120),
    key: [...document.querySelectorAll("*")].indexOf(element),
    differs: focused !== plain,
  };
}"""


@pytest.fixture
def review(northmoor, people):
    review = Review(northmoor, people.facilitator)
    review.answer_all(3, 3, 3, 4, 4, 4, but={"LC2": (1, 1, 2, 2, 4, 5), "LC6": (1, 0, 0, 0, 2, 2)})
    review.url = f"/areas/northmoor/rounds/{review.round.pk}"
    return review


@pytest.fixture
def answering(northmoor, people, signed_in_page):
    """The owner on the page of a checklist of five statements."""
    round_ = ask(northmoor, people.facilitator, people.owner)
    page = signed_in_page(people.owner)
    page.goto(page_of(round_), wait_until="networkidle")
    page.round_ = round_
    return page


def tab_to(page, locator, most=60):
    """Press Tab until something has the focus; fail when it never has."""
    for _press in range(most):
        page.keyboard.press("Tab")
        if locator.evaluate(f"element => element === {FOCUSED}"):
            return
    raise AssertionError(f"{locator} was not reached")


def stops_of(page):
    """Press Tab through the whole page; return how each stop looks."""
    found = {}
    for _press in range(120):
        page.keyboard.press("Tab")
        if page.evaluate(f"{FOCUSED} === document.body"):
            break
        stop = page.evaluate(LOOK)
        if stop["key"] in found:
            break
        found[stop["key"]] = stop
    return found


def test_first_tab_offers_to_skip_to_the_main_content(answering):
    answering.keyboard.press("Tab")
    skip = answering.get_by_role("link", name="Skip to main content")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    answering.keyboard.press("Enter")
    assert answering.evaluate(f"{FOCUSED}.id") == "main"


def test_navigation_is_reached_in_its_order_and_followed(answering):
    links = answering.get_by_role("navigation", name="Northmoor").get_by_role("link")
    tab_to(answering, links.first)
    for link in links.all()[1:]:
        answering.keyboard.press("Tab")
        expect(link).to_be_focused()
    answering.keyboard.press("Shift+Tab")
    answering.keyboard.press("Enter")
    expect(answering.get_by_role("heading", level=1)).to_contain_text("Board")


def test_statement_is_answered_and_saved_without_a_mouse(answering, people, northmoor):
    # given the first statement, its scale is one stop and the arrows move on it
    radios = answering.locator("#SL1").get_by_role("radio")
    tab_to(answering, radios.first)
    answering.keyboard.press("Space")
    for _level in range(3):
        answering.keyboard.press("ArrowRight")
    expect(radios.nth(3)).to_be_checked()
    # when the next stop is its evidence, and words are typed
    answering.keyboard.press("Tab")
    expect(answering.locator("#SL1").get_by_label("What makes you say that?")).to_be_focused()
    answering.keyboard.type("The protocol is signed.")
    # then help opens with Space, and Enter on the button saves the page
    help_ = answering.locator("#SL1 summary").first
    tab_to(answering, help_)
    answering.keyboard.press("Space")
    expect(answering.locator("#SL1 details").first).to_have_attribute("open", "")
    tab_to(answering, answering.get_by_role("button", name="Check your answers"))
    answering.keyboard.press("Enter")
    expect(answering.get_by_role("heading", level=1)).to_have_text("Check your answers")
    found = stored(answering.round_, people.owner, "SL1")
    assert (found.level, found.evidence) == (4, "The protocol is signed.")
    with area_scope(northmoor.pk):
        assert Answer.objects.count() == 1


def test_everything_on_the_answer_page_shows_the_focus(answering):
    stops = stops_of(answering)
    assert len(stops) >= 5 + 5 + 8, "a scale and help for each of five, links and buttons"
    assert [stop["name"] for stop in stops.values() if not stop["differs"]] == []


def test_everything_on_the_compare_page_shows_the_focus(review, people, signed_in_page):
    page = signed_in_page(people.facilitator)
    page.goto(f"{review.url}/compare/{review.question('LC2').pk}/")
    stops = stops_of(page)
    assert len(stops) >= 20
    assert [stop["name"] for stop in stops.values() if not stop["differs"]] == []


def test_statement_is_agreed_without_a_mouse(review, people, signed_in_page):
    page = signed_in_page(people.facilitator)
    page.goto(f"{review.url}/compare/")
    tab_to(page, page.get_by_role("link", name="Agree this one").first)
    page.keyboard.press("Enter")
    ratings = page.get_by_role("group", name="The rating you agree").get_by_role("radio")
    tab_to(page, ratings.first)
    page.keyboard.press("Space")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    expect(ratings.nth(2)).to_be_checked()
    tab_to(page, page.get_by_label("Why this rating"))
    page.keyboard.type("It rests on few people.")
    tab_to(page, page.get_by_role("button", name="Record what you agreed"))
    page.keyboard.press("Enter")
    expect(page.get_by_text("Recorded.")).to_be_visible()


def test_projector_moves_with_the_arrow_keys_and_not_while_somebody_types(
    review, people, signed_in_page
):
    page = signed_in_page(people.facilitator)
    page.goto(f"{review.url}/workshop/1/", wait_until="networkidle")
    first = page.get_by_role("heading", level=1).inner_text()
    page.keyboard.press("ArrowRight")
    page.wait_for_url("**/workshop/2/")
    page.wait_for_load_state("networkidle")
    expect(page.get_by_role("heading", level=1)).not_to_have_text(first)
    page.keyboard.press("ArrowLeft")
    page.wait_for_url("**/workshop/1/")
    expect(page.get_by_role("heading", level=1)).to_have_text(first)
    page.keyboard.press("Control+ArrowRight")
    expect(page.get_by_role("heading", level=1)).to_have_text(first)

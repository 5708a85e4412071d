"""The tools library on its pages, on actions, and beside low ratings."""

import pytest
from django.urls import reverse

from checklists.actions.action import ActionDraft, add_action, change_action
from checklists.models import Action, ActionTool, Tool
from checklists.toolbox import Toolbox, toolbox
from governance.measuring.counting import counting
from hubs.models import AuditEvent
from hubs.tenancy import area_scope
from tests.integration.checklists.test_actions import address, make, person_of, stored, typed
from tests.queries import at_most
from tests.reviews import Review

LIBRARY = "/areas/northmoor/tools/"


def tool(key):
    return Tool.objects.newest().get(key=key)


def used(action):
    with area_scope(action.area_id):
        return [each.tool.key for each in action.uses.select_related("tool")]


@pytest.fixture
def action(northmoor, people):
    return make(northmoor, people.facilitator, driver=people.owner)


@pytest.fixture
def review(northmoor, people):
    review = Review(northmoor, people.facilitator)
    review.answer_all(2, 2, 2, 2, 2, 3)
    return review


def from_statement(review, **query):
    query = {"round": str(review.round.pk), "statement": "LC7", **query}
    return f"{address(name='action-add')}?{'&'.join(f'{k}={v}' for k, v in query.items())}"


def test_library_shows_every_tool_in_order(people, sign_in):
    page = sign_in(people.observer).get(LIBRARY).context["page"]
    assert (len(page.tools), page.found) == (17, "17 tools")
    assert page.tools[0].title == "Family hub model framework"


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("find=NUDGE+zebra", []),
        ("find=lottery+PREVENTION", ["Learning from A Better Start"]),
        (
            "topic=families-and-staff",
            ["Compassionate leadership", "System Changers", "A relational frame"],
        ),
        ("topic=families-and-staff&find=power", ["System Changers"]),
    ],
)
def test_library_is_searched_and_filtered(people, sign_in, query, titles):
    response = sign_in(people.owner).get(f"{LIBRARY}?{query}")
    assert [each.title for each in response.context["page"].tools] == titles
    assert ("No tool says that" in response.text) == (not titles)


@pytest.mark.parametrize("query", ["topic=magic", f"find={'x' * 101}"])
def test_filter_that_makes_no_sense_filters_nothing(people, sign_in, query):
    response = sign_in(people.owner).get(f"{LIBRARY}?{query}")
    assert response.context["page"].found == "17 tools"


def test_tool_page_says_what_when_where_and_for_what(people, sign_in):
    text = sign_in(people.observer).get(f"{LIBRARY}systems-mapping/").text
    for words in ("When the same problem comes back", "participatory systems mapping"):
        assert words in text
    assert "Between us, we can map how the system works" in text
    assert "Add an action that uses it" not in text


def test_tool_page_shows_actions_to_those_who_see_actions(people, sign_in, action):
    with area_scope(action.area_id):
        ActionTool.objects.create(action=action, tool=tool("systems-mapping"))
    page = f"{LIBRARY}systems-mapping/"
    assert "Share one induction" in sign_in(people.board_member).get(page).text
    assert "Share one induction" not in sign_in(people.observer).get(page).text
    add = f"{address(name='action-add')}?tool=systems-mapping"
    assert add in sign_in(people.facilitator).get(page).text


def test_tool_with_an_official_address_leads_there(people, sign_in):
    text = sign_in(people.observer).get(f"{LIBRARY}scie-leading-change/").text
    assert (
        'href="https://www.scie.org.uk/" rel="external noreferrer">Open its page on www.scie'
        in text
    )


def test_unknown_tool_is_not_found(people, sign_in):
    assert sign_in(people.owner).get(f"{LIBRARY}magic-wand/").status_code == 404


def test_retired_tool_stays_for_actions_only(northmoor, people, action):
    old = Tool(key="old", title="Old", retired=True, helps_with=["LC7"], topics=[], first_steps=[])
    box = Toolbox((*toolbox().tools, old))
    assert old not in box.listed
    assert old not in box.for_statement("LC7")
    assert box.matching("old", "") == [each for each in box.matching("old", "") if each != old]
    assert box.tool("old") is old


@pytest.mark.django_db
def test_fewer_statements_come_first_among_suggestions():
    found = [each.key for each in toolbox().suggested_for("SK1")]
    assert found == ["systems-mapping", "stakeholder-identification", "workforce-skills-audit"]


def test_library_costs_the_same_few_queries(people, sign_in, action):
    client = sign_in(people.facilitator)
    with at_most(5):
        client.get(LIBRARY)
    with counting() as few:
        client.get(f"{LIBRARY}systems-mapping/")
    with area_scope(action.area_id):
        for number in range(20):
            more = Action.objects.create(text=f"Action {number}", created_by=people.facilitator)
            ActionTool.objects.create(action=more, tool=tool("systems-mapping"))
    with counting() as many:
        client.get(f"{LIBRARY}systems-mapping/")
    assert len(many) == len(few) <= 7


def test_action_is_added_with_tools_from_a_tool(northmoor, people, sign_in):
    client = sign_in(people.facilitator)
    url = f"{address(name='action-add')}?tool=systems-mapping"
    assert client.get(url).context["form"]["tools"].value() == ["systems-mapping"]
    sent = typed(Action(), driver=person_of(northmoor, people.facilitator), version="0")
    response = client.post(url, {**sent, "tools": ["systems-mapping", "system-changers"]})
    with area_scope(northmoor.pk):
        action = Action.objects.get()
        event = AuditEvent.objects.get(verb="action.added")
    assert response["Location"] == address(action)
    assert used(action) == ["systems-mapping", "system-changers"]
    assert event.detail["changed"]["tools"] == [None, "System Changers, Systems mapping"]


def test_action_page_and_history_show_its_tools(people, sign_in, action):
    client = sign_in(people.owner)
    client.post(address(action, "action-edit"), {**typed(action), "tools": ["governance-module"]})
    text = client.get(address(action)).text
    assert f'href="{LIBRARY}governance-module/">Governance module</a>' in text
    assert "The tools it uses: none → Governance module." in text


def test_tools_alone_are_a_change_and_can_be_taken_off(people, sign_in, action):
    client, url = sign_in(people.owner), address(action, "action-edit")
    client.post(url, {**typed(action), "tools": ["governance-module", "system-changers"]})
    client.post(url, {**typed(action), "tools": ["system-changers"], "version": "2"})
    assert (used(action), stored(action).version) == (["system-changers"], 3)
    client.post(url, {**typed(action), "tools": ["system-changers"], "version": "3"})
    assert stored(action).version == 3


def test_tool_that_is_none_is_refused_and_nothing_typed_lost(people, sign_in, action):
    sent = {**typed(action), "tools": ["magic-wand", "system-changers"]}
    response = sign_in(people.owner).post(address(action, "action-edit"), sent)
    assert response.status_code == 422
    assert "Choose tools from the list" in response.text
    assert response.context["form"]["tools"].value() == ["magic-wand", "system-changers"]
    assert "Share one induction with every partner" in response.text


def test_stale_change_keeps_the_tools_that_were_ticked(people, sign_in, action):
    client, url = sign_in(people.owner), address(action, "action-edit")
    client.post(url, {**typed(action), "tools": ["governance-module"]})
    sent = {**typed(action), "text": "Another", "tools": ["systems-mapping", "system-changers"]}
    response = client.post(url, sent)
    assert response.status_code == 409
    form = response.context["form"]
    assert form["tools"].value() == ["systems-mapping", "system-changers"]
    assert form["version"].value() == "2"
    assert used(action) == ["governance-module"]


def test_action_of_an_agreement_keeps_tools_it_does_not_ask_for(northmoor, people, action):
    with area_scope(northmoor.pk):
        draft = ActionDraft("Do it", None, None, None, tools=[tool("system-changers")])
        made = add_action(actor=people.facilitator, draft=draft)
        again = ActionDraft("Do it well", None, None, None, version=1)
        change_action(action=made, actor=people.facilitator, draft=again)
    assert used(made) == ["system-changers"]


def test_action_from_a_statement_suggests_its_tools_and_keeps_where_it_came_from(
    northmoor, people, sign_in, review
):
    client, url = sign_in(people.facilitator), from_statement(review)
    page = client.get(url)
    assert page.text.count("Suggested for this statement") == len(toolbox().for_statement("LC7"))
    assert "Key metrics are used to assess and drive local progress." in page.text
    sent = typed(Action(), driver=person_of(northmoor, people.facilitator), version="0")
    client.post(url, sent)
    with area_scope(northmoor.pk):
        action = Action.objects.get()
    assert (action.round_id, action.question.code) == (review.round.pk, "LC7")


@pytest.mark.parametrize(
    "query",
    [
        {"statement": "SK1"},
        {"statement": ""},
        {"round": "not-an-id"},
        {"round": "0198c0de-0000-7000-8000-000000000000"},
    ],
)
def test_action_from_what_is_not_there_is_not_found(people, sign_in, review, query):
    assert sign_in(people.facilitator).get(from_statement(review, **query)).status_code == 404


def test_action_from_an_open_review_or_another_area_is_not_found(
    northmoor, eastvale, people, sign_in
):
    client = sign_in(people.facilitator)
    open_one = Review(northmoor, people.facilitator, state="open")
    foreign = Review(eastvale, people.outsider)
    assert client.get(from_statement(open_one)).status_code == 404
    assert client.get(from_statement(foreign)).status_code == 404


def test_tools_stand_beside_low_ratings_once_they_are_agreed(people, sign_in, review):
    client = sign_in(people.owner)
    compare = reverse("checklists:compare-view", args=["northmoor", review.round.pk])
    assert "Tools that may help" not in client.get(compare).text
    review.agree("LC7", 2)
    review.agree("LC1", 3)
    text = client.get(compare).text
    assert text.count("Tools that may help") == 1
    for each in toolbox().suggested_for("LC7"):
        assert f'href="{LIBRARY}{each.key}/"' in text
    with at_most(12):
        client.get(compare)


def test_page_that_agrees_the_view_lists_tools_for_the_lowest(people, sign_in, review):
    client = sign_in(people.facilitator)
    page = reverse("checklists:round-agree", args=["northmoor", review.round.pk])
    assert "Tools for the lowest ratings" not in client.get(page).text
    review.agree("LC7", 1)
    response = client.get(page)
    assert [low.text for low in response.context["page"].low] == [review.question("LC7").text]
    assert "Tools for the lowest ratings" in response.text


def test_tools_of_an_action_belong_to_its_area(northmoor, eastvale, action):
    with area_scope(action.area_id):
        ActionTool.objects.create(action=action, tool=tool("system-changers"))
    with area_scope(eastvale.pk):
        assert not ActionTool.objects.exists()

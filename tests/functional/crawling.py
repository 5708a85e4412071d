"""Follows every link from where somebody starts, and says what is wrong with each page met."""

from collections import Counter, deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from urllib.parse import parse_qs, urlsplit

from django.urls import Resolver404, resolve
from playwright.sync_api import ConsoleMessage, Page

# Shown in more than one state by the demonstration: met this often, others once.
STATES = {
    "checklists:round-detail": 2,
    "checklists:compare-view": 2,
    "checklists:answer-edit": 2,
    "checklists:reflection-edit": 2,
    "governance:report-read": 3,
    "governance:handover-view": 2,
    "leadership:role-view": 3,
}
NOT_PAGES = {  # GET addresses that are not pages of ours, or end the walk
    "account_logout": "ends the session",
    "hubs:demo-mail-show": "a message as its reader's mail program shows it",
    "checklists:evidence-download": "a file",
    "governance:report-pdf": "a file",
    "governance:report-data": "a file",
    "governance:handover-pdf": "a file",
    "checklists:reflection-text": "a file",
    "checklists:reflection-table": "a file",
    "leadership:workbook-download": "a file",
    "leadership:list-download": "a file",
    "leadership:upload-template": "a file",
    "leadership:upload-template-csv": "a file",
    "leadership:upload-notes": "a file",
    "hubs:area-upload-template": "a file",
    "hubs:area-upload-template-csv": "a file",
    "checklists:results-workbook": "a file",
    "checklists:results-list": "a file",
    "hubs:health-live": "for machines",
    "hubs:health-ready": "for machines",
}
# The same for everybody: one walk of somebody signed in and one of nobody meet them.
SAME_FOR_ALL = ("account_", "mfa_", "usersessions_", "hubs:account", "hubs:demo-mail")
PUBLIC = ("hubs:accessibility", "hubs:privacy", "hubs:cookies", "hubs:help")
# A missing value shows inside a sentence; “None” alone may be an answer.
SUSPECT = ["[\\w,] None\\b", "\\bundefined\\b", "\\bNaN\\b", "\\bTODO\\b", "\\{[{%]", "\\[object"]

# What a person would see wrong, in one look at the page.
LOOK = """(suspects) => {
  const all = (selector) => [...document.querySelectorAll(selector)];
  const text = document.body.innerText;
  const ids = all("[id]").map((element) => element.id);
  const labels = "[type=hidden], [aria-label], [aria-labelledby]";
  return {
    headings: all("h1").map((heading) => heading.innerText),
    primary: all("main .govuk-button").filter((button) => button.checkVisibility()
      && !/--(secondary|warning)/.test(button.className)).map((button) => button.innerText),
    unlabelled: all("input, select, textarea").filter(
      (control) => !control.labels?.length && !control.matches(labels)
    ).map((control) => control.outerHTML),
    words: suspects.map((word) => text.match(new RegExp(`.*${word}.*`))?.[0]).filter(Boolean),
    twice: ids.filter((id, index) => ids.indexOf(id) !== index),
    width: document.scrollingElement.scrollWidth,
    refused: window.refused,
  };
}"""
# Content the security policy refused; set before the page, and read before axe adds its styles.
WATCH = """window.refused = [];
document.addEventListener("securitypolicyviolation",
  (event) => window.refused.push(`${event.violatedDirective}: ${event.blockedURI}`));"""
# What a page is made of, words and repetition left out: axe says the same of two that are alike.
SHAPE = """() => {
  const told = (attribute) => /^(role|type|scope|class|aria-)/.test(attribute.name);
  const shape = (element) => {
    const own = [...element.attributes].map((attribute) =>
      told(attribute) && !/^aria-(\\w+by|controls|label)/.test(attribute.name)
        ? `${attribute.name}=${attribute.value}` : attribute.name);
    const worded = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
    const inside = [...new Set([...element.children].map(shape))];
    return `${element.tagName}${worded ? "!" : ""}[${own.sort()}](${inside})`;
  };
  return shape(document.body);
}"""
LINKS = "[...document.querySelectorAll('a[href]')].map((link) => link.href)"


@dataclass
class Walk:
    """One person's walk through the service; `faults` tells what was wrong, address first."""

    page: Page
    axe_finds: Callable[[Page], list[str]]
    passed_by: tuple[str, ...] = ()  # how the names of views begin that others meet
    looked_at: set[str] = field(default_factory=set)  # kinds of pages that axe has seen
    shapes: set[tuple[str, str]] = field(default_factory=set)  # and what they were made of
    met: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)  # by the browser, to whoever watches it

    def __post_init__(self) -> None:
        self.page.add_init_script(WATCH)
        self.page.on("console", self._note)
        self.page.on("pageerror", lambda error: self.said.append(str(error)))

    def _note(self, message: ConsoleMessage) -> None:
        """Keep what the browser complains of, but for axe's own styles: `WATCH` has the page's."""
        if message.type in {"error", "warning"} and "Content Security Policy" not in message.text:
            self.said.append(message.text)

    def follow(self, *starts: str) -> None:
        ahead, known = deque(starts), set(starts)
        while ahead:
            address = ahead.popleft()
            if not (kind := self._kind(address)):
                continue
            self.met[kind] += 1
            self.faults += [f"{address}: {fault}" for fault in self._visit(address, kind)]
            found = [link for link in self._links() if link not in known]
            known.update(found)
            ahead.extend(found)

    def _kind(self, address: str) -> str:
        """Name the kind of page; nothing when it is no page, or was met often enough."""
        parts = urlsplit(address)
        try:
            name = resolve(parts.path).view_name
        except Resolver404:
            return ""
        kind = " ".join([name, *sorted(parse_qs(parts.query))])
        if name in NOT_PAGES or name.startswith(self.passed_by):
            return ""
        return "" if self.met[kind] >= STATES.get(name, 1) else kind

    def _visit(self, address: str, kind: str) -> Iterator[str]:
        self.said.clear()
        response = self.page.goto(address)
        if not response or response.status != 200:
            yield f"answers {response and response.status}"
            return
        yield from self.said
        yield from faults_of(self.page)
        state, shape = f"{kind} {self.met[kind]}", (kind, self.page.evaluate(SHAPE))
        if state not in self.looked_at and shape not in self.shapes:
            yield from self.axe_finds(self.page)
        self.looked_at.add(state)
        self.shapes.add(shape)

    def _links(self) -> list[str]:
        """Addresses on this server, without the place in the page."""
        host = urlsplit(self.page.url).netloc
        links = (urlsplit(link) for link in self.page.evaluate(LINKS))
        return [link._replace(fragment="").geturl() for link in links if link.netloc == host]


def faults_of(page: Page) -> Iterator[str]:
    """Say what anybody could see wrong on the page now open, on a screen 320 pixels wide."""
    title = page.title()
    if not title.endswith(" – Family Hub Leadership Planner") or title.startswith(" "):
        yield f"title is “{title}”"
    seen = page.evaluate(LOOK, SUSPECT)
    if len(seen["headings"]) != 1:
        yield f"first headings are {seen['headings']}"
    if len(seen["primary"]) > 1:
        yield f"primary buttons are {seen['primary']}"
    for what in ("unlabelled", "words", "twice", "refused"):
        if seen[what]:
            yield f"{what}: {seen[what]}"
    if seen["width"] > page.viewport_size["width"]:
        yield f"is {seen['width']} px wide"

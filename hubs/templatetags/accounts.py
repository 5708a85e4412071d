"""What the account pages need beyond allauth's own context."""

from django import template

register = template.Library()

# The first that is named wins: Edge also says Chrome, and Chrome also says Safari.
BROWSERS = {"Edg": "Edge", "Firefox": "Firefox", "Chrome": "Chrome", "Safari": "Safari"}
SYSTEMS = {
    "iPhone": "an iPhone",
    "iPad": "an iPad",
    "Android": "Android",
    "Windows": "Windows",
    "Mac OS": "a Mac",
    "Linux": "Linux",
}


@register.filter
def device(user_agent: str) -> str:
    """'Firefox on Windows': enough for a person to know their own device again."""
    browser = next((words for name, words in BROWSERS.items() if name in user_agent), "")
    system = next((words for name, words in SYSTEMS.items() if name in user_agent), "")
    if browser and system:
        return f"{browser} on {system}"
    return browser or system.capitalize() or "An unknown device"

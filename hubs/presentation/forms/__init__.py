"""How forms look: one renderer, and the fields and widgets a browser has no good form of.

from hubs.presentation.forms import DateField, LevelField, Radios, Ticks
"""

from hubs.presentation.forms.dates import DateField, DateParts
from hubs.presentation.forms.levels import LevelField, LevelPick, LevelScale
from hubs.presentation.forms.renderer import GovukBoundField, GovukRenderer, errors_of
from hubs.presentation.forms.widgets import Radios, Ticks

__all__ = [
    "DateField",
    "DateParts",
    "GovukBoundField",
    "GovukRenderer",
    "LevelField",
    "LevelPick",
    "LevelScale",
    "Radios",
    "Ticks",
    "errors_of",
]

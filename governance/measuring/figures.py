"""One line of the table of figures."""

from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True)
class Figure:
    """What was measured, beside the bar it must stay under."""

    what: str
    measured: float
    bar: float
    unit: str

    @property
    def holds(self) -> bool:
        return self.measured <= self.bar

    def as_dict(self) -> dict[str, Any]:
        return asdict(self) | {"holds": self.holds}

    def as_line(self) -> str:
        mark = "holds" if self.holds else "OVER "
        return f"{mark}  {self.what:<62} {self.measured:>8g}  (bar {self.bar:g} {self.unit})"

"""What a tool is, once its file has been read and found sound."""

from dataclasses import asdict, dataclass, field

from checklists.files import Origin, checksum_of


@dataclass(frozen=True, slots=True)
class ToolData:
    """One tool or resource. `helps_with` has the codes of the statements it is suggested for."""

    key: str
    version: int
    title: str
    publisher: str
    position: int
    retired: bool
    topics: tuple[str, ...]
    summary: str
    when_to_use: str
    first_steps: tuple[str, ...]
    where_found: str
    url: str
    helps_with: tuple[str, ...]
    origin: Origin = field(compare=False)

    @property
    def checksum(self) -> str:
        """SHA-256 of everything a reader sees; version, layout and comments do not count."""
        return checksum_of(asdict(self))

"""The 153 upper-tier local authorities of England: the list from which areas are added.

Names and codes: Office for National Statistics (Open Government Licence v3) and mySociety's UK
Local Authority Names and Codes (CC BY 4.0). See hubs/data/README.md.
"""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.utils.text import slugify

SHIPPED = Path(__file__).parent / "data" / "local_authorities.csv"


@dataclass(frozen=True)
class Authority:
    """One local authority. `former_codes` are older ONS codes of the same authority."""

    gss_code: str
    name: str
    region: str
    kind: str
    official_name: str
    former_codes: tuple[str, ...]

    @property
    def slug(self) -> str:
        return slugify(self.name)


@cache
def authorities() -> dict[str, Authority]:
    """Return the authorities by ONS code, ordered by name."""
    with SHIPPED.open(newline="", encoding="utf-8") as file:
        found = [
            Authority(
                gss_code=row["gss_code"],
                name=row["name"],
                region=row["region"],
                kind=row["type"],
                official_name=row["official_name"],
                former_codes=tuple(row["former_gss_codes"].split()),
            )
            for row in csv.DictReader(file)
        ]
    return {each.gss_code: each for each in sorted(found, key=lambda each: each.name)}


def find_authorities(words: str) -> list[Authority]:
    """Return the authorities whose name, region or code contains the words, by name."""
    wanted = words.strip().lower()
    return [
        each
        for each in authorities().values()
        if wanted in f"{each.name} {each.official_name} {each.region}".lower()
        or wanted.upper() in (each.gss_code, *each.former_codes)
    ]

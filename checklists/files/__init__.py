"""Files that a content editor writes: read as plain data, held against a schema, refused in words.

What question sets and tools have in common. Nothing here knows the database.
"""

from checklists.files.problems import ContentError, Problem
from checklists.files.schema import entry_name, schema_problems
from checklists.files.source import Data, DataPath, Source, read_source
from checklists.files.text import misnamed, repeated, unclean_text
from checklists.files.versions import Origin, Versioned, checksum_of, version_problems

__all__ = [
    "ContentError",
    "Data",
    "DataPath",
    "Origin",
    "Problem",
    "Source",
    "Versioned",
    "checksum_of",
    "entry_name",
    "misnamed",
    "read_source",
    "repeated",
    "schema_problems",
    "unclean_text",
    "version_problems",
]

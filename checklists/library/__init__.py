"""The tools and resources as files: what one holds, and why one is refused.

Nothing here knows the database.
"""

from checklists.library.data import ToolData
from checklists.library.reading import SHIPPED_TOOLS, read_tools

__all__ = ["SHIPPED_TOOLS", "ToolData", "read_tools"]

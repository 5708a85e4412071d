"""How much of a file is read: enough for every area, and little enough for one request."""

MOST_BYTES = 2 * 1024 * 1024
"""Of the file as it is sent."""

MOST_UNPACKED = 20 * 1024 * 1024
"""Of a workbook's parts once unpacked: what a zip bomb would exceed."""

MOST_PARTS = 200
"""Of a workbook: sheets, styles, relations, pictures."""

MOST_ROWS = 5_000
"""With something in them, on one sheet, beside the row of headings."""

LOWEST_ROW = 50_000
"""How far down a sheet may go, empty rows included."""

MOST_COLUMNS = 60

MOST_SHEETS = 20

LONGEST_CELL = 5_000
"""Characters."""

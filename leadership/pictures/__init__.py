"""Geometry of the structure, the timeline and the coverage matrix. No model, no request."""

from leadership.pictures.matrix import Cell, Matrix, MatrixPicture, draw_matrix
from leadership.pictures.structure import (
    NARROW,
    PAPER,
    REPORT,
    WIDE,
    Partner,
    Post,
    Structure,
    StructurePicture,
    draw_structure,
)
from leadership.pictures.timeline import (
    Held,
    Timeline,
    TimelinePicture,
    TimelineRow,
    draw_timeline,
)

__all__ = [
    "NARROW",
    "PAPER",
    "REPORT",
    "WIDE",
    "Cell",
    "Held",
    "Matrix",
    "MatrixPicture",
    "Partner",
    "Post",
    "Structure",
    "StructurePicture",
    "Timeline",
    "TimelinePicture",
    "TimelineRow",
    "draw_matrix",
    "draw_structure",
    "draw_timeline",
]

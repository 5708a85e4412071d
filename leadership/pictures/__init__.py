"""Geometry of the structure, the timeline, the matrix and the systems map. No model or request."""

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
from leadership.pictures.systems import (
    MAP_NARROW,
    MAP_PAPER,
    MAP_WIDE,
    Placed,
    SystemsMap,
    SystemsMapPicture,
    draw_systems_map,
)
from leadership.pictures.timeline import (
    Held,
    Timeline,
    TimelinePicture,
    TimelineRow,
    draw_timeline,
)

__all__ = [
    "MAP_NARROW",
    "MAP_PAPER",
    "MAP_WIDE",
    "NARROW",
    "PAPER",
    "REPORT",
    "WIDE",
    "Cell",
    "Held",
    "Matrix",
    "MatrixPicture",
    "Partner",
    "Placed",
    "Post",
    "Structure",
    "StructurePicture",
    "SystemsMap",
    "SystemsMapPicture",
    "Timeline",
    "TimelinePicture",
    "TimelineRow",
    "draw_matrix",
    "draw_structure",
    "draw_systems_map",
    "draw_timeline",
]

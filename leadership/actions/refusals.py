"""Why an action did not happen: what every app's actions raise."""

from hubs.actions.refusals import ChangedMeanwhileError, RefusedError, explaining

__all__ = ["ChangedMeanwhileError", "RefusedError", "explaining"]

"""The demonstration: one area mid-way through its second review, and one newly onboarded.

The people are invented and live in `*.yaml`; the days are counted from the day it is made. Rows are
written as history, with the times they would have had, which is why this does not use the actions.
"""

from governance.demo.area import ACCOUNTS_PASSWORD, seed_platform_administrator
from governance.demo.seed import seed_demo

__all__ = ["ACCOUNTS_PASSWORD", "seed_demo", "seed_platform_administrator"]

"""The wall between areas: one scope, opened by the middleware, a task or `area_scope()`.

See docs/adr/0001-tenancy.md for why row-level security, and why the scope is transaction-local.
"""

from hubs.tenancy.scope import NoAreaScope, area_scope, current_area_id, token_scope, user_scope

__all__ = ["NoAreaScope", "area_scope", "current_area_id", "token_scope", "user_scope"]

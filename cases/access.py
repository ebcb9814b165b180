"""What a lower app must ask of a higher one: who else may read a case, and what stops it from closing.

Higher apps append here in their AppConfig.ready(); cases itself knows nothing of canvases or funds.
"""

from collections.abc import Callable

from django.db.models import Q

# user -> Q over Case: the cases that a higher app lets this user read for a while
reader_filters: list[Callable[[object], Q]] = []
# case -> Dutch sentences that say what must be done before the case can close
closing_obstacles: list[Callable[[object], list[str]]] = []

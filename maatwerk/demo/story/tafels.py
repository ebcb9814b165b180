"""The Tuesday tables: who sat at each doorbraaktafel (15.00 hours, after the spar-tafel of 13.00 hours).

Attendance belongs to the meeting and not to a case, so it stands here once. The first months the group met when there
was something to discuss; from the autumn of 2019 on every week in principle. From April 2020 the tables met by video.
"""

from datetime import date, time

SPAR_START = time(13, 0)
DOORBRAAK_START = time(15, 0)
MINUTES_PER_CASE = 30
MOST_CASES = 4
PLACE = "Inspiratieruimte"
ONLINE = "Videovergadering"
ONLINE_FROM = date(2020, 4, 1)
CHAIR = "voorzitter"
TUESDAY = 2
HOURS = 2
# From the day on which the story stops, the tafels plan themselves.
SKIPPED = {date(2020, 12, 22): "kerstreces", date(2020, 12, 29): "kerstreces"}


def _coaches(*numbers: int) -> tuple[str, ...]:
    return tuple("maatwerkeindbaas" if number == 1 else f"maatwerkeindbaas{number}" for number in numbers)


ATTENDANCE: dict[date, tuple[str, ...]] = {
    date(2019, 5, 28): _coaches(1, 2, 3, 4, 5, 8, 9),
    date(2019, 6, 4): _coaches(1, 2, 4, 6, 7, 9),
    date(2019, 6, 25): _coaches(1, 3, 4, 5, 6, 8, 10),
    date(2019, 7, 2): _coaches(2, 3, 5, 6, 7, 9),
    date(2019, 7, 16): _coaches(1, 2, 3, 5, 10),
    date(2019, 9, 3): _coaches(1, 3, 4, 6, 7, 8, 9),
    date(2019, 9, 17): _coaches(2, 3, 4, 5, 6, 9, 10),
    date(2019, 10, 8): _coaches(1, 2, 5, 6, 7, 8, 10),
    date(2019, 10, 29): _coaches(1, 2, 3, 4, 6, 8),
    date(2019, 11, 26): _coaches(1, 2, 3, 4, 5, 7, 10),
    date(2020, 1, 21): _coaches(1, 2, 3, 5, 6, 7),
    date(2020, 2, 4): _coaches(1, 3, 4, 6, 8, 10),
    date(2020, 2, 11): _coaches(1, 2, 3, 4, 5, 6, 7, 8),
    date(2020, 3, 3): _coaches(2, 3, 4, 5, 7, 8, 10),
    date(2020, 4, 7): _coaches(1, 2, 3, 4, 5, 6, 7, 10),
    date(2020, 4, 28): _coaches(1, 2, 4, 5, 6, 8),
    date(2020, 5, 26): _coaches(1, 3, 4, 5, 7, 8, 10),
    date(2020, 6, 16): _coaches(1, 2, 3, 5, 6, 7, 8),
    date(2020, 7, 7): _coaches(1, 2, 3, 4, 5, 6, 7),
    date(2020, 8, 25): _coaches(1, 2, 3, 4, 6, 8, 10),
    date(2020, 9, 15): _coaches(1, 2, 3, 5, 6, 7, 8, 10),
    date(2020, 10, 6): _coaches(1, 2, 3, 4, 5, 8, 10),
    date(2020, 10, 27): _coaches(1, 2, 3, 4, 6, 7),
    date(2020, 11, 17): _coaches(1, 2, 3, 4, 5, 7, 8, 10),
    # The next one: these have said that they will come.
    date(2020, 12, 1): _coaches(1, 2, 3, 4, 5, 6, 7),
}


def present(on: str) -> tuple[str, ...]:
    """Who attended the doorbraaktafel of that day; a KeyError when there was none."""
    return ATTENDANCE[date.fromisoformat(on)]


REGULARS = _coaches(1, 2, 3, 4, 5, 6, 7)

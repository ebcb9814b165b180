"""All families of the story, and which of them are published, have a plan, ended otherwise or are under way."""

from maatwerk.demo.story.others import exits_2020, living, regular_2019_a, regular_2019_b, regular_2020
from maatwerk.demo.story.plans import (
    bankhoppen,
    eerste_huis,
    medicatie,
    medische_schuld,
    nachtdienst,
    opvang_achterstand,
    regular_2019,
    regular_2020_a,
    regular_2020_b,
    safehouse,
    samen_wonen,
    schooltaxi,
    terugkeer,
    vaste_lasten,
    vaste_trap,
    ziekenhuis,
)
from maatwerk.demo.story.published import (
    belgie,
    inrichting,
    luiers,
    mantelzorg,
    moeder_zes,
    nieuwe_schulden,
    veilige_plek,
)
from maatwerk.demo.story.shapes import Family

PUBLISHED: tuple[Family, ...] = (
    moeder_zes.MOEDER_ZES,
    mantelzorg.MANTELZORG,
    belgie.BELGIE,
    luiers.LUIERS,
    inrichting.INRICHTING,
    nieuwe_schulden.NIEUWE_SCHULDEN,
    veilige_plek.VEILIGE_PLEK,
)

PLANS: tuple[Family, ...] = (
    *PUBLISHED,
    vaste_lasten.VASTE_LASTEN,
    medische_schuld.MEDISCHE_SCHULD,
    samen_wonen.SAMEN_WONEN,
    bankhoppen.BANKHOPPEN,
    schooltaxi.SCHOOLTAXI,
    vaste_trap.VASTE_TRAP,
    safehouse.SAFEHOUSE,
    medicatie.MEDICATIE,
    opvang_achterstand.OPVANG_ACHTERSTAND,
    nachtdienst.NACHTDIENST,
    eerste_huis.EERSTE_HUIS,
    terugkeer.TERUGKEER,
    ziekenhuis.ZIEKENHUIS,
    regular_2019.OPVANG_OP_INDICATIE,
    regular_2019.PGB_OUDSTE,
    regular_2019.TERUGVORDERING,
    regular_2020_a.WACHTTIJD,
    regular_2020_a.WONINGRUIL,
    regular_2020_a.BRUGKLAS,
    regular_2020_a.SCHEIDEN,
    regular_2020_b.ACHTTIEN,
    regular_2020_b.NACHTRUST,
    regular_2020_b.EIGEN_BEDRIJF,
)

REGULAR: tuple[Family, ...] = (
    regular_2019_a.BENEDENWONING,
    regular_2019_a.WASMACHINE,
    regular_2019_a.HUURACHTERSTAND,
    regular_2019_a.EEN_PLAN,
    regular_2019_a.EXTRA_KAMER,
    regular_2019_b.FIETSROUTE,
    regular_2019_b.LEGE_WINKEL,
    regular_2019_b.TERUG_UIT_DETENTIE,
    regular_2019_b.MANTELZORGER,
    regular_2019_b.BABYKAMER,
    regular_2020.ENERGIESCHULD,
    regular_2020.THUISONDERWIJS,
    regular_2020.JONG_GEZIN,
    regular_2020.LOONBESLAG,
    regular_2020.BRIL_EN_BUS,
)

ENDED: tuple[Family, ...] = (exits_2020.LIEVER_ZELF, exits_2020.VERHUISD, exits_2020.TWEEDE_AUTO)

LIVING: tuple[Family, ...] = (
    living.BAKFIETS,
    living.DRIE_GENERATIES,
    living.SCHULD_EN_DIPLOMA,
    living.IN_GESPREK,
    living.AANGEMELD,
)

# In order of aanmelding, the order in which the app gives case numbers.
FAMILIES: tuple[Family, ...] = tuple(sorted(PLANS + REGULAR + ENDED + LIVING, key=lambda family: family.registered_on))

# The six families whose marks just after the inzet the tussenevaluatie tells, in its order.
TOLD_MARKS = (
    "moeder-zes",
    "nieuwe-schulden",
    "medicatie",
    "tijdelijke-woonplek",
    "safehouse",
    "opvang-achterstand",
)

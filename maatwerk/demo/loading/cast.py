"""The people and lists of the story, as they stand before the first act."""

from budgets.models import Fund
from canvas.models import LegalArticle, Price, PriceItem
from canvas.services import add_example_articles
from cases.models import LifeDomain, Scheme, Theme
from maatwerk.demo.story import lists, staff
from maatwerk.demo.story.prices import PRICES
from maatwerk.people.demo_accounts import DEMO_ACCOUNTS, DEMO_PASSWORD
from maatwerk.people.models import Discipline, Mandate, Organisation, Team, User

PASSWORD = DEMO_PASSWORD
# These sign in; the other colleagues only appear in the story.
LOGINS = tuple(DEMO_ACCOUNTS)


class Cast:
    """Creates staff, mandates, lists and funds, and finds them back by the keys of the story."""

    def __init__(self):
        organisations = {
            code: Organisation.objects.create(code=code, name=name) for code, name in lists.ORGANISATIONS.items()
        }
        self.teams = {
            name: Team.objects.create(name=name, organisation=organisations[code]) for name, code in lists.TEAMS.items()
        }
        disciplines = {name: Discipline.objects.create(name=name) for name in lists.DISCIPLINES}
        self.users = {person.username: self._user(person, organisations, disciplines) for person in staff.STAFF}
        administrator = self.users["beheerder"]
        Mandate.objects.bulk_create(
            Mandate(user=self.users[person.username], starts_on=start, ends_on=end, granted_by=administrator)
            for person in staff.STAFF
            for start, end in person.mandates
        )
        self.domains = {key: LifeDomain.objects.create(name=name) for key, name in lists.LEEFGEBIEDEN.items()}
        self.schemes = {name: Scheme.objects.create(name=name) for name in lists.REGELINGEN}
        self.themes = {key: Theme.objects.create(name=name) for key, name in lists.THEMES.items()}
        self.funds = {
            fund.key: Fund.objects.create(
                slug=fund.key,
                name=fund.name,
                owner=fund.owner,
                purpose=fund.purpose,
                asks_return=fund.return_service,
            )
            for fund in lists.FUNDS
        }
        self.articles = {}
        self._add_prices()
        self.cases = {}
        self.canvases = {}

    def _add_prices(self):
        items = PriceItem.objects.bulk_create(
            PriceItem(
                name=info.name,
                unit=info.unit,
                scheme=self.schemes[info.scheme],
                payer=info.payer,
                is_residence=info.is_residence,
            )
            for info in PRICES
        )
        Price.objects.bulk_create(
            Price(item=item, amount=amount, source=info.source, fictitious=True, valid_from=first, valid_until=last)
            for item, info in zip(items, PRICES, strict=True)
            for amount, first, last in info.prices
        )

    def _user(self, person, organisations, disciplines):
        return User.objects.create_user(
            person.username,
            PASSWORD if person.username in LOGINS else None,
            initials=person.initials,
            first_name=person.first_name,
            prefix=person.prefix,
            surname=person.surname,
            email=f"{person.username}@example.nl",
            organisation=organisations[person.organisation],
            team=self.teams.get(person.team),
            discipline=disciplines.get(person.discipline),
            roles=list(person.roles),
        )

    def keep_articles(self):
        """The administrator begins the list of articles with the example."""
        add_example_articles(by=self.users["beheerder"])
        self.articles = {str(article): article for article in LegalArticle.objects.all()}

    @property
    def chair(self):
        return self.users["voorzitter"]

    @property
    def keeper(self):
        return self.users["budgetbeheerder"]

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "maatwerk.people"
    label = "people"
    verbose_name = "Mensen en mandaten"

from django.apps import AppConfig


class PostConfig(AppConfig):
    name = "maatwerk.post"
    label = "post"
    verbose_name = "Post"

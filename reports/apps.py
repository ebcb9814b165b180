from django.apps import AppConfig


class ReportsConfig(AppConfig):
    name = "reports"
    label = "reports"
    verbose_name = "Rapporten"

    def ready(self):
        from canvas.hooks import after_akkoord
        from maatwerk.lib.refusals import register_constraint_sentences

        from .filing import file_after_akkoord

        if file_after_akkoord not in after_akkoord:
            after_akkoord.append(file_after_akkoord)
        register_constraint_sentences(
            {
                "reports_letter_sent_stays": "Deze brief is verzonden en blijft zoals hij is. Maak een nieuwe brief.",
                "reports_description_stays": "Deze casusbeschrijving is gepubliceerd en blijft zoals zij is.",
                "reports_description_second_reader": (
                    "Een tweede lezer geeft de tekst vrij, niet wie eraan schreef of bij de casus hoort."
                ),
                "reports_description_family_agreed": "Vraag eerst het gezin om akkoord op deze tekst.",
            }
        )

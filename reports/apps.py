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
                "reports_description_stays": "Deze casusbeschrijving is gepubliceerd en blijft zoals zij is.",
                "reports_description_second_reader": (
                    "Een tweede lezer geeft de tekst vrij, niet wie eraan schreef of bij de casus hoort."
                ),
                "reports_report_course": "Iemand bracht dit rapport intussen verder. Ververs de pagina.",
                "reports_report_being_read": (
                    "Het rapport ligt bij de tweede lezer. Neem het eerst terug; daarna kun je weer schrijven."
                ),
                "reports_report_stays": (
                    "Dit rapport is vastgesteld en blijft zoals het is. Maak een vervangend rapport."
                ),
                "reports_report_kept": "Dit stuk blijft bewaard. Ververs de pagina om te zien waarom.",
                "reports_promise_in_kept": "Dit concept is weggegooid. Kies een ander stuk, of geen.",
                "reports_report_second_reader": "Een tweede lezer schreef er niet aan mee en legde het niet voor.",
                "reports_report_send_on": "Kies de dag die in de brief staat als dag van verzending.",
                "reports_report_bundle": "Een brief en zijn bijlagen gaan samen. Doe dit bij de brief.",
                "reports_referencefigure_same": "Een cijfer van elders houdt zijn soort en eenheid.",
                "reports_referencefigure_later": "De nieuwe waarde geldt vanaf een latere dag dan de vorige.",
                "reports_promise_done_stays": "Deze toezegging is afgedaan en blijft zoals zij is.",
                "reports_promise_stands": (
                    "Deze toezegging staat in een vastgestelde brief. Tekst en datum blijven zoals de raad ze las."
                ),
                "reports_description_family_agreed": "Vraag eerst het gezin om akkoord op deze tekst.",
            }
        )

"""Around every request: the screen is the origin of what is recorded, and a refusal becomes a page."""

from django.shortcuts import render

from maatwerk.lib.refusals import NotAllowed, Refusal

from .models import Origin
from .services import origin


class OriginMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        with origin(Origin.WEB):
            return self.get_response(request)

    def process_exception(self, request, exception):
        """Seen but forbidden is 403, not possible now is 409; both say in a sentence what to do.

        A view that knows where one can go on tells so in `request.refused_back`: (address, words).
        """
        if isinstance(exception, Refusal):
            context = {"sentence": exception.sentence, "refused_back": getattr(request, "refused_back", None)}
            if isinstance(exception, NotAllowed):
                return render(request, "403.html", context, status=403)
            return render(request, "403.html", {**context, "refused_heading": "Dit kan nu niet"}, status=409)
        return None

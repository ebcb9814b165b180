"""The form of spoed. It only cleans."""

from crispy_forms.bootstrap import FormActions
from crispy_forms.helper import FormHelper
from crispy_forms.layout import HTML, Layout, Submit
from django import forms
from django.urls import reverse

from maatwerk.lib.once import OnceForm
from maatwerk.people.models import User

from ..services.urgent import possible_chairs, possible_eyes


class PeopleField(forms.ModelMultipleChoiceField):
    """Colleagues with their discipline, because two disciplines see more than one."""

    def label_from_instance(self, user):
        """`C. Vancarla · Jeugd`."""
        return f"{user} · {user.discipline}" if user.discipline else str(user)


class UrgentForm(OnceForm):
    """Why this can't wait, who chairs, and who is asked for akkoord."""

    reason = forms.CharField(
        label="Waarom kan dit niet wachten tot de volgende doorbraaktafel?",
        max_length=300,
        help_text="De voorzitter en de gevraagde collega's lezen dit. Geen namen.",
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={
            "required": "Schrijf op waarom dit niet kan wachten.",
            "max_length": "Houd het kort: ten hoogste 300 tekens.",
        },
    )
    eyes = PeopleField(
        User.objects.none(),
        label="Wie vraag je om akkoord?",
        help_text="Minstens twee. Vraag je er drie, dan kan er één verhinderd zijn.",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Vraag minstens twee maatwerkeindbazen die niet bij deze casus betrokken zijn."},
    )
    chair = forms.ModelChoiceField(
        User.objects.none(),
        label="Welke voorzitter legt de uitkomst vast?",
        empty_label="Kies een voorzitter",
        error_messages={"required": "Kies de voorzitter."},
    )

    def __init__(self, *args, canvas, version, **kwargs):
        super().__init__(*args, **kwargs)
        self.number = canvas.case.number
        self.fields["eyes"].queryset = possible_eyes(canvas, version) if version else User.objects.none()
        self.fields["chair"].queryset = possible_chairs(canvas.case)

    @property
    def helper(self):
        """The whole form with its buttons."""
        helper = FormHelper(self)
        back = reverse("canvas:case_meetings", args=[self.number])
        helper.layout = Layout(
            "once", "reason", "eyes", "chair",
            FormActions(
                Submit("save", "Spoed vragen"),
                HTML(f'<a class="nl-button nl-button--subtle" href="{back}">Annuleren</a>'),
            ),
        )  # fmt: skip
        return helper

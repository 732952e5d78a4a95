"""Log-ins: an Owner looks after the staff, not after the technicians above."""

from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.auth import permission_denied
from wagtail.users.forms import UserCreationForm, UserEditForm
from wagtail.users.views.users import UserViewSet


class NoTechnicians:
    """A form of a log-in in which nobody becomes a technician (superuser)."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if field := self.fields.get("is_superuser"):
            field.disabled = True
            field.help_text = _("For technicians; given on the server only.")


class StaffForm(NoTechnicians, UserCreationForm):
    """A new log-in."""


class StaffEditForm(NoTechnicians, UserEditForm):
    """A log-in that exists."""


class StaffViewSet(UserViewSet):
    """Wagtail's users, with the forms above."""

    def get_form_class(self, for_update=False):
        return StaffEditForm if for_update else StaffForm


def _refuse_technicians(request, users):
    if request.user.is_superuser or not any(user.is_superuser for user in users):
        return None
    messages.error(request, _("A technician's log-in is changed on the server only."))
    return permission_denied(request)


@hooks.register("before_edit_user")
@hooks.register("before_delete_user")
def keep_technicians(request, user):
    return _refuse_technicians(request, [user])


@hooks.register("before_bulk_action")
def keep_technicians_in_bulk(request, action_type, objects, action):
    if action.models and action.models[0]._meta.label_lower == "auth.user":
        return _refuse_technicians(request, objects)
    return None

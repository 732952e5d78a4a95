"""Permission policies for rows that staff may not touch, superusers included."""

from wagtail.permission_policies import ModelPermissionPolicy


class LimitedPolicy(ModelPermissionPolicy):
    """Django's model permissions, with some actions refused to everybody.

    Superusers have every permission, yet a bill stays a bill for them too.
    """

    def __init__(self, model, *, refused: set[str]):
        super().__init__(model)
        self.refused = refused

    def user_has_permission(self, user, action: str) -> bool:
        return action not in self.refused and super().user_has_permission(user, action)


READ_ONLY = {"add", "change", "delete"}
NO_ADD_NO_DELETE = {"add", "delete"}
ADD_ONLY = {"change", "delete"}

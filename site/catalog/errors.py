"""The base of every rule of the shop that says no."""


class DomainError(Exception):
    """A rule refused; its text is a whole, kind sentence for the person who asked.

    Subclasses stand beside the code that raises them. `code` is the API's error code and
    `status` its HTTP status. `field` names the field of the form that is wrong, if one is;
    `seconds_to_wait` says when trying again may help.
    """

    code = "refused"
    status = 409
    field = ""
    seconds_to_wait = 0

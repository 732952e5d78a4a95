"""The base of every rule of the shop that says no."""


class DomainError(Exception):
    """A rule refused; its text is a whole, kind sentence for the person who asked.

    Subclasses stand beside the code that raises them. `code` is the API's error code and
    `status` its HTTP status.
    """

    code = "refused"
    status = 409

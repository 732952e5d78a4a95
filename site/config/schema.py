"""What the OpenAPI document covers."""


def only_the_shop(endpoints, **options) -> list[tuple]:
    """Keep the shop's own API and leave out Wagtail's internal one."""
    return [endpoint for endpoint in endpoints if endpoint[0].startswith("/api/")]

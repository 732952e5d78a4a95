"""The shop itself as structured data: a bakery with an address, hours and a search."""

from datetime import date
from itertools import groupby

from django.templatetags.static import static

from catalog.structured import SCHEMA, absolute
from home.frame import Frame
from home.opening import ALL_DAY, SPECIAL_DAYS_AHEAD, Hours, Span

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def bakery_data(frame: Frame, today: date) -> dict:
    """Return the Bakery: name, address, phone, hours and where else it is found."""
    shop, front = frame.shop, frame.front
    facts = {
        "@context": SCHEMA,
        "@type": "Bakery",
        "@id": absolute("/#shop"),
        "name": shop.brand_name,
        "legalName": shop.legal_name,
        "description": front.description or shop.tagline,
        "url": absolute("/"),
        "logo": absolute(static("img/icon-180.png")),
        "image": absolute(front.share.url) if front.share else "",
        "telephone": shop.phone,
        "email": shop.email,
        "address": _address_data(shop),
        "geo": _geo_data(front.place),
        "openingHoursSpecification": specification(frame.hours, today),
        "sameAs": [account["url"] for account in front.social if account["network"] != "maps"],
        "hasMap": next((a["url"] for a in front.social if a["network"] == "maps"), ""),
    }
    return {name: value for name, value in facts.items() if value}


def website_data(frame: Frame) -> dict:
    """Return the WebSite and how to search it."""
    return {
        "@context": SCHEMA,
        "@type": "WebSite",
        "name": frame.shop.brand_name,
        "url": absolute("/"),
        "publisher": {"@id": absolute("/#shop")},
        "potentialAction": {
            "@type": "SearchAction",
            "target": {
                "@type": "EntryPoint",
                "urlTemplate": absolute("/search/?q={search_term_string}"),
            },
            "query-input": "required name=search_term_string",
        },
    }


def specification(hours: Hours, today: date) -> list[dict]:
    """Return the hours as OpeningHoursSpecification, weekdays of equal hours together."""
    by_hours = sorted(range(7), key=lambda weekday: (hours.week[weekday], weekday))
    days = [
        _spec(span) | {"dayOfWeek": [f"{SCHEMA}/{DAYS[weekday]}" for weekday in weekdays]}
        for spans, group in groupby(by_hours, key=hours.week.__getitem__)
        for weekdays in [list(group)]
        for span in spans
    ]
    return days + _special(hours, today)


def _special(hours: Hours, today: date) -> list[dict]:
    """Return the special days in sight; by Google's rule a day off is open from 0 to 0."""
    coming = [day for day in sorted(hours.special) if 0 <= (day - today).days < SPECIAL_DAYS_AHEAD]
    return [
        {**spec, "validFrom": day.isoformat(), "validThrough": day.isoformat()}
        for day in coming
        for spec in [_spec(span) for span in hours.on(day)] or [_day_off()]
    ]


def _spec(span: Span) -> dict:
    opens, closes = (f"{moment:%H:%M}" for moment in span)
    if span == ALL_DAY:
        closes = "23:59"
    return {"@type": "OpeningHoursSpecification", "opens": opens, "closes": closes}


def _day_off() -> dict:
    return {"@type": "OpeningHoursSpecification", "opens": "00:00", "closes": "00:00"}


def _address_data(shop) -> dict:
    lines = [line for line in (shop.address_line1, shop.address_line2) if line]
    facts = {
        "streetAddress": ", ".join(lines),
        "addressLocality": shop.city,
        "addressRegion": shop.state,
        "postalCode": shop.pincode,
        "addressCountry": "IN",
    }
    return {"@type": "PostalAddress"} | {name: value for name, value in facts.items() if value}


def _geo_data(place: tuple[float, float] | None) -> dict:
    if place is None:
        return {}
    return {"@type": "GeoCoordinates", "latitude": place[0], "longitude": place[1]}

"""How dates are typed in India: the day first, as the admin writes them (`WAGTAIL_DATE_FORMAT`)."""

DATE_INPUT_FORMATS = ["%d-%m-%Y", "%d/%m/%Y", "%d.%m.%Y", "%Y-%m-%d"]

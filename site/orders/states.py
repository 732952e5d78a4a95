"""India's States and union territories with their GST codes."""

CODES = {
    "Jammu and Kashmir": "01",
    "Himachal Pradesh": "02",
    "Punjab": "03",
    "Chandigarh": "04",
    "Uttarakhand": "05",
    "Haryana": "06",
    "Delhi": "07",
    "Rajasthan": "08",
    "Uttar Pradesh": "09",
    "Bihar": "10",
    "Sikkim": "11",
    "Arunachal Pradesh": "12",
    "Nagaland": "13",
    "Manipur": "14",
    "Mizoram": "15",
    "Tripura": "16",
    "Meghalaya": "17",
    "Assam": "18",
    "West Bengal": "19",
    "Jharkhand": "20",
    "Odisha": "21",
    "Chhattisgarh": "22",
    "Madhya Pradesh": "23",
    "Gujarat": "24",
    "Dadra and Nagar Haveli and Daman and Diu": "26",
    "Maharashtra": "27",
    "Karnataka": "29",
    "Goa": "30",
    "Lakshadweep": "31",
    "Kerala": "32",
    "Tamil Nadu": "33",
    "Puducherry": "34",
    "Andaman and Nicobar Islands": "35",
    "Telangana": "36",
    "Andhra Pradesh": "37",
    "Ladakh": "38",
}
OLD_NAMES = {
    "New Delhi": "07",
    "NCT of Delhi": "07",
    "Orissa": "21",
    "Pondicherry": "34",
    "Uttaranchal": "05",
}


def _plain(state: str) -> str:
    """Return the letters alone, for people write `TAMILNADU` and `Jammu & Kashmir`."""
    return "".join(filter(str.isalnum, state.casefold().replace("&", "and")))


BY_PLAIN_NAME = {_plain(name): code for name, code in (CODES | OLD_NAMES).items()}


def code_of(state: str) -> str:
    """Return the two digits of a State in any spelling, or an empty text for an unknown one."""
    return BY_PLAIN_NAME.get(_plain(state), "")


def is_same(one: str, other: str) -> bool:
    """Say whether two spellings mean one State, known or not."""
    return (code_of(one) or _plain(one)) == (code_of(other) or _plain(other))

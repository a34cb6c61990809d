"""Telephone numbers: as people write them, and as telephones dial them."""

import re
from collections.abc import Iterator

LONGEST = 200
_E164 = re.compile(r"\+[1-9][0-9]{7,14}")
_LOCAL = re.compile(r"[0-9+(][0-9 ()./\-–\u00a0\u2011]*?([,;]? *(?:ext\.?|extension|x|#) *[0-9]{1,7})?", re.IGNORECASE)
_EXTENSION = re.compile(r"(?:ext\.?|extension|x|#) *([0-9]{1,7})$", re.IGNORECASE)
EXAMPLE = 'such as phone = { e164 = "+13215550100", local = "(321) 555-0100" }'


def with_extension(local: str) -> str:
    """Return the extension that is written after a number, nothing where there is none."""
    found = _EXTENSION.search(local.strip())
    return found[1] if found else ""


def phone_address(e164: str, extension: str = "") -> str:
    """Return the address of a telephone, as links have it (RFC 3966)."""
    return f"tel:{e164};ext={extension}" if extension else f"tel:{e164}"


def phone_problems(phone: object) -> Iterator[str]:
    """Yield why a table does not hold one number in both forms."""
    keys = {"e164", "local"}
    if isinstance(phone, dict) and {*phone} > keys:
        unknown = ", ".join(sorted({*phone} - keys))
        yield f'phone: unknown key {unknown}; an extension goes after the number: local = "(321) 555-0100 ext. 12"'
    elif not isinstance(phone, dict) or {*phone} != keys or not all(isinstance(v, str) for v in phone.values()):
        yield f"phone needs the number in both forms, {EXAMPLE}"
    elif reason := _phone_problem(phone["e164"], phone["local"].strip()):
        yield reason


def _phone_problem(e164: str, local: str) -> str:
    """Return why the two forms are not one number, or nothing: patients dial the one, and telephones the other."""
    import phonenumbers  # here, because only this needs it

    if not _E164.fullmatch(e164):
        return f"phone.e164 must be the number with + and country code, digits only, {EXAMPLE}"
    if not _LOCAL.fullmatch(local) or len(local) > LONGEST:
        return (
            'phone.local must be a number as people write it, an extension at most after it: "(321) 555-0100 ext. 12"'
        )
    try:
        number = phonenumbers.parse(e164, None)
        region = phonenumbers.region_code_for_country_code(number.country_code or 0)
        written = phonenumbers.parse(local, region)
    except phonenumbers.NumberParseException:
        return f"phone is not a number that can be dialled, {EXAMPLE}"
    if phonenumbers.is_possible_number_with_reason(number) != phonenumbers.ValidationResult.IS_POSSIBLE:
        return f"phone.e164 has too few or too many digits for its country, {EXAMPLE}"
    written.extension = None
    if phonenumbers.format_number(written, phonenumbers.PhoneNumberFormat.E164) != e164:
        return f'phone.local must be the whole number {e164} as it is dialled in the country, and "{local}" is not'
    return ""


def national(written: str, beside: str) -> str:
    """Return a number as E.164, as it is written in the country of another; nothing where it has no such number.

    A number without its area code is one that can be dialled, and is returned as it is written.
    """
    import phonenumbers  # here, as above

    region = phonenumbers.region_code_for_country_code(phonenumbers.parse(beside, None).country_code or 0)
    try:
        number = phonenumbers.parse(written, region)
    except phonenumbers.NumberParseException:
        return ""
    reason = phonenumbers.is_possible_number_with_reason(number)
    if reason == phonenumbers.ValidationResult.IS_POSSIBLE_LOCAL_ONLY:
        return written
    american = number.country_code == 1 and str(number.national_number)[0] in "01"
    if reason != phonenumbers.ValidationResult.IS_POSSIBLE or american:
        return ""
    number.extension = None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)

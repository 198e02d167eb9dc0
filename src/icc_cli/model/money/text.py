"""How the report prints an amount of money.

The currency code follows the amount, like the units in the tables and as in most of the programme's languages
(Interinstitutional Style Guide, 7.3.3; running English text would put it first).
"""

from __future__ import annotations

from icc_cli.model.money.kinds import Recurrence, Vat
from icc_cli.model.money.money import Money
from icc_cli.model.quantities.numbers import NO_BREAK_SPACE
from icc_cli.model.quantities.text import clean, print_sign, to_ascii
from icc_cli.model.wording import ENGLISH, Wording


def print_money(money: Money, *, ascii: bool = False, wording: Wording = ENGLISH) -> str:  # noqa: A002
    """Return the amount for a reader: `≈ 54 000 EUR per year`, `4 581 EUR + VAT 22 % (1 007.82 EUR) = 5 588.82 EUR`.

    Empty if there is none. The note is not printed. `ascii` and `wording` are those of `print_quantity`.
    """
    numbers = [wording.money(number) for number in (money.amount, money.min, money.max) if number is not None]
    if not numbers:
        return ""
    words = [print_sign(money.qualifier), "–".join(numbers), money.currency or ""]
    printed = [NO_BREAK_SPACE.join(word for word in words if word)]
    if money.recurrence is not Recurrence.ONCE:
        printed.append(wording.phrase(money.recurrence.value))
    printed += _print_vat(money, wording)
    text = clean(" ".join(printed))
    return to_ascii(text) if ascii else text


def _print_vat(money: Money, wording: Wording) -> list[str]:
    if money.vat is Vat.UNKNOWN:
        return []
    if money.vat is Vat.EXEMPT:
        return [wording.phrase("vat-exempt")]
    currency = [money.currency] if money.currency else []
    words = [wording.phrase("vat-excluded" if money.vat is Vat.EXCLUDED else "vat-included")]
    if money.vat_rate is not None:
        words.append(f"{wording.number(money.vat_rate)}{NO_BREAK_SPACE}%")
    if money.vat_amount is not None:
        words.append(f"({NO_BREAK_SPACE.join([wording.money(money.vat_amount), *currency])})")
    if money.gross is not None:
        words.append(f"= {NO_BREAK_SPACE.join([wording.money(money.gross), *currency])}")
    return words

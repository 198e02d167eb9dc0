"""I: whether the document is the city's own: who compiled it, and who signed its foreword."""

from __future__ import annotations

import re
from collections.abc import Iterator

from icc_cli.city.found import Found
from icc_cli.lint.context import RuleContext
from icc_cli.lint.engine import rule
from icc_cli.lint.shared.names import folded, name_words, share_a_stem
from icc_cli.patterns import lazy

_GENERIC = lazy(
    "a|administration|alliance|an|and|association|authority|by|capital|challenge|cities|city|commission|committee"
    "|consortium|council|department|deputy|digital|district|for|government|group|icc|innovation|intelligent|lead|local"
    "|mayor|metropolitan|municipal|municipality|of|office|partners|project|region|representatives|smart|steering|team"
    "|the|their|together|town|unit|urban|village|with|working"
)
"""Words that do not name a city."""
_MAYOR = lazy(r"\bmayor", re.IGNORECASE)
_DEPUTY = lazy(r"\b(?:deputy|dep\.?|vice)[ -]+mayor", re.IGNORECASE)
_COMPILED_BY = ("city", "compiled_by")


@rule("ICC-I001", "compiled-by-another-city", by_stage="wwwe")
def compiled_by_another_city(context: RuleContext) -> Iterator[Found]:
    """The document was compiled by someone who appears nowhere else in it.

    `compiled_by` is printed in the disclaimer, on the first page that anyone reads. It is easily left over from the
    city whose document served as a template. Name the city, its consortium or one of its organisations.

    Bad:

        # city.yaml
        id: testville
        name: Testville
        country: PL
        programme: icc-2020
        compiled_by: City of Otherton  # <- here
        population: 120 000
        team: [{name: Jan Kos, role: City representative}]
        executive_summary: Testville renews its street lights and learns to measure what it saves.
        foreword: {by: {name: Ada Nowak, role: Mayor}, text: The mayor thanks everybody who measured.}

    Good:

        # city.yaml
        id: testville
        name: Testville
        country: PL
        programme: icc-2020
        compiled_by: City of Testville
        population: 120 000
        team: [{name: Jan Kos, role: City representative}]
        executive_summary: Testville renews its street lights and learns to measure what it saves.
        foreword: {by: {name: Ada Nowak, role: Mayor}, text: The mayor thanks everybody who measured.}
    """
    city = context.deliverable.city
    compilers = _telling(city.compiled_by)
    own = [word for name in (city.name, *(member.name for member in city.members)) for word in _telling(name)]
    if not compilers or not own or any(share_a_stem(word, other) for word in own for other in compilers):
        return
    compiled_by = folded(city.compiled_by)
    if sum(folded(words.text).count(compiled_by) for words in context.text.texts) > 1:
        return  # an organisation that the document mentions
    message = f"“{city.compiled_by}” compiled the document of {city.name}, but appears nowhere else in it"
    yield Found(_COMPILED_BY, message, help=f"Name who compiled it, for example: City of {city.name}.")


@rule("ICC-I002", "foreword-without-name-or-office", by_stage="iiwe")
def foreword_without_name_or_office(context: RuleContext) -> Iterator[Found]:
    """The foreword does not say who speaks, or in which office.

    A foreword shows that the city's leaders support the work. Without name and office it does not. Give both.

    Bad:

        # city.yaml
        id: testville
        name: Testville
        country: PL
        programme: icc-2020
        compiled_by: City of Testville
        population: 120 000
        team: [{name: Jan Kos, role: City representative}]
        executive_summary: Testville renews its street lights and learns to measure what it saves.
        foreword:
          by: {organisation: City of Testville}  # <- here
          text: The mayor thanks everybody who measured.

    Good:

        # city.yaml
        id: testville
        name: Testville
        country: PL
        programme: icc-2020
        compiled_by: City of Testville
        population: 120 000
        team: [{name: Jan Kos, role: City representative}]
        executive_summary: Testville renews its street lights and learns to measure what it saves.
        foreword:
          by: {name: Ada Nowak, role: Mayor}
          text: The mayor thanks everybody who measured.
    """
    foreword = context.deliverable.city.foreword
    if foreword is None:
        return
    missing = [] if foreword.by.name else ["name"]
    missing += [] if foreword.by.role or foreword.by.organisation else ["office"]
    if missing:
        message = f"the foreword does not give the {' and the '.join(missing)} of its author"
        hint = "Write `by: {name: …, role: …}`."
        yield Found(("city", "foreword", "by"), message, help=hint, facts=tuple(missing))


@rule("ICC-I003", "foreword-office-differs", by_stage="iiww")
def foreword_office_differs(context: RuleContext) -> Iterator[Found]:
    """The foreword is headed as the mayor's, but a deputy signs it.

    Readers quote the heading. Use the office of the person who speaks, or let the mayor sign.

    Bad:

        # city.yaml
        id: testville
        name: Testville
        country: PL
        programme: icc-2020
        compiled_by: City of Testville
        population: 120 000
        team: [{name: Jan Kos, role: City representative}]
        executive_summary: Testville renews its street lights and learns to measure what it saves.
        foreword:
          title: Mayor's foreword  # <- here
          by: {name: Ada Nowak, role: Deputy Mayor for Energy}
          text: She thanks everybody who measured.

    Good:

        # city.yaml
        id: testville
        name: Testville
        country: PL
        programme: icc-2020
        compiled_by: City of Testville
        population: 120 000
        team: [{name: Jan Kos, role: City representative}]
        executive_summary: Testville renews its street lights and learns to measure what it saves.
        foreword:
          title: Deputy Mayor's foreword
          by: {name: Ada Nowak, role: Deputy Mayor for Energy}
          text: She thanks everybody who measured.
    """
    foreword = context.deliverable.city.foreword
    if foreword is None or not foreword.title or not foreword.by.role:
        return
    is_headed_by_mayor = _MAYOR.search(foreword.title) and not _DEPUTY.search(foreword.title)
    if is_headed_by_mayor and _DEPUTY.search(foreword.by.role):
        message = f"the foreword is headed “{foreword.title}”, but its author is “{foreword.by.role}”"
        related = (("the author's office", ("city", "foreword", "by", "role")),)
        yield Found(("city", "foreword", "title"), message, help="Name the author's office there.", related=related)


@rule("ICC-I004", "foreword-by-somebody-else", by_stage="iiww")
def foreword_by_somebody_else(context: RuleContext) -> Iterator[Found]:
    """The author of the foreword is not among the city's leadership.

    Either the leadership changed while the document was written, or one of the two is left over. Name the author under
    `leadership`, or correct the foreword.

    Bad:

        # city.yaml
        id: testville
        name: Testville
        country: PL
        programme: icc-2020
        compiled_by: City of Testville
        population: 120 000
        leadership: [{name: Jan Kos, role: Mayor}]
        team: [{name: Jan Kos, role: City representative}]
        executive_summary: Testville renews its street lights and learns to measure what it saves.
        foreword:
          by: {name: Ada Nowak, role: Mayor}  # <- here
          text: The mayor thanks everybody who measured.

    Good:

        # city.yaml
        id: testville
        name: Testville
        country: PL
        programme: icc-2020
        compiled_by: City of Testville
        population: 120 000
        leadership: [{name: Ada Nowak, role: Mayor}]
        team: [{name: Jan Kos, role: City representative}]
        executive_summary: Testville renews its street lights and learns to measure what it saves.
        foreword:
          by: {name: Ada Nowak, role: Mayor}
          text: The mayor thanks everybody who measured.
    """
    city = context.deliverable.city
    leaders = [party.name for party in city.leadership if party.name]
    author = city.foreword.by.name if city.foreword else None
    if leaders and author and folded(author) not in map(folded, leaders):
        message = f"the foreword is by {author}, who is not listed under `leadership`"
        related = (("the leadership", ("city", "leadership")),)
        help_ = "Name the author under `leadership`, or correct the foreword."
        yield Found(("city", "foreword", "by", "name"), message, help=help_, related=related)


def _telling(name: str) -> list[str]:
    """Return the words of a name that could name a city."""
    return [word for word in name_words(name) if not _GENERIC.fullmatch(folded(word))]

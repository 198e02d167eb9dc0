"""I: organisations, offices, documents and solutions with several names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache

from icc_cli.city.found import Found
from icc_cli.lint.context import RuleContext
from icc_cli.lint.engine import rule
from icc_cli.lint.shared.names import name_words, plain_words
from icc_cli.lint.shared.organisations import Name, several_forms
from icc_cli.patterns import lazy
from icc_cli.yamltext import KeyPath

_ABBREVIATION = lazy(r"[A-Z](?<![\w.@/#-].)[A-Z]{2,5}(?![\w@/-]|\.\w)")
_OF_THE_PROGRAMME = frozenset({"ICC", "KPI", "EU", "TAG"})
_MOST_RELATED = 4
_REPEATED = 1024
"""Size of the cache of names: a city's own are used in many places."""


@rule("ICC-I030", "organisation-under-several-names", by_stage="iiww")
def organisation_under_several_names(context: RuleContext) -> Iterator[Found]:
    """An organisation, an office or a document is named in several forms: different small words, another order.

    Readers take two names for two things, and nobody can count who does what. Choose the form that the organisation
    itself uses, and use it everywhere.

    Bad:

        # impact/more.yaml
        stories:
          - title: Repairs within a day
            text: A dark lamp is reported to the Office for Digitalisation of Lights, and shines again on the next day.
          - title: Repairs at night
            text: The Lights Digitalization Office also answers at night.  # <- here

    Good:

        # impact/more.yaml
        stories:
          - title: Repairs within a day
            text: A dark lamp is reported to the Office for Digitalisation of Lights, and shines again on the next day.
          - title: Repairs at night
            text: The Office for Digitalisation of Lights also answers at night.
    """
    city = context.deliverable.city
    places = [city.name, *(member.name for member in city.members)]
    reported: list[set[str]] = []
    for forms in sorted(several_forms(context.names, places), key=lambda forms: len(forms[0].key)):
        # Longer names may contain a name in several forms: that is not a second defect.
        if any(key <= set(forms[0].key) for key in reported):
            continue
        reported.append(set(forms[0].key))
        usual, *others = forms
        message = f"{_quoted(others)} {'is' if len(others) == 1 else 'are'} elsewhere named “{usual.written}”"
        related = tuple((f"named “{other.written}” here", other.words.path) for other in [*others[1:], usual])
        help_ = "Choose one form, and use it everywhere."
        facts = tuple(form.written for form in forms)
        yield Found(others[0].words.path, message, help=help_, related=related[:_MOST_RELATED], facts=facts)


@rule("ICC-I031", "nearly-the-same-name", by_stage="iiii")
def nearly_the_same_name(context: RuleContext) -> Iterator[Found]:
    """Two names of three or more words differ by one word in the middle.

    They may be two organisations, or one whose name was shortened by accident. If it is one, use one name.

    Bad:

        # impact/more.yaml
        stories:
          - title: Joint purchase
            text: The Association of Urban Municipalities of Poland buys lamps for all.
          - title: Joint tender
            text: The Association of Municipalities of Poland wrote the tender.  # <- here

    Good:

        # impact/more.yaml
        stories:
          - title: Joint purchase
            text: The Association of Urban Municipalities of Poland buys lamps for all.
          - title: Joint tender
            text: The Association of Urban Municipalities of Poland wrote the tender.
    """
    by_ends: dict[tuple[str, str], dict[tuple[str, ...], Name]] = defaultdict(dict)
    for name in context.names:
        by_ends[name.telling[0], name.telling[-1]].setdefault(name.telling, name)
    for names in by_ends.values():
        for telling, name in names.items():
            longer = next((names[other] for other in names if _is_longer_by_one(other, telling)), None)
            if len(telling) > 2 and longer is not None and "/" not in longer.written:
                message = f"“{name.written}” differs by one word from “{longer.written}”"
                related = ((f"named “{longer.written}” here", longer.words.path),)
                facts = (name.written, longer.written)
                hint = "Use one name, if they are the same."
                yield Found(name.words.path, message, help=hint, related=related, facts=facts)


@rule("ICC-I032", "abbreviation-not-introduced", by_stage="iiii")
def abbreviation_not_introduced(context: RuleContext) -> Iterator[Found]:
    """A name is used in full in one place and as an abbreviation in another, and nothing says that they are the same.

    People outside the city cannot connect the two. Introduce the abbreviation once, for example: Utility of the
    Northern Region (UNR).

    Bad:

        # impact/more.yaml
        stories:
          - title: Cheaper lamps
            text: The Regional Energy Agency paid for every third lamp.
          - title: Longer nights
            text: Thanks to REA the lamps shine longer.  # <- here

    Good:

        # impact/more.yaml
        stories:
          - title: Cheaper lamps
            text: The Regional Energy Agency (REA) paid for every third lamp.
          - title: Longer nights
            text: Thanks to REA the lamps shine longer.
    """
    in_full: dict[str, list[Name]] = defaultdict(list)
    for name in context.names:
        for initials in _initials(name.written):
            in_full[initials].append(name)
    used: dict[str, list[KeyPath]] = defaultdict(list)
    capitals = "\n".join(part for part in set(context.text.text.split()) if not part.islower())
    is_any = not in_full.keys().isdisjoint(_ABBREVIATION.findall(capitals))
    for words, found in context.text.find(_ABBREVIATION) if is_any else ():
        used[found.group()].append(words.path)
    for abbreviation, paths in used.items():
        names = in_full.get(abbreviation)
        if not names or abbreviation in _OF_THE_PROGRAMME:
            continue
        owners = {path[:-1] for path in paths}
        if not any(name.words.path[:-1] in owners for name in names):
            message = f"{abbreviation} is never introduced as “{names[0].written}”"
            related = (("written in full here", names[0].words.path),)
            help_ = f"Write it in full once, for example: {names[0].written} ({abbreviation})."
            yield Found(paths[0], message, help=help_, related=related, facts=(abbreviation,))


@rule("ICC-I033", "solution-under-several-names", by_stage="iiiw")
def solution_under_several_names(context: RuleContext) -> Iterator[Found]:
    """A solution has other names in other places: the title of its charter, or those under `also_named`.

    Charter, KPI tables and results can only be read together if they refer to the same thing. Keep the name from the
    strategy, and drop the others.

    Bad:

        # strategy.yaml
        vision: {statement: Every street of Testville is lit when somebody walks there.}
        ambitions: [{id: frugal-light, name: Frugal light}]
        solutions:
          - id: lights  # <- here
            name: Street lights
            also_named: [Urban light platform, Lumen]
            initiatives: [{id: replace-lamps, name: Replacing lamps}]
        roadblocks: [Prices of lamps]
        collaboration: [Buying lamps together]

    Good:

        # strategy.yaml
        vision: {statement: Every street of Testville is lit when somebody walks there.}
        ambitions: [{id: frugal-light, name: Frugal light}]
        solutions:
          - id: lights
            name: Street lights
            initiatives: [{id: replace-lamps, name: Replacing lamps}]
        roadblocks: [Prices of lamps]
        collaboration: [Buying lamps together]
    """
    titles = {charter.solution: (path, charter.title) for path, charter in context.charters if charter.title}
    for index, solution in enumerate(context.deliverable.strategy.solutions):
        path, title = titles.get(solution.id, ((), None))
        written = [*solution.also_named, *([title] if title else [])]
        others = {plain_words(name): name for name in written if plain_words(name) != plain_words(solution.name)}
        if others:
            listed = ", ".join(f"“{name}”" for name in others.values())
            message = f"`{solution.id}` (“{solution.name}”) is also named {listed}"
            related = (("the charter's title", (*path, "title")),) if title and plain_words(title) in others else ()
            help_ = "Use one name everywhere."
            facts = tuple(others.values())
            yield Found(("strategy", "solutions", index), message, "item", help_, related, facts=facts)


def _quoted(names: list[Name]) -> str:
    written = [f"“{name.written}”" for name in names]
    return written[0] if len(written) == 1 else f"{', '.join(written[:-1])} and {written[-1]}"


def _is_longer_by_one(longer: tuple[str, ...], shorter: tuple[str, ...]) -> bool:
    """Tell whether a name is another one with one more word between its first and last."""
    if len(longer) != len(shorter) + 1:
        return False
    return any(longer[:place] + longer[place + 1 :] == shorter for place in range(1, len(longer) - 1))


@lru_cache(maxsize=_REPEATED)
def _initials(name: str) -> set[str]:
    """Return the abbreviations of a name: its capitals, with and without the small words between."""
    words = name_words(name)
    every, capitals = "".join(word[0] for word in words), "".join(word[0] for word in words if word[0].isupper())
    return {every.upper(), capitals} if len(capitals) > 2 else set()

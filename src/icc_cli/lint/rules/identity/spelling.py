"""I: names of places and people that are spelled in more than one way."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator

from icc_cli.city.found import Found
from icc_cli.city.proposals import Proposal, Reword
from icc_cli.lint.context import RuleContext
from icc_cli.lint.engine import rule
from icc_cli.lint.shared.names import folded, name_words, unmarked
from icc_cli.model.walk import Words
from icc_cli.yamltext import KeyPath

_PARTIES = frozenset({"leadership", "team", "by", "lead", "contributors", "steering_committee", "pmo", "core_team"})
"""The keys with the names of people."""


@rule("ICC-I020", "place-spelled-otherwise", by_stage="wwww")
def place_spelled_otherwise(context: RuleContext) -> Iterator[Found]:
    """The name of the city or of a member is spelled without its accents, or in odd capitals.

    Searches miss the variant, and a misspelled city is the first thing that citizens notice. Copy the spelling in
    `city.yaml`.

    Bad:

        # impact/more.yaml
        stories:
          - title: A quiet winter
            text: In TestVille no lamp failed between November and March.  # <- here

    Good:

        # impact/more.yaml
        stories:
          - title: A quiet winter
            text: In Testville no lamp failed between November and March, and TESTVILLE stands on every one of them.
    """
    city = context.deliverable.city
    names: list[tuple[str, KeyPath]] = [(city.name, ("city", "name"))]
    names += [(member.name, ("city", "members", index, "name")) for index, member in enumerate(city.members)]
    for given, path in names:
        name = unicodedata.normalize("NFC", given)
        places: dict[str, list[Words]] = defaultdict(list)
        spellings = {name.lower(), unmarked(name).lower()}
        for words, found in context.text.find_from(spellings, _any_spelling(name)):
            # All in lower case, it is more often part of an address or a tag than a mistake.
            if found.group() not in (name, name.upper()) and not found.group().islower():
                places[found.group()].append(words)
        for written, mentions in places.items():
            first, *others = (words.path for words in mentions)
            related = (("spelled here", path), *(("also here", other) for other in others[:2]))
            message = f"“{written}” is the name that `city` spells “{name}”"
            fix = _respelled(mentions, written, name)
            yield Found(first, message, help=f"Write {name}.", related=related, fix=fix, facts=(written,))


@rule("ICC-I021", "person-named-otherwise", by_stage="iwww")
def person_named_otherwise(context: RuleContext) -> Iterator[Found]:
    """A person is named in two ways: without accents, or with and without a middle name.

    Searching for one name does not find everything that the person is responsible for. Write the name in full
    everywhere.

    Bad:

        # charters/lights.yaml
        solution: lights
        description: Lamps that dim, bought under a framework contract.
        ambitions: [frugal-light]
        impact: Less electricity for the same light.
        timing: [{title: Contract signed, due: 2021-06, done: true}]
        lead: [{organisation: Digital Office}]
        team: [{name: Jan Maria Kos, organisation: Digital Office}]  # <- here
        contributors: [{organisation: Utility, contribution: data of consumption}]
        risks: [{risk: Lamps come late., mitigation: A second supplier is under contract.}]
        funding: [{source: City budget, amount: 200000, currency: EUR}]

    Good:

        # charters/lights.yaml
        solution: lights
        description: Lamps that dim, bought under a framework contract.
        ambitions: [frugal-light]
        impact: Less electricity for the same light.
        timing: [{title: Contract signed, due: 2021-06, done: true}]
        lead: [{organisation: Digital Office}]
        team: [{name: Jan Kos, organisation: Digital Office}]
        contributors: [{organisation: Utility, contribution: data of consumption}]
        risks: [{risk: Lamps come late., mitigation: A second supplier is under contract.}]
        funding: [{source: City budget, amount: 200000, currency: EUR}]
    """
    people: dict[tuple[str, str], list[Words]] = defaultdict(list)
    for words in context.words:
        if words.key == "name" and any(step in _PARTIES for step in words.path[-3:-1]):
            parts = name_words(folded(words.text))
            if len(parts) > 1:
                people[parts[0], parts[-1]].append(words)
    for mentions in people.values():
        counted = Counter(words.text for words in mentions)
        usual = max(counted, key=lambda name: (counted[name], len(name), unmarked(name) != name))
        for name in counted:
            if name != usual and _is_same(name, usual):
                first = next(words for words in mentions if words.text == name)
                other = next(words for words in mentions if words.text == usual)
                message = f"“{name}” is named “{usual}” elsewhere"
                yield Found(
                    first.path,
                    message,
                    help=f"Write {usual}, if both are the same person.",
                    related=((usual, other.path),),
                )


def _any_spelling(name: str) -> re.Pattern[str]:
    """Return a pattern for a name with and without its accents, outside addresses."""
    spelled = "".join(
        re.escape(letter) if letter == unmarked(letter) else f"[{letter}{unmarked(letter)}]" for letter in name
    )
    return re.compile(rf"(?<![\w@/._-]){spelled}(?![\w@/]|[._-]\w)", re.IGNORECASE)


def _respelled(mentions: list[Words], written: str, name: str) -> Proposal | None:
    """Propose the city's own spelling, unless the variant is part of an address in the same text."""
    counted = Counter(words.path for words in mentions)
    texts = {words.path: words.text for words in mentions}
    variant = re.compile(rf"\b{re.escape(written)}\b")
    if any(len(variant.findall(texts[path])) != count for path, count in counted.items()):
        return None
    steps = tuple(Reword(path, written, name) for path in counted)
    return Proposal(f"“{written}” becomes “{name}”", steps, is_safe=False)


def _is_same(name: str, other: str) -> bool:
    """Tell whether one of two names has all the words of the other, so that both may be the same person's."""
    first, second = set(name_words(folded(name))), set(name_words(folded(other)))
    return first <= second or second <= first

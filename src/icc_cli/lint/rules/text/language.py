"""T: leftovers of the city's own language in an English deliverable."""

from __future__ import annotations

import re
from collections.abc import Iterator

from icc_cli.city.found import Found
from icc_cli.city.proposals import Proposal, Reword
from icc_cli.lint.context import RuleContext
from icc_cli.lint.engine import rule
from icc_cli.patterns import lazy

_SENTENCE_WORDS = {
    "Croatian": ("koji", "koja", "također", "nije", "može", "biti"),
    "Czech": ("jsou", "byla", "který", "která", "nebo", "také"),
    "Dutch": ("niet", "wordt", "worden", "zijn", "ook", "een"),
    "Finnish": ("ovat", "että", "sekä", "myös", "joka", "olla"),
    "French": ("sont", "cette", "nous", "aussi", "dans", "sera"),
    "German": ("nicht", "werden", "wird", "haben", "sind", "auch", "wurde"),
    "Hungarian": ("nem", "hogy", "vagy", "valamint", "lehet", "volt"),
    "Italian": ("che", "sono", "anche", "nella", "questo", "stato"),
    "Latvian": ("ir", "kas", "tiek", "arī", "tika"),
    "Lithuanian": ("yra", "kad", "taip", "buvo", "bus"),
    "Polish": ("jest", "się", "które", "nie", "są", "został"),
    "Portuguese": ("são", "não", "também", "uma", "foi", "pela"),
    "Romanian": ("este", "sunt", "prin", "fost", "sau", "aceste"),
    "Slovak": ("sú", "ktorý", "ktorá", "alebo", "tiež", "bola"),
    "Slovene": ("tudi", "bodo", "lahko", "smo", "ki", "občine"),
    "Spanish": ("también", "sus", "una", "como", "ser", "está"),
    "Swedish": ("inte", "också", "att", "är", "blir"),
}
"""Words that sentences need and names do not, and that are not English; two in one text are no accident."""
_ENOUGH = 2
_LONGEST = 100
_AND = frozenset({"a", "e", "en", "és", "et", "i", "in", "ir", "ja", "og", "och", "oraz", "și", "und", "y"})
"""The word for "and" in other languages of the programme."""
_OTHER_SCRIPT = lazy(r"[\u0370-\u03ff\u0400-\u04ff]{2,}(?:[\s,]+[\u0370-\u03ff\u0400-\u04ff]+){2,}")
_WORD = lazy(r"[^\W\d_]+")


@rule("ICC-T050", "untranslated-text", by_stage="iwww")
def untranslated_text(context: RuleContext) -> Iterator[Found]:
    """A sentence in an English deliverable is in another language.

    The programme and 135 other cities read the report in English; names may stay as they are, sentences may not.
    Translate it, or set the deliverable's language in `city.yaml`.

    Bad:

        # impact/more.yaml
        stories:
          - Die Lampen sind ersetzt, und auch die Plätze haben Licht.  # <- here

    Good:

        # impact/more.yaml
        stories:
          - The city and the utility replaced the lamps.
    """
    if not context.is_english:
        return
    present = context.text.vocabulary
    likely = [
        (language, frozenset(words))
        for language, words in _SENTENCE_WORDS.items()
        if sum(word in present for word in words) >= _ENOUGH
    ]
    for words in context.prose if likely else ():
        if "measurements" in words.path:
            continue
        found = set(_WORD.findall(words.text.lower()))
        language = next((name for name, telling in likely if len(telling & found) >= _ENOUGH), None)
        if language is not None:
            start = " ".join(words.text.split()[:6])
            message = f"“{start} …” seems to be {language}"
            yield Found(words.path, message, help="Translate it.", facts=(language,))
    for words, passage in context.text.find_where(lambda text: not text.isascii(), _OTHER_SCRIPT):
        if words.is_prose:
            said = passage.group()[:60]
            yield Found(words.path, f"“{said}” is not in English", help="Translate it.", facts=(said,))


@rule("ICC-T051", "foreign-and-between-names", by_stage="iwww")
def foreign_and_between_names(context: RuleContext) -> Iterator[Found]:
    """Between the names of two members of a consortium is the word for "and" in another language.

    In English it reads as something else: "Nova Gorica in Novo mesto" puts one city into the other. Write "and".

    Bad:

        # city.yaml
        id: testville
        name: Testville
        country: PL
        programme: icc-2020
        track: green-light
        compiled_by: City of Testville
        population: 120 000
        leadership: [{name: Ada Nowak, role: Mayor}]
        team: [{name: Jan Kos, role: City representative}]
        members:
          - {id: oldtown, name: Oldtown, lead: true}
          - {id: newtown, name: Newtown}
        executive_summary: Oldtown und Newtown renew their street lights.  # <- here
        foreword: {by: {name: Ada Nowak, role: Mayor}, text: The mayor thanks everybody who measured.}
        # strategy.yaml
        vision: {title: Light where it is needed, statement: Every street is lit when somebody walks there.}
        ambitions: [{id: frugal-light, name: Frugal light}]
        solutions:
          - id: lights
            name: Street lights
            description: Lamps that dim when nobody is there.
            members: [oldtown, newtown]
            initiatives: [{id: replace-lamps, name: Replacing lamps}]
        roadblocks: [Prices of lamps]
        collaboration: [Buying lamps together]

    Good:

        # city.yaml
        id: testville
        name: Testville
        country: PL
        programme: icc-2020
        track: green-light
        compiled_by: City of Testville
        population: 120 000
        leadership: [{name: Ada Nowak, role: Mayor}]
        team: [{name: Jan Kos, role: City representative}]
        members:
          - {id: oldtown, name: Oldtown, lead: true}
          - {id: newtown, name: Newtown}
        executive_summary: Oldtown and Newtown renew their street lights.
        foreword: {by: {name: Ada Nowak, role: Mayor}, text: The mayor thanks everybody who measured.}
        # strategy.yaml
        vision: {title: Light where it is needed, statement: Every street is lit when somebody walks there.}
        ambitions: [{id: frugal-light, name: Frugal light}]
        solutions:
          - id: lights
            name: Street lights
            description: Lamps that dim when nobody is there.
            members: [oldtown, newtown]
            initiatives: [{id: replace-lamps, name: Replacing lamps}]
        roadblocks: [Prices of lamps]
        collaboration: [Buying lamps together]
    """
    if not context.is_english:
        return
    names = [member.name for member in context.deliverable.city.members]
    for one in names:
        for words, found in context.text.find(re.compile(rf"{re.escape(one)} ([^\W\d_]+) (?=[^\W\d_])")):
            rest = found.string[found.end() : found.end() + _LONGEST]
            two = next((name for name in names if name != one and rest.startswith(name)), None)
            if two is not None and found[1] in _AND:
                message = f"“{one} {found[1]} {two}”: “{found[1]}” is not English for “and”"
                old, new = f"{one} {found[1]} {two}", f"{one} and {two}"
                fix = Proposal(f"“{old}” becomes “{new}”", (Reword(words.path, old, new),), is_safe=False)
                yield Found(words.path, message, help="Write “and”.", fix=fix, facts=(old,))

"""Seasons as the trade writes them, a word or a code with its year: "Spring/Summer 2027", "Resort 27", "FW26", "PE 2027"."""

from __future__ import annotations

import re

from pipelines.reading.words.vocabulary import normalise

_NAMES = """
spring summer fall autumn winter resort cruise holiday prefall prespring
fruhjahr fruhling sommer herbst printemps ete automne hiver croisiere primavera verano otono invierno estate autunno inverno verao
outono inverno voorjaar zomer najaar herfst var sommar host vinter forar efterar kevat kesa syksy talvi wiosna lato jesien zima
"""
CODES = "ss|fw|aw|sp|su|fa|wi|pf|ps|ho|hw|fs|pe|ai|pv|oi|vj|nj|re|cr|hs"  # of a season, in alternatives of a pattern
_FILLERS = frozenset({"pre", "high", "early", "late", "and", "und", "et", "e", "y", "en", "season", "saison"})
_SEASONS = frozenset(_NAMES.split())
_CODE = re.compile(rf"(?:{CODES})(?P<year>(?:20)?[1-4]\d)?")
_YEAR = re.compile(r"(?:20)?[1-4]\d")


def is_season(text: str) -> bool:
    """Whether a text is one season with its year and says nothing else; a word alone may be anything, "Spring" a colour."""
    named = dated = False
    for word in normalise(text).split():
        code = _CODE.fullmatch(word)
        if word in _SEASONS or code is not None:
            named = True
            dated = dated or (code is not None and code["year"] is not None)
        elif _YEAR.fullmatch(word):
            dated = True
        elif word not in _FILLERS:
            return False
    return named and dated

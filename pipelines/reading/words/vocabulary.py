"""What a header means: words over a column to the field below them, in ten languages, spelling mistakes forgiven.

Knows words only; whether a column's content agrees is `tables`' business.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from rapidfuzz import fuzz, process

from pipelines.reading.words.eastern_words import EASTERN_CHARGES, EASTERN_PHRASES, EASTERN_TOTALS
from pipelines.reading.words.export_words import EXPORT_PHRASES
from pipelines.reading.words.header_words import CHARGE_WORDS, PHRASES, RUNNING_TOTALS, TOTAL_WORDS, Field
from pipelines.reading.words.language_words import LANGUAGE_CHARGES, LANGUAGE_PHRASES, LANGUAGE_TOTALS

__all__ = ["Field", "header_to_field", "header_to_fields", "header_to_parts", "is_charge_label", "is_total_label", "normalise"]

LONGEST_HEADER_WORDS = 9  # more is a sentence
FUZZY_LIMIT = 88.0  # of 100; one slip in eight letters
_SIGNS = {"#": " no ", "№": " no ", "º": " no ", "°": " no ", "%": " percent ", "ß": "ss", "ø": "o", "æ": "ae", "&": " and "}
_NUMBER_WORDS = frozenset(["nr", "num", "numb", "numero", "nro", "number", "nbr", "nummer", "noo", "nos"])
_NOISE = set(  # says nothing about which field it is
    re.split(
        r"\s+",
        "usd eur gbp chf cad aud jpy cny hkd sek nok dkk pln inr brl mxn us ht ttc hors taxe taxes excl incl ex inc vat gst btw "
        "mwst iva tva tax exkl inkl zzgl net netto brutto gross per pro par por je in the of de du des del della di la le el il "
        "der die das den van do da percent euro euros dollar dollars pound pounds excluding including exc o s e a required "
        "optional please enter here approx ca moms mva alv kdv dph ptu ekskl neto ohne sans senza sin sem zonder uten utan uden",
    )
)
_COMPOUND = re.compile(r"\s*[/|\n\\]\s*|\s+-\s+|\s+(?:and|und|et|y|e|en|&|\+|x|×)\s+|,\s+", re.IGNORECASE)
_ASIDE = re.compile(  # "Price (EUR, excl. VAT)", "M.S.R.P. USD"
    r"[(\[{][^)\]}]*[)\]}]|(?<=\S)\s+(?:USD|EUR|GBP|CHF|CAD|AUD|SEK|NOK|DKK|PLN|JPY)\s*$"
)
_WORD = re.compile(r"[^\W_]+")
_EASTERN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+")  # Japanese, Chinese, Korean
_TRANSLATED = 0.98  # how sure a header is whose eastern word is known


@lru_cache(maxsize=4096)
def normalise(text: str) -> str:
    """`text` in lower case without accents and punctuation, words joined by one space; "#", "Nr." and "n°" become "no"."""
    text = unicodedata.normalize("NFKC", re.sub("[º°]", "#", text)).casefold()
    for sign, spelled in _SIGNS.items():
        text = text.replace(sign, spelled)
    text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    found: list[str] = _WORD.findall(text)
    words = ["no" if w in _NUMBER_WORDS or (w == "n" and found[i + 1 : i + 2] == ["no"]) else w for i, w in enumerate(found)]
    return " ".join(w for i, w in enumerate(words) if not (w == "no" and i and words[i - 1] == "no"))


def _table() -> dict[str, tuple[Field, float]]:
    table: dict[str, tuple[Field, float]] = {}
    for name, phrases in EXPORT_PHRASES.items():
        table.update((normalise(phrase), (name, 1.0)) for phrase in phrases.split("|"))
    for name, by_score in PHRASES.items():
        for score, phrases in by_score.items():
            for phrase in phrases.split("|"):
                table.setdefault(normalise(phrase), (name, score))
    for further in (LANGUAGE_PHRASES, EASTERN_PHRASES):
        for name, phrases in further.items():
            for phrase in phrases.split("|"):
                table.setdefault(normalise(phrase), (name, 1.0))
    return table


_TABLE = _table()
_BRANDS = frozenset(phrase for phrase, hit in _TABLE.items() if hit[0] == "brand")
_SQUEEZED = {phrase.replace(" ", ""): hit for phrase, hit in _TABLE.items() if len(phrase) > 3}
_LONG = [phrase for phrase in _TABLE if len(phrase) >= 5]
_TOTALS = frozenset(normalise(p) for p in f"{TOTAL_WORDS}|{RUNNING_TOTALS}|{LANGUAGE_TOTALS}|{EASTERN_TOTALS}".split("|"))
_CHARGES = frozenset(normalise(p) for p in f"{CHARGE_WORDS}|{LANGUAGE_CHARGES}|{EASTERN_CHARGES}".split("|"))
_TOTAL_FIRST = set(
    re.split(
        r"\s+",
        "total totals totale totaal totales totaux totali totais subtotal subtotale subtotaal summe gesamt sum "
        "totalt summa suma razem ogolem celkem yhteensa toplam gesamtnettowert",
    )
)
_PARTIES = frozenset(  # to a deal and its papers: what goes by their names and numbers is no product
    re.split(
        r"\s+",
        "buyer company customer client rep account billing bill shipping ship sold store shop door retailer warehouse contact "
        "agent showroom location site plant branch depot dc bin "
        "salesperson user kunde kunden filiale magasin cliente negozio tienda klant winkel delivery order invoice",
    )
)
_OF_ANYTHING = frozenset(
    re.split(r"\s+", "name names code id no key group type class category title description desc nom nombre nome naam")
)
_NAMINGS = frozenset(
    re.split(r"\s+", "name nom nombre nome naam navn namn libelle designation bezeichnung bez beschreibung desc text")
)
_CODINGS = frozenset(["code", "codes", "cod", "codice", "codigo", "kode", "kod", "no", "ref", "id", "nummer"])
_TOTALLED: frozenset[Field] = frozenset({"quantity", "line_total", "price", "wholesale_price", "unit_price", "retail_price"})
_TOTAL_ENDINGS = ("summe", "betrag")  # "Positionssumme", "Zahlbetrag"
_TAXES = {"tax", "vat", "btw", "mwst", "iva", "tva", "moms", "mva"}
_DOTTED = re.compile(r"\b(?:[^\W\d_]\.){2,}[^\W\d_]?")  # I.V.A.
_REBATES = {"discount", "rabatt", "remise", "descuento", "sconto", "korting", "desconto"}
_SHORT = frozenset(["ek", "vk"])  # whole words of prices in spite of their length: "Händler-EK", "VK empf."
_SUB = re.compile(r"^(?:grand|sub|s|sous|style|page|order|zwischen|gesamt|end)\s(?:total|totals|totale|totaal|summe)\b")


def header_to_field(text: str) -> tuple[Field, float] | None:
    """The field that a header names and how sure its words are (0..1), or None when it names none.

    Compound headers ("Style # / Colour") give their first part's field, less surely; `header_to_fields` gives every part.
    """
    fields = header_to_fields(text)
    return fields[0] if fields else None


@lru_cache(maxsize=4096)
def header_to_fields(text: str) -> tuple[tuple[Field, float], ...]:
    """Every field that a header names, in the order of its words: one as a rule, several for "Style # / Colour"."""
    if len(text) > 120:
        return ()
    whole = _phrase_to_field(normalise(text))
    if whole is not None and whole[1] >= 0.95:
        return (whole,)
    if (translated := _translated(text)) is not None:
        return (translated,)
    outside = _ASIDE.sub(" ", text)
    if outside.strip() and outside != text:
        plain = _phrase_to_field(normalise(outside))
        if plain is not None and plain[1] >= 0.8 and (whole is None or plain[1] > whole[1]):
            whole = (plain[0], plain[1] * 0.98)
            if plain[1] >= 0.95:
                return (whole,)
    parts = [p for p in _COMPOUND.split(outside) if p.strip()]
    if len(parts) > 1:
        found: list[tuple[Field, float]] = []
        for part in parts[:5]:
            hit = _phrase_to_field(normalise(part))
            if hit is not None and hit[0] not in {f for f, _ in found}:
                found.append((hit[0], hit[1] * 0.9))
        if found and (whole is None or len(found) > 1 or whole[1] < found[0][1]):
            return tuple(found)
    return (whole,) if whole is not None else ()


def _translated(text: str) -> tuple[Field, float] | None:
    """The field of an eastern word with its translation beside it: "品番 No." numbers styles, whatever "No." may count."""
    own = " ".join(_EASTERN.findall(text))
    hit = _TABLE.get(normalise(own)) if own and any(c.isalpha() and c.isascii() for c in text) else None
    return (hit[0], _TRANSLATED) if hit is not None and hit[1] >= 0.95 else None


def header_to_parts(text: str) -> tuple[tuple[Field, float], ...]:
    """The field of each part of a compound header, also where the whole is a phrase of its own ("Style / Name"); () for others."""
    hits = [_phrase_to_field(normalise(part)) for part in _COMPOUND.split(text) if part.strip()]
    found = [(hit[0], hit[1] * 0.9) for hit in hits if hit is not None]
    return tuple(found) if len(found) == len(hits) == len({name for name, _ in found}) > 1 else ()


@lru_cache(maxsize=4096)
def is_total_label(text: str) -> bool:
    """Whether a cell says that its row or column holds a total: "Total", "Zwischensumme:", "TOTAL 24 pcs", "Totale capi"."""
    words = normalise(text)
    if not words or len(words) > 60:
        return False
    if words in _TOTALS or _SUB.match(words):
        return True
    tokens = [w for w in words.split() if not w.isdigit()]
    if not tokens or len(tokens) > 6:
        return False
    told = [w for w in tokens if w not in _NOISE]
    bare = " ".join(told)
    if bare in _TOTALS or " ".join(tokens) in _TOTALS:
        return True
    if tokens[0].endswith(_TOTAL_ENDINGS):
        return True
    # "Total for style 1234", "Summe Hosen", "Jackets total"; but "Total Eclipse Jacket" is a product only with a code beside it
    ends = {tokens[0], tokens[-1], *told[-1:]}
    return bool(ends & _TOTAL_FIRST) or _totals_numbers(told) or (":" in text and tokens[0].startswith(("total", "subtot")))


def _totals_numbers(words: list[str]) -> bool:
    """Whether behind the word for a total stands nothing but what is totalled: "PO Total Units / Cost"."""
    at = next((index for index, word in enumerate(words) if word in _TOTAL_FIRST), len(words))
    totalled = [word for word in words[at + 1 :] if word != "and"]
    return bool(totalled) and all(_TABLE.get(word, ("", 0.0))[0] in _TOTALLED for word in totalled)


@lru_cache(maxsize=4096)
def is_charge_label(text: str) -> bool:
    """Whether a cell names something beside the goods: tax, freight, discount, balance."""
    words = [w for w in normalise(_DOTTED.sub(lambda found: found[0].replace(".", ""), text)).split() if not w.isdigit()]
    if not words or len(words) > 7:
        return False
    if " ".join(words) in _CHARGES or " ".join(w for w in words if w not in _NOISE or w in _CHARGES) in _CHARGES:
        return True
    if words[-1] in _REBATES and len(words) <= 5:  # "10 % wholesale discount"
        return True
    return (words[0] in _TAXES | {"shipping", "freight"} and len(words) <= 4) or (words[-1] in _TAXES and len(words) <= 3)


def _phrase_to_field(words: str) -> tuple[Field, float] | None:
    if not words or not any(c.isalpha() for c in words):
        return None
    tokens = words.split()
    if len(tokens) > LONGEST_HEADER_WORDS:
        return None
    if words in _TABLE:
        return _TABLE[words]
    bare = [w for w in tokens if w not in _NOISE]
    lettered = [w for w in tokens if w not in _NOISE or len(w) == 1]  # "W/S AUD ex GST": an abbreviation's letters
    for phrase in (" ".join(lettered), " ".join(bare), "".join(tokens), "".join(bare)):
        if phrase in _TABLE:
            field, score = _TABLE[phrase]
            return field, score * 0.97
        if phrase in _SQUEEZED:
            field, score = _SQUEEZED[phrase]
            return field, score * 0.95
    if len(tokens) > 1 and set(tokens) <= _PARTIES | _OF_ANYTHING and _PARTIES & set(tokens):
        return "note", 0.8  # "Company Code", "Rep Name"
    named = _of_a_property(tokens)
    if named is not None:
        return named
    number = _TABLE.get(" ".join(word for word in tokens if word not in _BRANDS))
    if number in (("style_number", 1.0), ("sku", 1.0)):
        return number[0], 0.95  # and whose it is: "Art.nr. leverancier"
    joined = " ".join(bare)
    if len(joined) >= 5 and not any(c.isdigit() for c in joined):
        close = process.extractOne(joined, _LONG, scorer=fuzz.ratio, score_cutoff=FUZZY_LIMIT)
        if close is not None and close[0][0] == joined[0]:  # "Mount" is no slip of "Amount"
            field, score = _TABLE[close[0]]
            return field, score * close[1] / 100 * 0.92
    return _contained(bare or tokens)


def is_plain_naming(text: str) -> bool:
    """Whether a header only says "name" or "code", and what stands over it says of what."""
    return len(words := set(normalise(text).split())) > 0 and words <= _NAMINGS | _CODINGS


def is_bare_code(text: str) -> bool:
    """Whether a header says "code" and not of what."""
    return len(words := set(normalise(text).split())) > 0 and words <= _CODINGS


def _of_a_property(tokens: list[str]) -> tuple[Field, float] | None:
    """The field of a property with a word for its name or its code: "Coloris libellé", "Code coloris"."""
    rest = [word for word in tokens if word not in _NAMINGS | _CODINGS]
    hit = _TABLE.get(" ".join(rest))
    if hit is None or len(rest) == len(tokens) or hit[0] not in ("color", "size", "category"):
        return None
    if not _CODINGS & set(tokens):
        return hit[0], hit[1] * 0.9
    return {"color": ("color_code", hit[1] * 0.9), "category": ("note", 0.8)}.get(hit[0])  # type: ignore[return-value]


def _contained(tokens: list[str]) -> tuple[Field, float] | None:
    """The longest known phrase among `tokens`; a longer unknown rest makes it less sure. Later words win ties ("Jacket colour")."""
    best: tuple[int, int, Field, float] | None = None
    if len(tokens) > 5:
        return None
    for length in range(min(4, len(tokens)), 0, -1):
        for start in range(len(tokens) - length + 1):
            hit = _TABLE.get(" ".join(tokens[start : start + length]))
            if hit is None or (length == 1 and len(tokens[start]) < 3 and tokens[start].isascii() and tokens[start] not in _SHORT):
                continue
            if hit[0] == "brand" and best is not None and best[2] in ("style_number", "sku"):
                continue  # whose number it is: "Réf. fournisseur"
            if best is None or (length, start) > best[:2]:
                best = (length, start, hit[0], hit[1])
    if best is None:
        return None
    share = best[0] / len(tokens)
    return best[2], best[3] * (0.35 + 0.5 * share)

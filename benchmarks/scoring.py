"""How right an extraction is, row by row and field by field. Pure: it takes rows of JSON and gives figures.

A row is *found* when its identity agrees: style number or SKU where the truth states one, else the name; the colours; for an
order line also the size. Each extracted row answers for one row of truth at most. *Recall* and *precision* count rows found;
*exact* counts rows that are right in every field the truth states, over the larger of truth and extraction. Words agree when
they are alike but for case, accents, punctuation and a small slip; amounts agree to a tenth of a cent; pictures agree when they
stand on the same page and cover 60 % of the smaller box.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from difflib import SequenceMatcher
from typing import Any, Literal

Row = Mapping[str, Any]
Kind = Literal["linesheet", "purchase_order"]
NAME_LIKENESS = 0.85  # share of letters in common for a name that stands for the product
FIELD_LIKENESS = 0.8  # the same for the words of a field
PICTURE_OVERLAP = 0.6  # of the smaller box
TENTH_OF_A_CENT = Decimal("0.001")
TEXT_FIELDS = ("name", "description", "category")
MONEY_FIELDS = ("wholesale_price", "retail_price", "unit_price")


@dataclass(frozen=True, kw_only=True)
class Judgement:
    """One field of a row that was found: right or wrong, and how sure the reader was (None: it did not say)."""

    field: str
    right: bool
    confidence: float | None = None


@dataclass(frozen=True, kw_only=True)
class Score:
    """Figures of one document. `judgements` hold every field of every row found."""

    rows: int
    extracted: int
    found: int
    exact_rows: int
    judgements: tuple[Judgement, ...] = ()

    @property
    def recall(self) -> float:
        """Share of the truth's rows that were found; without any, 1 if nothing was extracted."""
        return self.found / self.rows if self.rows else float(self.extracted == 0)

    @property
    def precision(self) -> float:
        """Share of the extracted rows that are in the truth; without any, 1 if the truth is empty."""
        return self.found / self.extracted if self.extracted else float(self.rows == 0)

    @property
    def f1(self) -> float:
        """Harmonic mean of recall and precision."""
        both = self.recall + self.precision
        return 2 * self.recall * self.precision / both if both else 0.0

    @property
    def exact(self) -> float:
        """Share of rows right in every stated field."""
        most = max(self.rows, self.extracted)
        return self.exact_rows / most if most else 1.0

    @property
    def fields(self) -> dict[str, float]:
        """Share right of each field on the rows found."""
        return shares_right(self.judgements)


def shares_right(judgements: Iterable[Judgement]) -> dict[str, float]:
    """Share right by field, in alphabetical order."""
    by_field: dict[str, list[bool]] = {}
    for judgement in judgements:
        by_field.setdefault(judgement.field, []).append(judgement.right)
    return {name: sum(rights) / len(rights) for name, rights in sorted(by_field.items())}


def plain(text: object) -> str:
    """Letters and digits in lower case without accents, other signs as single spaces."""
    decomposed = unicodedata.normalize("NFKD", "" if text is None else str(text)).casefold()
    kept = (c if c.isalnum() or c == "_" else " " for c in decomposed if not unicodedata.combining(c))
    return " ".join("".join(kept).split())


def compact(text: object) -> str:
    """A style number or SKU without anything but letters and digits."""
    return "".join(c for c in plain(text) if c.isalnum())


def alike(one: object, other: object, likeness: float) -> bool:
    """Whether two texts are the same but for a small slip; an empty text is like an empty text alone."""
    a, b = plain(one), plain(other)
    return a == b or (bool(a and b) and SequenceMatcher(None, a, b).ratio() >= likeness)


def amount(value: object) -> Decimal | None:
    """A price or quantity as a number; None when there is none or it is no number."""
    inner = value.get("amount") if isinstance(value, Mapping) else value
    if inner is None or inner == "":
        return None
    try:
        return Decimal(str(inner)).quantize(TENTH_OF_A_CENT)
    except InvalidOperation:
        return None


def same_words(truth: object, extracted: object) -> bool:
    """Whether two lists (or single words) hold alike words, each as often as the other, in any order."""
    wanted, given = _word_set(truth), _word_set(extracted)
    return len(wanted) == len(given) and all(any(alike(w, g, FIELD_LIKENESS) for g in given) for w in wanted)


def _word_set(value: object) -> set[str]:
    values = value if isinstance(value, Sequence) and not isinstance(value, str) else [value]
    return {plain(v) for v in values if v not in (None, "")}


def same_picture(truth: Row, extracted: Row | None) -> bool:
    """Whether two places `{page, bbox}` show the same picture."""
    if not extracted or not extracted.get("bbox") or extracted.get("page") != truth.get("page"):
        return False
    a, b = truth["bbox"], extracted["bbox"]
    width, height = min(a[2], b[2]) - max(a[0], b[0]), min(a[3], b[3]) - max(a[1], b[1])
    smaller = min((box[2] - box[0]) * (box[3] - box[1]) for box in (a, b))
    return bool(width > 0 and height > 0 and smaller > 0 and width * height / smaller >= PICTURE_OVERLAP)


def is_same_row(kind: Kind, truth: Row, extracted: Row) -> bool:
    """Whether an extracted row is about the truth's product or order line."""
    number = truth.get("style_number" if kind == "linesheet" else "sku")
    if number:
        given = [extracted.get("style_number")] + ([extracted.get("sku")] if kind == "purchase_order" else [])
        if compact(number) not in map(compact, given):
            return False
    else:
        key = "name" if kind == "linesheet" else "description"
        if not alike(truth.get(key), extracted.get(key), NAME_LIKENESS):
            return False
    if kind == "linesheet":
        return not truth.get("colors") or same_words(truth["colors"], extracted.get("colors") or [])
    return all(not truth.get(key) or alike(truth[key], extracted.get(key), FIELD_LIKENESS) for key in ("color", "size"))


def judge(truth: Row, extracted: Row) -> list[Judgement]:
    """Every field that the truth states beside the identity."""
    right: dict[str, bool] = {}
    for name in TEXT_FIELDS:
        if truth.get(name):
            right[name] = alike(truth[name], extracted.get(name), FIELD_LIKENESS)
    for name in (*MONEY_FIELDS, "quantity"):
        if truth.get(name) is not None:
            right[name] = amount(truth[name]) == amount(extracted.get(name))
    if truth.get("price") is not None:  # the document does not say which price it is
        right["price"] = amount(truth["price"]) in {amount(extracted.get("wholesale_price")), amount(extracted.get("retail_price"))}
    if truth.get("sizes"):
        right["sizes"] = same_words(truth["sizes"], extracted.get("sizes") or [])
    if (truth.get("image") or {}).get("bbox"):
        right["image"] = same_picture(truth["image"], extracted.get("image"))
    return [Judgement(field=name, right=ok, confidence=_confidence(extracted, name)) for name, ok in right.items()]


def _confidence(extracted: Row, field: str) -> float | None:
    evidence = (extracted.get("evidence") or {}).get(field)
    value = evidence.get("confidence") if isinstance(evidence, Mapping) else None
    return float(value) if value is not None else None


def score(kind: Kind, truth: Sequence[Row], extracted: Sequence[Row]) -> Score:
    """Compare the rows of one document. Of several rows with the same identity, the one with most fields right is taken."""
    left = list(range(len(extracted)))
    found = exact = 0
    judgements: list[Judgement] = []
    for row in truth:
        candidates = [(judge(row, extracted[i]), i) for i in left if is_same_row(kind, row, extracted[i])]
        if not candidates:
            continue
        best, index = max(candidates, key=lambda c: sum(j.right for j in c[0]))
        left.remove(index)
        found += 1
        exact += all(j.right for j in best)
        judgements += best
    return Score(rows=len(truth), extracted=len(extracted), found=found, exact_rows=exact, judgements=tuple(judgements))

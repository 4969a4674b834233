"""What an order says about itself outside its lines: its number and its currency."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from pipelines.reading.model import Cell, OrderLine, Word
from pipelines.reading.orders.rows import PERIODS
from pipelines.reading.words.money import text_to_currency
from pipelines.reading.words.vocabulary import normalise

_BEFORE = (
    r"(?:(?:your|our|customer|client|kunden|ihre|votre|su|vostro|uw)\s)?(?:(?:n|no|numero|ref|code)\s)?"
    r"(?:(?:de|d|di|da|del|der|la|l)\s){0,2}"
)
_NO = r"(?P<no>\s*(?:no|number|ref|reference|id|code|nummer|numero|番号|号|號|编号|編號|번호))?"
_LABELS: tuple[re.Pattern[str], ...] = tuple(  # of normalised text, the surest first
    re.compile(unicodedata.normalize("NFKD", rf"^{_BEFORE}(?:{words}){_NO}\b(?P<rest>.*)$"))
    for words in (
        r"p\s?o|purchase order|buyer s? ?order|customer order|kundenauftrag|kundenbestellung",
        r"order no|order number|order id|order ref|order reference|bestellno|bestellnummer|bestell no|bestellung|auftragsno|"
        r"auftragsnummer|auftrag|"
        r"bon de commande|commande|copia commissione|commissione|pedido|orden de compra|ordine|ordine d acquisto|"
        r"bestelnummer|bestelling|"
        r"bestelno|bestelnr|bestellnr|auftragsnr|ordernr|ordrenr|ordernummer|"
        r"encomenda|nota de encomenda|inkooporder|ordre|indkobsordre|kobsordre|innkjopsordre|inkopsorder|zamowienie|objednavka|"
        r"siparis|tilaus|発注書?|注文書?|订单|訂單|采购订?单|採購訂?單|발주서?|주문서?",
        r"order|document no|document number|document reference|order confirmation|sales order",
    )
)
_VALUE = re.compile(r"#?(?=[^\s]*\d)[A-Za-z0-9][\w\-/.#]{1,30}")
_DATE = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}|\d{4}-\d{2}-\d{2}.*")
_PAGE = re.compile(r"\d{1,2}/\d{1,2}")  # 1/3
LONGEST_LABEL = 60


@dataclass(frozen=True, kw_only=True)
class TextLine:
    """A line of text outside the tables: its cells from left to right, on a page or a sheet; its words on pages that may be a
    letter's."""

    cells: tuple[Cell, ...]
    page: int | None = None
    sheet: str | None = None
    words: tuple[Word, ...] = ()

    @property
    def text(self) -> str:
        """The cells joined by two spaces."""
        return "  ".join(cell.text for cell in self.cells)


def texts_to_po_number(texts: Sequence[TextLine]) -> str:
    """The order's number: behind its label, in the next cell, or below it; "" when the document does not say one."""
    for label in _LABELS:
        for index, line in enumerate(texts):
            for position, cell in enumerate(line.cells):
                if len(cell.text) > LONGEST_LABEL * 2:
                    continue
                found = _after_label(label, cell.text)
                if found is None:
                    continue
                value = found or _beside(line.cells[position + 1 :]) or _below(cell, texts[index + 1 : index + 3])
                if value:
                    return value.lstrip("#")
    return ""


def is_order_number_label(text: str) -> bool:
    """Whether a text is surely the label of an order's number and nothing else: "PO Number", "Bestellnummer"."""
    found = (label.match(normalise(text)) for label in _LABELS[:2])
    return any(match is not None and not match["rest"].strip() for match in found)


def is_document_title(cell: Cell) -> bool:
    """Whether a text is the order's own title with its number, "Purchase order 4711": it names nothing that is ordered."""
    return any(_after_label(label, cell.text) for label in _LABELS)


def to_currency(lines: Sequence[OrderLine], texts: Sequence[TextLine]) -> str:
    """The currency of most prices, else the one that the text names most; "" when there is none."""
    marks = Counter(price.currency for line in lines for price in (line.unit_price, line.line_total) if price and price.currency)
    if marks:
        return marks.most_common(1)[0][0]
    labelled = [
        line.text for line in texts if re.search(r"currency|w[äa]hrung|devise|moneda|valuta|moeda", line.text, re.IGNORECASE)
    ]
    for group in (labelled, [line.text for line in texts]):
        named = Counter(mark for text in group if (mark := text_to_currency(text)))
        if named:
            return named.most_common(1)[0][0]
    return ""


def _after_label(label: re.Pattern[str], text: str) -> str | None:
    """The value behind the label in the same text; "" when only the label stands there, None when it is no label."""
    head, colon, tail = text.replace("：", ":").partition(":")
    if colon and len(head) <= LONGEST_LABEL and label.match(normalise(head)):
        rest = normalise(head)
        match = label.match(rest)
        if match and len(match["rest"].split()) <= 2 and "date" not in rest and "datum" not in rest:
            return _first_value(tail)
        return None
    match = label.match(normalise(text))
    if match is not None and (match["no"] or "/" in text) and match["rest"].strip() in ("date", "datum"):
        return ""  # of "PO number/date" over both
    if match is None or re.search(r"\b(?:date|datum|fecha|data|total|qty|quantity|terms|confirmation of)\b", normalise(text)):
        return None
    if not match["rest"].strip():
        return ""
    words = text.split()
    value = next((word for word in words[1:] if _is_value(word)), "")
    before = words[: words.index(value)] if value else words
    dated = bool(PERIODS & {normalise(word) for word in before[-1:]})  # "KW 30"
    return value.strip("#,;.") if value and len(before) <= 4 and not dated else None


def _first_value(text: str) -> str:
    for word in text.split()[:2]:
        if _is_value(word):
            return word.strip("#,;.")
    return ""


def _is_value(text: str) -> bool:
    text = text.strip(",;")
    return bool(_VALUE.fullmatch(text)) and not _DATE.fullmatch(text) and not _PAGE.fullmatch(text)


def _beside(cells: Sequence[Cell]) -> str:
    """The value in the cell beside a label; a colon may stand alone between the two."""
    cells = cells[1:] if cells and cells[0].text.strip() == ":" else cells
    return _first_value(cells[0].text) if cells and len(cells[0].text.split()) <= 3 else ""


def _below(cell: Cell, lines: Sequence[TextLine]) -> str:
    """The value under a label: overlapping on a page, in the same column of a sheet."""
    for line in lines:
        for other in line.cells:
            if cell.box and other.box:
                under = min(cell.box[2], other.box[2]) - max(cell.box[0], other.box[0]) > 0 and other.box[1] - cell.box[3] < 0.05
            else:
                under = _letters(cell.address) == _letters(other.address) != ""
            words = other.text.split()
            if under and _is_value(words[0]) and (len(words) <= 2 or words[1] == "/"):
                return words[0]
    return ""


def _letters(address: str | None) -> str:
    return "".join(char for char in address or "" if char.isalpha())

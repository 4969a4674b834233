"""Bills: pages of invoices and quotations, which list priced goods as a linesheet does and are none."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipelines.reading.layout import Line
from pipelines.reading.words.vocabulary import is_total_label, normalise

_TITLE = re.compile(
    r"(?:tax |sales |proforma |pro forma )?(?:invoice|rechnung|facture|factura|fattura|factuur|fatura|quotation|quote)"
    r"(?: (?:no|number|nummer|date|datum|to|for|id)\b.*)?"
)
LONGEST_TITLE = 6  # words


def is_bill(lines: Sequence[Line]) -> bool:
    """Whether a page is titled an invoice or a quotation and sums up what it lists."""
    titled = any(_TITLE.fullmatch(normalise(line.text)) for line in lines if len(line.words) <= LONGEST_TITLE)
    return titled and any(is_total_label(line.text) for line in lines if len(line.words) <= LONGEST_TITLE)

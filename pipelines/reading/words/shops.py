"""Shops that an order is split by: the words for them over columns of pieces, and the numbers that stand for them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pipelines.reading.words.vocabulary import normalise

SHOPS = frozenset(
    ["store", "stores", "shop", "shops", "door", "doors", "dc", "location", "branch", "warehouse", "ship", "outlet", "boutique",
     "filiale", "filialen", "lager", "magasin", "magasins", "depot", "tienda", "tiendas", "almacen", "centro", "centros", "negozio",
     "negozi", "magazzino", "winkel", "winkels", "filiaal", "magazijn", "loja", "lojas", "butik", "butikker", "butiker", "market",
     "markt"]
)  # fmt: skip


def shop_words(text: str) -> frozenset[str]:
    """The words for shops in a header."""
    return SHOPS & set(normalise(text).split())


def number_shops(labels: Mapping[int, str], groups: Mapping[int, str], columns: Iterable[int]) -> bool:
    """Whether these columns are headed by plain numbers under a word for shops: "Store" over 101, 104 and 107."""
    columns = list(columns)
    return bool(columns) and all(labels[column].isdigit() and shop_words(groups.get(column, "")) for column in columns)

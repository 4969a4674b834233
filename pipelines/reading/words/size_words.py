"""The words for sizes: letters from small to large and other spellings of them, words for one size, and beds."""

from __future__ import annotations

SYSTEMS = frozenset(["EU", "EUR", "US", "UK", "IT", "FR", "DE", "ES", "JP", "CN", "AU"])  # that numbers of sizes are counted in
ALPHA = ["XXXXS", "XXXS", "XXS", "XS", "S", "M", "L", "XL", "XXL", "XXXL", "XXXXL", "XXXXXL", "XXXXXXL"]
ALIASES = {
    "4XS": "XXXXS", "3XS": "XXXS", "2XS": "XXS", "1XL": "XL", "2XL": "XXL", "3XL": "XXXL", "4XL": "XXXXL",
    "5XL": "XXXXXL", "6XL": "XXXXXXL",
    "SM": "S", "SML": "S", "MD": "M", "MED": "M", "LG": "L", "LRG": "L", "LGE": "L",
    "XLG": "XL", "XSM": "XS", "SMALL": "S", "MEDIUM": "M",
    "LARGE": "L", "X-SMALL": "XS", "XSMALL": "XS", "EXTRA SMALL": "XS", "X-LARGE": "XL", "XLARGE": "XL", "EXTRA LARGE": "XL",
    "XX-LARGE": "XXL", "XXLARGE": "XXL", "X SMALL": "XS", "X LARGE": "XL", "XX-SMALL": "XXS", "XXX-LARGE": "XXXL",
}  # fmt: skip
PLUS = ["0X", "1X", "2X", "3X", "4X", "5X", "6X"]
ONE_SIZE = frozenset(
    (
        "OS", "O/S", "OSZ", "O.S.", "ONE SIZE", "ONESIZE", "ONE-SIZE", "1SIZE", "1 SIZE", "OSFA", "OSFM", "OSFL",
        "ONE SIZE FITS ALL", "TU", "T.U.", "T.U", "UNI", "UNICA", "UNICO", "UNIQUE", "TAILLE UNIQUE", "TALLA UNICA",
        "TAGLIA UNICA", "TAMANHO UNICO", "EINHEITSGROSSE", "EINHEITSGROESSE", "ONE", "FREE SIZE", "FREESIZE", "U", "UN",
        "OSF", "1SZ", "O-S", "N/S", "NOSIZE", "NO SIZE", "UNIW", "UNIWERSALNY", "UNIWERSALNA", "UNIVERZALNI", "ONE-SZ",
        "EINHEITSGR", "EINHEITSGR.", "EN STORLEK", "EN STORRELSE", "YKSI KOKO", "STANDART BEDEN", "TEK BEDEN",
    )
)  # fmt: skip
BEDS = frozenset(
    (
        "TWIN", "TWIN XL", "FULL", "QUEEN", "KING", "CAL KING", "CALIFORNIA KING", "SINGLE", "DOUBLE", "SUPER KING",
        "SUPERKING", "EMPEROR", "EURO SHAM", "STANDARD SHAM", "FULL/QUEEN", "KING/CAL KING", "CRIB", "TODDLER BED",
        "STANDARD", "EURO", "BOUDOIR", "KING SINGLE", "TWIN/TWIN XL",
    )
)  # fmt: skip

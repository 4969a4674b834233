"""Linesheets as workbooks and text files: tables with or without pictures in their cells."""

from __future__ import annotations

import dataclasses
import random
from dataclasses import dataclass

from emulator.samples.cards import entries
from emulator.samples.garments import photo_jpeg
from emulator.samples.press import LABEL_KEYS
from emulator.samples.range import Colour, Range, RangePlan, Style, make_range
from emulator.samples.truth import Box, ProductRow, Sample, Truth
from emulator.samples.wording import Wording
from emulator.samples.workbooks import SheetData, Value, as_typed, to_csv, to_ods, to_xls, to_xlsx

WIDTHS = {"image": 13.0, "name": 28.0, "colour": 22.0, "sizes": 20.0, "composition": 26.0, "barcode": 16.0}
NUMERIC = ("wholesale", "retail", "price")
DEFAULT_WIDTH, DEFAULT_HEIGHT = 8.43, 15.0  # of a column in characters, of a row in points


@dataclass(frozen=True, kw_only=True)
class ProductSheet:
    """How a sheet of products is laid out. `columns` are field keys, "image" among them for pictures."""

    columns: tuple[str, ...] = ("image", "number", "name", "colour", "sizes", "wholesale", "retail")
    per: str = "style"  # a row for each "style", "colourway" or "size" (of each colourway)
    preamble: bool = True  # brand, season and a remark above the table
    preamble_rows: int = 3
    category_rows: bool = False
    sheet_per_category: bool = False
    merged_style: bool = False  # style cells merged over the rows of its colourways
    price_text: bool = False  # prices as text with their currency instead of numbers
    terms_sheet: bool = False
    file_type: str = "xlsx"  # "xlsx", "xls", "ods" or "csv"
    delimiter: str = ","
    encoding: str = "utf-8"


def _preamble(sheet: SheetData, made: Range, wording: Wording, rows: int) -> None:
    lines: list[str] = [made.brand, f"{wording.label('linesheet')} {made.season}", f"{wording.label('price')}: {made.currency}"]
    for line in lines[:rows]:
        sheet.add(line)
    sheet.add()


def _fill_sheet(
    layout: ProductSheet, made: Range, wording: Wording, sheet: SheetData, number: int, category: str
) -> list[tuple[int, ProductRow]]:
    """Fill one sheet with the styles of a category ("" for all); rows of the sheet with their truth."""
    if layout.preamble:
        _preamble(sheet, made, wording, layout.preamble_rows)
    sheet.add(*(wording.label(LABEL_KEYS.get(key, key)) for key in layout.columns), bold=True)
    stated, shown = "", []
    styles = [style for style in made.styles if category in ("", style.category_name)]
    first_row: dict[str, int] = {}
    for style, colours in entries(styles, layout.per):
        if layout.category_rows and style.category_name != stated:
            stated = style.category_name
            sheet.add(stated, bold=True)
        again = layout.merged_style and style.number in first_row
        for size in style.sizes if layout.per == "size" else ("",):
            row = sheet.add(*(_value(layout, key, style, colours, size, wording, again=again) for key in layout.columns))
        first = first_row.setdefault(style.number, row)
        if again and colours[-1] == style.colours[-1]:
            sheet.merged += [
                (first, c, row, c) for c, k in enumerate(layout.columns) if k not in ("colour", "sizes", "barcode", "image")
            ]
        if "image" in layout.columns:
            photo = style.photo(colours[0], width=240, height=300, studio=0)
            sheet.pictures.append((row, layout.columns.index("image"), photo_jpeg(photo)))
        truth = wording.row(style, colours, layout.columns, page=number, category=stated or category)
        shown.append((row, truth))
    return shown


def _value(
    layout: ProductSheet, key: str, style: Style, colours: tuple[Colour, ...], size: str, wording: Wording, *, again: bool
) -> Value:
    if key == "image" or (again and key not in ("colour", "sizes", "barcode")):
        return None
    if key == "sizes" and size:
        return as_typed(size)
    if key in NUMERIC and not layout.price_text:
        return style.retail if key == "retail" else style.wholesale
    return as_typed(wording.value(key, style, colours))


def picture_box(sheet: SheetData, row: int, column: int) -> Box:
    """A cell that holds a picture as fractions of the sheet's used range, by the widths of columns and the heights of rows."""
    columns = max(len(cells) for cells in sheet.rows)
    widths = [*sheet.widths[:columns], *[DEFAULT_WIDTH] * (columns - len(sheet.widths))]
    pictured = {at for at, _, _ in sheet.pictures}
    heights = [sheet.row_height if i in pictured else DEFAULT_HEIGHT for i in range(len(sheet.rows))]
    across, down = sum(widths), sum(heights)
    left, top = sum(widths[:column]), sum(heights[:row])
    return left / across, top / down, (left + widths[column]) / across, (top + heights[row]) / down


def make_product_sheet(
    layout: ProductSheet, plan: RangePlan, wording: Wording, seed: int, filename: str, *, brand: str = ""
) -> Sample:
    """The finished file with its truth. Text files hold one sheet."""
    plan = dataclasses.replace(plan, language=wording.language, currency=wording.currency)
    made = make_range(plan, seed)
    made = dataclasses.replace(made, brand=brand or made.brand)
    widths = [WIDTHS.get(key, 12.0) for key in layout.columns]
    categories = list(dict.fromkeys(s.category_name for s in made.styles)) if layout.sheet_per_category else [""]
    sheets, rows = [], []
    for number, category in enumerate(categories, start=1):
        sheet = SheetData(name=category.replace("/", " ")[:31] or "Linesheet", widths=widths, row_height=78)
        for row, truth in _fill_sheet(layout, made, wording, sheet, number, category):
            column = layout.columns.index("image") if "image" in layout.columns else -1
            rows.append((number - 1, row, column, truth))
        sheets.append(sheet)
    if layout.terms_sheet:
        terms = SheetData(name="Info")
        rng = random.Random(seed)
        for label, value in (
            ("Minimum order", "500.00"),
            ("Payment", "Net 30"),
            ("Season", made.season),
            ("Contact", "sales@example.com"),
        ):
            terms.add(label, value)
        terms.add("Updated", f"2026-0{rng.randrange(1, 9)}-14")
        sheets.append(terms)
    found = [
        dataclasses.replace(truth, image=picture_box(sheets[n], row, column) if column >= 0 else None)
        for n, row, column, truth in rows
    ]
    data = {
        "xlsx": lambda: to_xlsx(sheets),
        "xls": lambda: to_xls(sheets),
        "ods": lambda: to_ods(sheets),
        "csv": lambda: to_csv(sheets[0], delimiter=layout.delimiter, encoding=layout.encoding, decimal_comma=wording.decimal_comma),
    }[layout.file_type]()
    currency = "" if wording.prices == "none" else wording.currency
    return Sample(filename=filename, data=data, truth=Truth(kind="linesheet", currency=currency, rows=tuple(found)))

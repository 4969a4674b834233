"""Orders on pages: columns without ruling, wrapped cells, tables over several pages, scans, and papers that order nothing."""

from __future__ import annotations

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth

from pipelines.reading.model import Cell
from pipelines.reading.orders.captions import cells_to_facts
from pipelines.reading.orders.reader import read_order
from tests.shared_data import shared
from tests.unit.reading.paperwork import Paper, scanned, told


def _wrapped() -> bytes:
    paper = Paper().row((40, "PURCHASE ORDER"), down=30).row((40, "PO Number:"), (120, "PO-88121"), down=30)
    paper.row((40, "Item"), (90, "Description"), (-350, "Qty"), (-430, "Unit Price"), (-520, "Line Total"))
    paper.row(
        (40, "AB-100"), (90, "Mens heavy weight organic cotton crew"), (-350, "12"), (-430, "14.50"), (-520, "174.00"), down=11
    )
    paper.row((90, "neck sweatshirt"), down=16)
    paper.row((40, "AB-101"), (90, "Ladies tee"), (-350, "1,200"), (-430, "4.25"), (-520, "5,100.00"), down=11)
    paper.row((90, "Colour: navy"), down=16)
    paper.row((-430, "Subtotal"), (-520, "5,274.00")).row((-430, "Shipping"), (-520, "26.00")).row(
        (-430, "Total"), (-520, "5,300.00")
    )
    return paper.row((40, "Payment within 30 days to account 12345678")).pdf()


WRAPPED = [("AB-100", "Mens heavy weight organic cotton crew neck sweatshirt", "", "", 12, "14.50"),
           ("AB-101", "Ladies tee", "navy", "", 1200, "4.25")]  # fmt: skip


def test_a_wrapped_description_is_joined_and_a_remark_below_it_gives_only_what_it_labels() -> None:
    order = read_order(_wrapped())

    assert order.po_number == "PO-88121"
    assert [told(line) for line in order.lines] == WRAPPED
    assert [check.agrees for check in order.checks] == [True, True]


def test_a_scanned_order_is_read_like_any_other() -> None:
    assert [told(line) for line in read_order(scanned(_wrapped()), "order.png").lines] == WRAPPED


def test_every_field_on_a_page_has_its_box() -> None:
    line = read_order(_wrapped()).lines[0]

    assert {"description", "quantity", "unit_price", "line_total"} <= set(line.evidence)
    assert all(
        found.page == 1 and found.bbox is not None and found.bbox[0] < found.bbox[2] <= 1 for found in line.evidence.values()
    )


def test_a_table_goes_on_over_the_page_without_its_header() -> None:
    paper = Paper().row(
        (40, "Style"), (100, "Name"), (220, "Colour"), (300, "S"), (325, "M"), (-430, "Units"), (-480, "WHS"), (-550, "Amount")
    )
    for number in range(40):
        paper.row(
            (40, f"ST{100 + number}"),
            (100, "Linen shirt"),
            (220, "Navy"),
            (300, "1"),
            (325, "2"),
            (-430, "3"),
            (-480, "10.00"),
            (-550, "30.00"),
        )
    paper.row((40, "Page 1 of 2")).new_page().row((40, "Order Confirmation 4711"), down=30)
    for number in range(5):
        paper.row(
            (40, f"ST{200 + number}"), (100, "Wool vest"), (220, "Sand"), (325, "2"), (-430, "2"), (-480, "10.00"), (-550, "20.00")
        )
    order = read_order(paper.row((220, "Total"), (-430, "130"), (-550, "1,300.00")).pdf())

    assert len(order.lines) == 85
    assert (order.lines[-1].style_number, order.lines[-1].size, order.lines[-1].page) == ("ST204", "M", 2)
    assert all(check.agrees for check in order.checks)


def test_headers_broken_over_two_rows_are_read_together() -> None:
    paper = (
        Paper()
        .row((300, "Unit"), (360, "Ext."), down=10)
        .row((40, "Style No."), (120, "Description"), (240, "Qty"), (300, "Price"), (360, "Price"), down=16)
    )
    order = read_order(paper.row((40, "A-1"), (120, "Shirt"), (240, "3"), (300, "10.00"), (360, "30.00")).pdf())

    assert [told(line) for line in order.lines] == [("A-1", "Shirt", "", "", 3, "10.00")]


def test_a_label_over_the_columns_of_several_deliveries_names_their_group_and_their_sum_is_what_is_ordered() -> None:
    paper = Paper().row((285, "Pieces per delivery"), down=10).row((260, "wk 05-06"), (320, "wk 09-10"), (380, "wk 13-14"), down=10)
    paper.row((40, "Style No."), (120, "Description"), (200, "Size"), (260, "01-02/13-02"), (320, "01-03/13-03"),
              (380, "29-03/10-04"), (460, "Total"), (510, "Price"), down=16)  # fmt: skip
    for size, counts in (("S", ("4", "2", "-", "6")), ("M", ("6", "-", "2", "8")), ("L", ("-", "4", "2", "6"))):
        paper.row((40, "A-1"), (120, "Dress"), (200, size), *zip((280, 340, 400, 470), counts, strict=True), (510, "29.95"))
    order = read_order(paper.pdf())

    assert [(line.size, line.quantity) for line in order.lines] == [("S", 6), ("M", 8), ("L", 6)]


def test_ruled_rows_hold_together_whatever_line_the_numbers_stand_on() -> None:
    paper = Paper().rule().row((45, "Description"), (-350, "Quantity"), (-450, "Rate"), (-550, "Amount")).rule()
    paper.row((45, "Consulting for the"), down=12).row(
        (45, "website relaunch"), (-350, "10"), (-450, "80.00"), (-550, "800.00"), down=12
    )
    paper.row((45, "(phase 1)")).rule().row((45, "Hosting"), (-350, "1"), (-450, "20.00"), (-550, "20.00")).rule()
    order = read_order(paper.row((-450, "Total"), (-550, "$820.00")).pdf())

    assert [line.description for line in order.lines] == ["Consulting for the website relaunch (phase 1)", "Hosting"]


def test_size_grids_under_a_style_heading_keep_style_and_price() -> None:
    paper = Paper()
    for style, name, price in (("KN-10", "Rib Cardigan", "45.00"), ("KN-22", "Mohair Vest", "38.00")):
        paper.row((40, "Style:"), (90, style), (200, name)).row((40, "Price:"), (90, f"EUR {price}"))
        paper.row((40, "Color"), (200, "XS"), (240, "S"), (280, "M"), (360, "Total"))
        paper.row((40, "Ecru"), (200, "2"), (280, "3"), (360, "5")).row((40, "Total"), (360, "5"), down=30)
    order = read_order(paper.pdf())

    assert [told(line) for line in order.lines] == [
        ("KN-10", "Rib Cardigan", "Ecru", "XS", 2, "45.00"), ("KN-10", "Rib Cardigan", "Ecru", "M", 3, "45.00"),
        ("KN-22", "Mohair Vest", "Ecru", "XS", 2, "38.00"), ("KN-22", "Mohair Vest", "Ecru", "M", 3, "38.00")]  # fmt: skip


def test_a_page_that_repeats_the_first_in_detail_is_not_added_to_it() -> None:
    paper = Paper().row((40, "Style"), (120, "Description"), (-300, "Pcs"), (-400, "Price"))
    paper.row((40, "A-10"), (120, "Shirt"), (-300, "5"), (-400, "10.00")).row(
        (40, "A-11"), (120, "Vest"), (-300, "3"), (-400, "12.00")
    )
    paper.new_page().row((40, "Style"), (120, "Color"), (200, "Size"), (-300, "Pcs"))
    for style, size, pieces in (("A-10", "S", "2"), ("A-10", "M", "3"), ("A-11", "M", "3")):
        paper.row((40, style), (120, "Navy"), (200, size), (-300, pieces))
    order = read_order(paper.pdf())

    assert sum(line.quantity for line in order.lines) == 8
    assert [(line.style_number, line.size) for line in order.lines] == [("A-10", "S"), ("A-10", "M"), ("A-11", "M")]


def test_an_amount_without_a_quantity_is_one_and_is_flagged() -> None:
    paper = Paper().row((40, "Description"), (-550, "Amount")).row((40, "Monthly service"), (-550, "$500.00"))
    order = read_order(paper.row((40, "Total"), (-550, "$500.00")).pdf())

    assert [(line.description, line.quantity, len(line.flags)) for line in order.lines] == [("Monthly service", 1, 1)]


def test_a_letter_orders_nothing() -> None:
    order = read_order(Paper().row((40, "Dear Sir, we order 5 shirts.")).row((40, "Regards")).pdf())

    assert (order.lines, len(order.notes)) == ((), 1)


def test_typewriter_columns_are_parted_by_their_bars_over_a_page_break() -> None:
    order = read_order(shared("orders", "global_tech_po_2024.pdf").read_bytes())

    assert [(line.sku or line.style_number, line.quantity) for line in order.lines] == [
        ("QE-MCU-5590", 500), ("QE-SENS-789", 750), ("QE-CAP-1123", 2000), ("QE-PCB-4567", 300)]  # fmt: skip
    assert all(check.agrees for check in order.checks)


def test_an_invoice_without_items_gives_none() -> None:
    assert read_order(shared("orders", "azure_invoice_no_line_items.pdf").read_bytes()).lines == ()


@pytest.mark.parametrize(
    ("name", "quantities"),
    [
        ("azure_contoso_invoice_lines.pdf", [2, 3, 10]),
        ("google_plain_invoice.pdf", [500, 1, 50]),
        ("i2d_azureinterior.pdf", [1, 1, 1, 15]),
        ("i2d_camelot_example.pdf", [1, 1]),
        ("i2d_coolblue1.pdf", [1, 1, 1, 1, 1]),
        ("i2d_saeco.pdf", [1, 1]),
        ("i2d_sammymaystonelinestest.pdf", [12, 5]),
    ],
)
def test_real_papers_give_their_lines_and_their_totals_agree(name: str, quantities: list[int]) -> None:
    order = read_order(shared("orders", name).read_bytes())

    assert [line.quantity for line in order.lines] == quantities
    assert all(check.agrees for check in order.checks)


def test_a_grid_of_sizes_under_a_caption_takes_style_colour_and_price_from_it() -> None:
    paper = Paper()
    for color, pieces in (("Sand", ("7", "8", "2")), ("Olive", ("1", "", "3"))):
        paper.row((40, "SH 3010"), (130, "Relaxed Overshirt"), (300, color), (450, "EUR 25.50"))
        paper.row((130, "Size"), (240, "XS"), (300, "S"), (360, "M")).row(
            (130, "Pcs"), *zip((240, 300, 360), pieces, strict=True), down=30
        )
    order = read_order(paper.pdf())

    assert [told(line) for line in order.lines] == [
        ("SH 3010", "Relaxed Overshirt", color, size, pieces, "25.50")
        for color, size, pieces in (("Sand", "XS", 7), ("Sand", "S", 8), ("Sand", "M", 2), ("Olive", "XS", 1), ("Olive", "M", 3))
    ]


def test_facts_in_a_row_over_items_stay_whole_where_the_columns_below_would_cut_them() -> None:
    paper = Paper().row((40, "No."), (75, "Our SKU"), (135, "Barcode"), (225, "Size"), (-390, "Pieces"), (-460, "Cost"))
    for style, name, color in (("KT-204", "Striped Rain Poncho", "Slate"), ("KT-209", "Hooded Waffle Robe & Belt", "Fern")):
        at = 185 + 4.6 * len(name)
        paper.row((40, f"Style: {style}"), (115, f"Description: {name}"), (at, f"Colour: {color}"))
        for place, size in enumerate(("S", "M")):
            code = f"50607180{style[-3:]}0{place}{place}"
            paper.row((40, f"{place + 1}"), (75, f"8100{style[-3:]}{place}"), (135, code), (225, size), (-390, "4"), (-460, "9.50"))
    order = read_order(paper.pdf())

    assert [(line.style_number, line.description, line.color, line.size) for line in order.lines] == [
        (style, name, color, size)
        for style, name, color in (("KT-204", "Striped Rain Poncho", "Slate"), ("KT-209", "Hooded Waffle Robe & Belt", "Fern"))
        for size in ("S", "M")
    ]


def test_a_season_beside_an_items_number_is_not_its_name_which_stands_above() -> None:
    paper = Paper()
    for name, style, season in (("Ripple Sun Hat", "TW-310", "Cruise 28"), ("Linen Beach Bag", "TW-322", "Spring/Summer 2028")):
        paper.row((40, name), down=12).row((40, f"Style # {style}  |  Wholesale $21.00  |  {season}"), down=14)
        paper.row((40, "Color"), (160, "S"), (210, "M"), (260, "Units")).row(
            (40, "Sand"), (160, "2"), (210, "3"), (260, "5"), down=40
        )
    order = read_order(paper.pdf())

    assert [(line.style_number, line.description) for line in order.lines] == [
        ("TW-310", "Ripple Sun Hat"), ("TW-310", "Ripple Sun Hat"), ("TW-322", "Linen Beach Bag"), ("TW-322", "Linen Beach Bag"),
    ]  # fmt: skip
    facts = cells_to_facts([Cell(text="Style: TW-310"), Cell(text="Cruise 28"), Cell(text="Ripple Sun Hat")])
    assert facts["description"][0] == "Ripple Sun Hat"


def test_behind_the_total_of_the_order_in_the_column_of_colours_signatures_order_nothing() -> None:
    heads = ((40, "Articolo"), (110, "Descrizione"), (210, "Colore"), (300, "35"), (330, "36"), (-400, "Pezzi"), (-470, "Prezzo"))
    paper = Paper().row(*heads)
    paper.row((40, "G510"), (110, "Zoccolo"), (210, "Cuoio"), (300, "2"), (330, "1"), (-400, "3"), (-470, "40,00"))
    paper.row((40, "G511"), (110, "Sabot"), (210, "Nero"), (300, "1"), (330, "1"), (-400, "2"), (-470, "44,00"))
    paper.row((210, "Totale ordine"), (-400, "5"), down=40)
    order = read_order(paper.row((40, "Firma cliente"), (210, "Firma agente"), (300, "Pag."), (330, "1")).pdf())

    assert [(line.sku or line.style_number, line.size, line.quantity) for line in order.lines] == [
        ("G510", "35", 2), ("G510", "36", 1), ("G511", "35", 1), ("G511", "36", 1)]  # fmt: skip


def test_a_caption_keeps_the_last_word_of_the_name_before_the_label_of_its_number() -> None:
    paper = Paper().row((60, "Veste courte Solène Réf. 27E104"), down=14).row((60, "Prix HT : 64,00 €"), down=14)
    paper.row((60, "Coloris"), (200, "34"), (240, "36"), (300, "Total"), down=12)
    order = read_order(paper.row((60, "Noir"), (200, "1"), (240, "2"), (300, "3")).pdf())

    assert [(line.style_number, line.description) for line in order.lines] == [("27E104", "Veste courte Solène")] * 2


def test_variants_written_below_the_name_give_colour_size_and_number() -> None:
    paper = Paper().row((40, "Product"), (-350, "Qty"), (-450, "Price"), (-550, "Total"))
    for size, pieces, total in (("S", "2", "£62.00"), ("M", "3", "£93.00")):
        paper.row((40, "Polly Shirt"), (-350, pieces), (-450, "£31.00"), (-550, total), down=11)
        paper.row((40, f"Navy / {size}"), down=11).row((40, "SKU: 20.2968"), down=20)
    order = read_order(paper.pdf())

    assert [told(line) for line in order.lines] == [
        ("20.2968", "Polly Shirt", "Navy", "S", 2, "31.00"), ("20.2968", "Polly Shirt", "Navy", "M", 3, "31.00")]  # fmt: skip


def test_of_net_and_gross_totals_the_one_that_multiplies_up_is_the_line_total() -> None:
    paper = Paper().row((40, "Description"), (260, "Qty"), (320, "Net price"), (390, "Net worth"), (460, "Gross worth"))
    paper.row((40, "Wine glasses"), (260, "5,00"), (320, "66,00"), (390, "330,00"), (460, "363,00"))
    order = read_order(paper.row((40, "Carafe"), (260, "2,00"), (320, "20,50"), (390, "41,00"), (460, "45,10")).pdf())

    assert [line.line_total.amount for line in order.lines if line.line_total] == ["330.00", "41.00"]
    assert not any(line.flags for line in order.lines)


def test_a_ruled_form_beside_the_items_does_not_mix_with_them_and_packs_of_one_sku_add_up() -> None:
    paper = Paper().row((40, "PURCHASE ORDER"), down=20).row((40, "Vendor Style Number:"), (150, "TX2044"), down=20)
    for top, packs in ((700.0, 5), (560.0, 2)):
        form = [["Pre-Pack SKU:", "99001"], ["Method:", "Polybag"], ["Packs:", str(packs)], ["Unit Cost:", ""]]
        items = [["Buyers Colour", "Size", "SKU", "Pack Ratio", "Units"], ["DEEP SEA", "SIZE: S", "55001", "1", str(packs)],
                 ["DEEP SEA", "SIZE: M", "55002", "2", str(2 * packs)]]  # fmt: skip
        paper.box(40, top, form, (80, 60)).box(220, top, items, (90, 60, 60, 60, 60))

    order = read_order(paper.pdf())

    assert [(line.sku, line.style_number, line.color, line.size, line.quantity) for line in order.lines] == [
        ("55001", "TX2044", "DEEP SEA", "S", 7), ("55002", "TX2044", "DEEP SEA", "M", 14)]  # fmt: skip


def test_strokes_that_words_lie_across_are_no_walls_of_a_table() -> None:
    paper = Paper().row((40, "Qty"), (70, "Item SKU"), (190, "Dev Code"), (260, "Rate"), (320, "Amount"))
    for number in range(8):
        paper.row((40, "2"), (70, f"7KX4410-02-A0312-12{number}8M"), (190, f"B10{number}6"), (260, "3.00"), (320, "6.00"))

    order = read_order(paper.strokes(72, 80, 88, 95, 104, 111, top=700, bottom=640).pdf())

    assert [line.sku for line in order.lines] == [f"7KX4410-02-A0312-12{number}8M" for number in range(8)]


def test_a_table_goes_on_without_a_header_on_the_next_page_though_its_amounts_begin_with_a_currency() -> None:
    columns = ((60, "Product"), (-360, "Units"), (-450, "Unit Price"), (-540, "Line Total"))
    paper = Paper().row(*columns).row((60, "Linen Shirt"), (-360, "4"), (-450, "SEK 30.00"), (-540, "SEK 120.00")).new_page()

    order = read_order(paper.row((60, "Wool Coat"), (-360, "2"), (-450, "SEK 90.00"), (-540, "SEK 180.00")).pdf())

    assert [(line.description, line.quantity) for line in order.lines] == [("Linen Shirt", 4), ("Wool Coat", 2)]


def test_labels_that_nobody_knows_head_the_items_whose_numbers_multiply_up_on_every_page() -> None:
    paper = Paper().row((40, "Zzz"), (90, "Yyy"), (200, "Xxx"))
    for items in ((("LW-1204", "Linen coat", "2", "40.50", "81.00"), ("LW-1310", "Wide trousers", "4", "20.00", "80.00")),
                  (("LW-1400", "Silk scarf", "3", "10.00", "30.00"),)):  # fmt: skip
        paper.row((40, "Aaa"), (120, "Bbb bbb"), (-400, "Ccc"), (-470, "Ddd"), (-550, "Eee"), down=20)
        for number, name, *numbers in items:
            paper.row((40, number), (120, name), *zip((-400, -470, -550), numbers, strict=True), down=20)
        paper.new_page()
    order = read_order(paper.pdf())

    assert [told(line) for line in order.lines] == [
        ("LW-1204", "Linen coat", "", "", 2, "40.50"), ("LW-1310", "Wide trousers", "", "", 4, "20.00"),
        ("LW-1400", "Silk scarf", "", "", 3, "10.00")]  # fmt: skip


def test_a_page_of_few_rows_is_cut_like_the_others_under_the_same_words() -> None:
    paper = Paper().strokes(290, top=815, bottom=600)  # ruled on its first page only
    for names in (("Camiseta", "Vaquero", "Falda"), ("Gorro",)):
        paper.row((40, "Descripción"), (200, "Cant."), (260, "Precio"), (292, "Impuestos"), (-480, "Importe"), down=20)
        for name in names:
            paper.row((40, f"[{name[:2].upper()}201] {name}"), (300, "IVA 21%"), down=11)
            paper.row((200, "10,00"), (262, "7,25"), (-480, "72,50"), down=11).row((40, "(Blanco)"), (310, "(B)"), down=24)
        paper.new_page()
    order = read_order(paper.pdf())

    assert [(line.sku, line.color, line.quantity) for line in order.lines] == [
        (f"{code}201", "Blanco", 10) for code in ("CA", "VA", "FA", "GO")]  # fmt: skip


def test_a_frame_at_the_foot_of_a_page_cuts_no_column_of_the_ruled_table_above_it() -> None:
    texts = [["Description", "Due", "Qty", "Price", "Amount"]]
    for size, count in (("S", 2), ("M", 3), ("L", 4)):
        texts.append([f"KWX-TALL-{size} Wool coat long (Navy, {size})", "01/09/2027", str(count), "50.00", f"{50 * count}.00"])
    paper = Paper().frame(43 + stringWidth("KWX-TALL-S ", "Helvetica", 8), 690, 300, 20).box(40, 780, texts, (240, 80, 50, 60, 80))
    paper.row((40, ""), down=100).row((100, "Mill Road 4 | 0044 20 7946 | mill@example.org"))

    order = read_order(paper.pdf(), "order.pdf")

    assert [(line.description, line.color, line.size, line.quantity) for line in order.lines] == [
        (f"KWX-TALL-{size} Wool coat long", "Navy", size, count) for size, count in (("S", 2), ("M", 3), ("L", 4))
    ]


def test_a_clause_whose_words_lie_across_the_columns_of_sizes_orders_nothing() -> None:
    columns = (40, 90, 180, 260, 300, 340, 380, 420, 460, 520)
    paper = Paper().row(
        *zip(columns, ("Style", "Description", "Colour", "S", "M", "L", "XL", "2XL", "Pieces", "Price"), strict=True)
    )
    for style in ("A11", "A12", "A13"):
        paper.row(*zip(columns, (style, "Shirt", "White", "1", "2", "2", "1", "1", "7", "20.00"), strict=True))
    clause = ("The form", "is binding unless", "cancelled in", "writing", "within", "7 days", "of our", "signing", "21")
    order = read_order(paper.row(*zip(columns, clause, strict=False)).pdf())

    assert [line.style_number or line.sku for line in order.lines] == ["A11"] * 5 + ["A12"] * 5 + ["A13"] * 5


def _priced_items_over_their_sizes() -> Paper:
    paper = Paper().row((40, "Pos"), (80, "Reference"), (150, "Description"), (280, "Colour"), (350, "Cost"), (410, "RRP"))
    for number, name, color, pieces in (("41-100", "Linen dress", "Rust", (4, 6)), ("41-200", "Midi skirt", "Navy", (2, 8))):
        paper.row((40, "001"), (80, number), (150, name), (280, color), (350, "34.90"), (410, "79.95"))
        paper.row((80, "Size"), (140, "36"), (180, "38"), (240, "TOTAL"), (300, "AMOUNT"))
        paper.row((80, "Units"), (140, str(pieces[0])), (180, str(pieces[1])), (240, "10"), (300, "349.00"), down=20)
    return paper


SIZED = [
    ("Linen dress", "Rust", "36", 4),
    ("Linen dress", "Rust", "38", 6),
    ("Midi skirt", "Navy", "36", 2),
    ("Midi skirt", "Navy", "38", 8),
]


def test_items_that_are_only_priced_take_their_pieces_from_the_sizes_below_them() -> None:
    order = read_order(_priced_items_over_their_sizes().pdf())

    assert [(line.description, line.color, line.size, line.quantity) for line in order.lines] == SIZED
    assert {line.unit_price.amount for line in order.lines if line.unit_price} == {"34.90"}


def test_the_same_items_split_by_shop_on_a_further_page_are_counted_once() -> None:
    paper = _priced_items_over_their_sizes().new_page()
    for number, name, color, pieces in (
        ("41-100", "Linen dress", "Rust", ((3, 2), (1, 4))), ("41-200", "Midi skirt", "Navy", ((1, 5), (1, 3)))
    ):  # fmt: skip
        paper.row((40, "Pos 001"), (100, number), (170, name), (280, color))
        paper.row((60, "Store"), (180, "36"), (220, "38"), (260, "TOTAL"))
        for shop, counts in zip(("0012 North", "0027 South"), pieces, strict=True):
            paper.row((60, shop), (180, str(counts[0])), (220, str(counts[1])), (265, str(sum(counts))))
        paper.row(down=10)

    order = read_order(paper.pdf())

    assert [(line.description, line.color, line.size, line.quantity) for line in order.lines] == SIZED


def test_the_group_beside_a_number_is_no_name_under_the_line_that_is_one() -> None:
    paper = Paper()
    for name, number, group in (("Printed Wrap Jacket", "AB-201", "Outerwear"), ("Rib Tank", "AB-206", "Women's Tops")):
        paper.row((60, name)).row((60, f"Style: {number}"), (150, "Season: Fall 2027"), (260, group))
        paper.row((60, "Wholesale: $98.00"))
        paper.row((60, "Color"), (200, "S"), (240, "M"), (300, "Units"), (380, "Total"))
        paper.row((60, "IVORY"), (200, "1"), (240, "2"), (300, "3"), (380, "$294.00"), down=30)

    order = read_order(paper.pdf())

    assert [(line.style_number, line.description, line.category) for line in order.lines] == [
        ("AB-201", "Printed Wrap Jacket", "Outerwear"),
        ("AB-201", "Printed Wrap Jacket", "Outerwear"),
        ("AB-206", "Rib Tank", "Women's Tops"),
        ("AB-206", "Rib Tank", "Women's Tops"),
    ]


def test_a_line_of_prices_close_above_the_labels_of_a_grid_is_none_of_them() -> None:
    paper = Paper()
    for name, number, price in (("Waffle Crew", "AB-1043", "$42.00"), ("Rib Pant", "AB-2210", "$58.00")):
        paper.row((110, name), (200, number), down=11)
        paper.row((108, f"Wholesale {price}"), (190, "Sugg. Retail $96.00"), down=13)
        paper.row((115, "Color"), (200, "XS"), (240, "S"), (300, "Units"), (360, "Total"), down=14)
        paper.row((115, "Fern"), (200, "1"), (240, "2"), (300, "3"), (360, "$126.00"), down=30)

    order = read_order(paper.pdf())

    assert [(line.style_number, line.description, line.unit_price and line.unit_price.amount) for line in order.lines] == [
        ("AB-1043", "Waffle Crew", "42.00"), ("AB-1043", "Waffle Crew", "42.00"),
        ("AB-2210", "Rib Pant", "58.00"), ("AB-2210", "Rib Pant", "58.00")]  # fmt: skip


def test_sizes_behind_a_label_that_nobody_knows_are_those_of_the_pieces_below_them() -> None:
    paper = Paper("Courier").row(
        (40, "ARTICOLO"), (110, "DESCRIZIONE"), (250, "COLORE"), (-380, "PREZZO"), (-450, "PAIA"), (-530, "IMPORTO")
    )
    for number, color, pieces in (("4471", "NERO", "1.2"), ("4480", "CUOIO", "21.")):
        paper.row((40, number), (110, "DECOLLETE"), (250, color), (-380, "78,50"), (-450, "3"), (-530, "235,50"))
        paper.row((110, "NUM."), *((170 + 35 * at, size) for at, size in enumerate(("35", "35,5", "36"))))
        paper.row((110, "PAIA"), *((175 + 35 * at, count) for at, count in enumerate(pieces)))

    order = read_order(paper.pdf())

    assert [(line.color, line.size, line.quantity) for line in order.lines] == [
        ("NERO", "35", 1), ("NERO", "36", 2), ("CUOIO", "35", 2), ("CUOIO", "35,5", 1)]  # fmt: skip


def test_sizes_in_the_second_line_of_a_header_between_further_words_head_their_columns() -> None:
    places = [280 + 24 * at for at in range(5)]
    paper = Paper().row((40, "Model No"), (90, "Model"), (130, "Description"), (185, "Wash"), (230, "Boy"),
                        (280, "Bel / Waist"), (440, "Adet"), (490, "Fiyat"), down=18)  # fmt: skip
    paper.row((230, "Inseam"), *zip(places, ("28", "29", "30", "31", "32"), strict=True), (440, "Pcs"), (490, "EUR"), down=24)
    for number, name, wash, length, counts in (
        ("QR-1", "SELIN", "Rinse", "32", "4-62-"),
        ("QR-1", "SELIN", "Rinse", "34", "-24--"),
        ("QR-7", "DERYA", "Stone", "32", "22222"),
    ):
        pieces = sum(int(count) for count in counts if count.isdigit())
        paper.row((40, number), (90, name), (130, "Slim"), (185, wash), (230, length), *zip(places, counts, strict=True),
                  (440, str(pieces)), (490, "13,80"), down=24)  # fmt: skip
    paper.row((380, "TOPLAM"), (440, "28"), down=24)
    order = read_order(paper.row((40, "HS: 6204.62"), (150, "Net: 20 kg"), (230, "3 koli")).pdf())

    assert {line.sku for line in order.lines} == {""}
    assert [told(line) for line in order.lines] == [
        ("QR-1", "Slim", "Rinse", size, pieces, "13.80") for size, pieces in
        (("28x32", 4), ("30x32", 6), ("31x32", 2), ("29x34", 2), ("30x34", 4))
    ] + [("QR-7", "Slim", "Stone", f"{waist}x32", 2, "13.80") for waist in (28, 29, 30, 31, 32)]  # fmt: skip


def test_a_line_of_facts_under_a_record_of_two_lines_may_begin_with_a_label_of_two_words() -> None:
    paper = Paper().row((40, "Pos."), (80, "Material"), (160, "Description"), down=12)
    paper.row((80, "Order qty."), (160, "Unit"), (250, "Price per unit"), (-520, "Net value"), down=22)
    for place, color, pieces in (("10", "TEAL", "4"), ("20", "RUST", "6")):
        paper.row((40, place), (80, f"500771{place}"), (160, "FELT CAP"), down=12)
        paper.row((160, "Your ref.: FC-4410"), (255, "Colour: " + color), (340, "Size: 38"), down=12)
        paper.row((-120, pieces), (160, "PC"), (-300, "20.00"), (-520, f"{int(pieces) * 20}.00"), down=20)
    order = read_order(paper.pdf())

    assert [told(line) for line in order.lines] == [
        ("FC-4410", "FELT CAP", "TEAL", "38", 4, "20.00"), ("FC-4410", "FELT CAP", "RUST", "38", 6, "20.00")]  # fmt: skip


def test_labels_of_two_lines_about_the_middle_of_those_of_one_are_whole_whatever_their_last_words_name() -> None:
    paper = Paper().row((190, "Maker"), (-330, "Agreed"), (-420, "Supply"), (-520, "Total supply"), down=6)
    paper.row((40, "Product"), (130, "SKU"), down=6).row((190, "code"), (-330, "qty"), (-420, "price"), (-520, "cost"), down=18)
    for number, name in (("45101", "Hoop"), ("45102", "Band")):
        paper.row((40, name), (130, number), (190, f"HB-{number}"), (-330, "3"), (-420, "20.00"), (-520, "60.00"))
    order = read_order(paper.pdf())

    assert [(line.sku, line.quantity, line.unit_price.amount if line.unit_price else "") for line in order.lines] == [
        ("45101", 3, "20.00"), ("45102", 3, "20.00")]  # fmt: skip


def test_a_label_below_another_that_says_its_field_alone_is_a_second_one() -> None:
    labels = ((40, "Style"), (200, "Farbe"), (-350, "Anzahl"), (-440, "Einzelpreis"), (-540, "Gesamt"))
    paper = Paper().row(*labels, down=11).row((40, "Name"), (200, "Größe"), down=18)
    for number, name, size in (("51000", "Nora Hemd", "10"), ("51000", "Nora Hemd", "12"), ("51013", "Clove Rock", "12")):
        paper.row((40, number), (200, "Sand"), (-350, "3"), (-440, "37,50 CHF"), (-540, "112,50 CHF"), down=11)
        paper.row((40, name), (200, size), down=18)
    order = read_order(paper.pdf())

    assert [told(line) for line in order.lines] == [
        ("51000", "Nora Hemd", "Sand", "10", 3, "37.50"),
        ("51000", "Nora Hemd", "Sand", "12", 3, "37.50"),
        ("51013", "Clove Rock", "Sand", "12", 3, "37.50"),
    ]


def test_a_family_s_number_before_the_item_s_own_is_no_label_of_a_remark() -> None:
    labels = ((40, "Item"), (170, "Vendor"), (230, "Description"), (375, "Options"), (-480, "Quantity"), (-540, "Rate"))
    paper = Paper().row(*labels, down=11).row((170, "Code"), down=18)
    for number, name, size in (("WX-20", "Waffled Long Sleeved Tee -", "3Y"), ("WX-31", "Rib Legging", "4Y")):
        item = ((40, f"{number} : {number}-{size}"), (170, number), (230, name), (375, "Color: Moss"))
        paper.row(*item, (-480, "6"), (-540, "9.50"), down=11)
        paper.row(*(((230, "Toddler"),) if name.endswith("-") else ()), (375, f"Size: {size}"), down=18)
    paper.row((40, "PL-90-OS"), (170, "PL-90"), (230, "Bib"), (375, "Color: Moss"), (-480, "6"), (-540, "9.50"), down=11)
    order = read_order(paper.pdf())

    assert [(line.sku, *told(line)) for line in order.lines] == [
        ("WX-20-3Y", "WX-20", "Waffled Long Sleeved Tee - Toddler", "Moss", "3Y", 6, "9.50"),
        ("WX-31-4Y", "WX-31", "Rib Legging", "Moss", "4Y", 6, "9.50"),
        ("PL-90-OS", "PL-90", "Bib", "Moss", "", 6, "9.50"),
    ]

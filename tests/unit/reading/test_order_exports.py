"""Orders as sales platforms export them: sizes named in full, variants in one cell, cancelled lines, rebates among the items."""

from __future__ import annotations

from pipelines.reading.orders.reader import read_order
from tests.unit.reading.paperwork import Paper, order_sheet, told


def test_columns_headed_size_and_a_size_count_pieces_of_that_size() -> None:
    data = order_sheet(
        ["Style Number", "Color", "WholeSale (USD)", "Units", "Size XS", "Size S", "Size M"],
        ["IT-1", "Blue", 50, 5, 1, 2, 2],
    )
    assert [told(line) for line in read_order(data).lines] == [
        ("IT-1", "", "Blue", "XS", 1.0, "50.00"),
        ("IT-1", "", "Blue", "S", 2.0, "50.00"),
        ("IT-1", "", "Blue", "M", 2.0, "50.00"),
    ]


def test_the_retailers_name_does_not_stand_for_the_products() -> None:
    data = order_sheet(
        ["Retailer Name", "Product Name", "Option Name", "SKU", "Quantity", "Wholesale Price"],
        ["Corner Shop", "Linen Apron", "Color: Sage", "LA-1", 6, 18],
    )
    assert [told(line) for line in read_order(data).lines] == [("LA-1", "Linen Apron", "Sage", "", 6.0, "18.00")]


def test_a_variant_of_colour_and_size_in_one_cell_gives_both() -> None:
    data = order_sheet(["Item", "Variant", "SKU", "Qty", "Unit Price"], ["Wool Coat", "Sage / M", "WC-1-M", 2, 100])
    assert [told(line) for line in read_order(data).lines] == [("WC-1-M", "Wool Coat", "Sage", "M", 2.0, "100.00")]


def test_several_labels_on_the_line_under_an_item_each_say_something_of_it() -> None:
    paper = Paper().row((40, "Material"), (140, "Description"), (-380, "Quantity"), (-480, "Unit Price"), (-550, "Amount"))
    for code in ("MT-1", "MT-2"):
        paper.row((40, code), (140, "Rib sweater"), (-380, "3"), (-480, "12.50"), (-550, "37.50"), down=12)
        paper.row((140, "Colour: Navy  Size: M"))
    assert [told(line) for line in read_order(paper.pdf()).lines] == [
        ("MT-1", "Rib sweater", "Navy", "M", 3.0, "12.50"),
        ("MT-2", "Rib sweater", "Navy", "M", 3.0, "12.50"),
    ]


def test_cancelled_lines_and_a_rebate_among_the_items_are_not_ordered() -> None:
    order = read_order(
        order_sheet(
            ["SKU", "Description", "Qty", "Rate", "Amount", "Status"],
            ["B-1", "Beanie", 24, 7.5, 180, "Open"],
            ["B-2", "Gloves", 12, 9, 108, "Cancelled"],
            ["", "10% wholesale discount", 1, -18, -18, ""],
        )
    )
    assert [told(line) for line in order.lines] == [("B-1", "Beanie", "", "", 24.0, "7.50")]
    assert any("cancelled" in note for note in order.notes)


def test_the_orders_number_close_above_the_header_is_no_part_of_it() -> None:
    paper = Paper().row((40, "Order 77"), down=11)
    paper.row((40, "Code"), (140, "Item"), (-380, "Pieces"), (-480, "Unit Price"), (-550, "Amount"))
    paper.row((40, "C-1"), (140, "Polo"), (-380, "12"), (-480, "11.00"), (-550, "132.00"))
    assert [told(line) for line in read_order(paper.pdf()).lines] == [("C-1", "Polo", "", "", 12.0, "11.00")]


def test_of_two_columns_of_names_the_one_that_tells_the_items_apart_names_them() -> None:
    data = order_sheet(
        ["Collection Name", "Title", "Style", "Qty", "Unit Price"],
        ["Fall 26", "Wren Coat", "W-10", 2, 90],
        ["Fall 26", "Quinn Vest", "W-11", 3, 40],
    )
    assert [told(line)[:2] for line in read_order(data).lines] == [("W-10", "Wren Coat"), ("W-11", "Quinn Vest")]


def test_a_number_that_also_stands_where_nothing_is_ordered_orders_nothing() -> None:
    data = order_sheet(
        ["Product code", "Colour", "Trade price", "Carton qty", "Order qty", "Line value"],
        ["TF1", "Ink", 74, 6, "", 0],
        ["TF2", "Moss", 60, 6, 12, 720],
        ["TF3", "Ember", 30, 6, "", 0],
    )
    assert [told(line) for line in read_order(data).lines] == [("TF2", "", "Moss", "", 12.0, "60.00")]


def test_of_two_columns_of_colours_the_one_of_codes_gives_their_codes() -> None:
    data = b"Material;Farbe;Farbbezeichnung;Menge;Nettopreis;W\xe4hrg;Nettowert\nA-100;001;wei\xdf;6,000;34,95;EUR;209,70\n" \
           b"A-100;067;salbei;12,000;34,95;EUR;419,40\n"  # fmt: skip
    order = read_order(data)

    assert [(told(line)[2], line.color_code, line.quantity) for line in order.lines] == [("weiß", "001", 6), ("salbei", "067", 12)]
    assert order.currency == "EUR"


def test_a_grid_of_sizes_under_an_item_details_it_and_is_not_added_to_it() -> None:
    data = order_sheet(
        ["Style", "Description", "Color", "Unit Cost", "Total Units"],
        ["ZX-1", "Puffer Vest", "Olive", 40, 6],
        ["Size", "S", "M", "L"],
        ["Qty", 1, 3, 2],
        [],
        ["Style", "Description", "Color", "Unit Cost", "Total Units"],
        ["ZX-2", "Rain Anorak", "Yellow", 55, 4],
        ["Size", "S", "M"],
        ["Qty", 2, 2],
    )
    assert [told(line) for line in read_order(data).lines] == [
        ("ZX-1", "Puffer Vest", "Olive", "S", 1.0, "40.00"),
        ("ZX-1", "Puffer Vest", "Olive", "M", 3.0, "40.00"),
        ("ZX-1", "Puffer Vest", "Olive", "L", 2.0, "40.00"),
        ("ZX-2", "Rain Anorak", "Yellow", "S", 2.0, "55.00"),
        ("ZX-2", "Rain Anorak", "Yellow", "M", 2.0, "55.00"),
    ]


def test_one_item_in_several_weighed_cartons_is_one_line() -> None:
    data = order_sheet(
        ["Carton No.", "Style", "Colour", "Size", "Qty (pcs)", "N.W. (kg)"],
        ["1-4", "P10", "Olive", "M", 40, 20],
        ["5", "P10", "Olive", "M", 5, 3],
        ["6", "P10", "Olive", "L", 10, 6],
    )
    assert [told(line) for line in read_order(data).lines] == [
        ("P10", "", "Olive", "M", 45.0, ""),
        ("P10", "", "Olive", "L", 10.0, ""),
    ]


def test_the_second_line_of_an_item_on_the_next_page_still_belongs_to_it() -> None:
    paper = Paper()
    for codes in (("MT-1", "MT-2"), ("MT-3", "MT-4")):
        paper.row((40, "Material"), (140, "Description"), (-380, "Quantity"), (-480, "Unit Price"), (-550, "Amount"))
        if codes[0] == "MT-3":
            paper.row((140, "Colour: Sand  Size: L"))
        for code in codes:
            paper.row((40, code), (140, "Rib sweater"), (-380, "3"), (-480, "12.50"), (-550, "37.50"), down=12)
            if code != "MT-2":
                paper.row((140, "Colour: Navy  Size: M"))
        if codes[0] == "MT-1":
            paper.new_page()
    lines = read_order(paper.pdf()).lines
    assert [(line.style_number or line.sku, line.color, line.size) for line in lines] == [
        ("MT-1", "Navy", "M"),
        ("MT-2", "Sand", "L"),
        ("MT-3", "Navy", "M"),
        ("MT-4", "Navy", "M"),
    ]


def test_the_whole_order_s_pieces_in_a_record_of_its_own_count_no_item() -> None:
    data = order_sheet(
        ["PO Number", "Qty Ordered", "Unit Price", "Vendor Style", "Product/Item Description", "Size", "PO Total Units"],
        ["C-9", "", "", "", "", "", 9],
        ["C-9", 4, 38.5, "NL-204", "Merino Crew", "S", ""],
        ["C-9", 5, 38.5, "NL-204", "Merino Crew", "M", ""],
    )
    lines = read_order(data).lines
    assert [(line.style_number, line.sku, line.description, line.size, line.quantity) for line in lines] == [
        ("NL-204", "", "Merino Crew", "S", 4.0),
        ("NL-204", "", "Merino Crew", "M", 5.0),
    ]


def test_a_number_and_the_item_s_name_on_two_lines_of_a_cell_are_told_apart_by_the_cells() -> None:
    paper = Paper()
    paper.row((40, "Art.-Nr."), (220, "Farbe"), (-400, "Menge"), (-470, "EK"), (-550, "Gesamt"), down=12)
    paper.row((40, "Artikel"), (220, "Größe"), down=24)
    for index, size in enumerate(("S", "M", "L")):
        paper.row((40, f"20.114{index}"), (220, "Anthrazit"), (-400, "2"), (-470, "€ 35,50"), (-550, "€ 71,00"), down=12)
        paper.row((40, "Alder Wollhemd"), (220, size), down=22)

    lines = read_order(paper.pdf()).lines

    assert [(line.style_number or line.sku, line.color, line.size) for line in lines] == [
        ("20.1140", "Anthrazit", "S"), ("20.1141", "Anthrazit", "M"), ("20.1142", "Anthrazit", "L")
    ]  # fmt: skip


def test_words_of_capitals_in_parts_number_the_items_even_without_a_digit() -> None:
    export = order_sheet(
        ["ean", "partner_sku", "article_name", "color", "size", "ordered_qty", "net_purchase_price"],
        ["4066312000014", "BLK-HOOD-BK-XS", "Oversized Hoodie", "black", "XS", 12, 19.4],
        ["4066312000043", "BLK-HOOD-BK-S", "Oversized Hoodie", "black", "S", 30, 19.4],
    )
    named = order_sheet(
        ["Item", "Description", "Qty", "U/M", "Rate", "Amount"],
        ["FT-SCF-MONET", "Silk scarf, Water Lilies", 24, "ea", 31.5, 756],
        ["FT-TOT-WAVE", "Canvas tote, Great Wave", 48, "ea", 8.75, 420],
    )

    assert [(line.sku, line.description) for line in read_order(export).lines] == [
        ("BLK-HOOD-BK-XS", "Oversized Hoodie"), ("BLK-HOOD-BK-S", "Oversized Hoodie")]  # fmt: skip
    assert [(line.sku, line.description) for line in read_order(named).lines] == [
        ("FT-SCF-MONET", "Silk scarf, Water Lilies"), ("FT-TOT-WAVE", "Canvas tote, Great Wave")]  # fmt: skip


def test_a_destination_does_not_describe_the_items_sent_there() -> None:
    data = order_sheet(
        ["Destination", "Product Title", "Variant", "SKU", "Ordered", "Cost"],
        ["Mill Lane", "Ribbed Scarf", "Plum", "RS-1", 4, 11],
        ["Mill Lane", "Ribbed Mitten", "Plum", "RM-1", 6, 8],
    )
    assert [told(line)[1] for line in read_order(data).lines] == ["Ribbed Scarf", "Ribbed Mitten"]

"""Linesheets as workbooks and text files in the forms that shops, platforms and brands make them."""

from __future__ import annotations

from collections.abc import Sequence

from pipelines.reading.linesheets.categories import is_category_text
from pipelines.reading.linesheets.reader import read_linesheet
from pipelines.reading.model import Product
from tests.unit.reading.paperwork import workbook


def read(*rows: Sequence[object], merged: Sequence[str] = ()) -> list[tuple[str, str, str, str, str]]:
    return [told(product) for product in read_linesheet(workbook(("Sheet", rows), merged=merged), "x.xlsx").products]


def told(product: Product) -> tuple[str, str, str, str, str]:
    """What a product says, short enough to compare: number, name, colours, sizes, wholesale or only price."""
    price = product.wholesale_price or product.price
    return (product.style_number, product.name, ", ".join(product.colors), " ".join(product.sizes), price.amount if price else "")


def test_options_named_in_a_column_beside_their_values_are_colours_and_sizes_of_one_product() -> None:
    assert read(
        ["Handle", "Title", "Option1 Name", "Option1 Value", "Option2 Name", "Option2 Value", "Variant SKU", "Variant Price"],
        ["tee", "Pocket Tee", "Size", "S", "Color", "Bone", "PT-S-BON", "18.00"],
        ["tee", "", "", "M", "", "Bone", "PT-M-BON", "18.00"],
        ["tee", "", "", "S", "", "Rust", "PT-S-RUS", "18.00"],
        ["cap", "Anchor Cap", "Color", "Forest", "", "", "AC-FOR", "15.00"],
        ["cap", "", "", "Cream", "", "", "AC-CRE", "15.00"],
    ) == [
        ("", "Pocket Tee", "Bone, Rust", "S M", "18.00"),
        ("", "Anchor Cap", "Forest, Cream", "", "15.00"),
    ]


def test_codes_that_differ_from_size_to_size_number_no_style_whatever_stands_over_them() -> None:
    header = [
        "Product Name",
        "Machine Key",
        "Option 1 Name",
        "Option 1 Value",
        "Option 2 Name",
        "Option 2 Value",
        "Wholesale Price",
    ]
    rows = [["Dune Tee", f"v_8{at}k{at}4", "Color", "Bone", "Size", size, 14] for at, size in enumerate("SML")]

    assert read(header, *rows) == [("", "Dune Tee", "Bone", "S M L", "14")]


def test_one_size_across_the_columns_of_sizes_is_the_size_and_marks_none_of_them() -> None:
    header = ["Ref", "Name", "Colour", "S", "M", "L", "Wholesale"]
    rows = [["HB-1", "Dock Coat", "Ink", "x", "x", "", 80], ["HB-2", "Pier Cape", "Rust", "One size", "", "", 45]]
    rows += [["HB-3", "Quay Coat", "Ecru", "", "x", "x", 90], ["HB-4", "Reef Wrap", "Moss", "One size", "", "", 40]]

    assert [told[3] for told in read(header, *rows, merged=("D3:F3", "D5:F5"))] == ["S M", "One size", "M L", "One size"]


def test_an_sku_for_each_colourway_numbers_the_style() -> None:
    assert read(
        ["SKU", "Name", "Color", "Wholesale"], ["T-1", "Tote", "Black", "12.00"], ["T-2", "Tote", "Rust", "12.00"]
    ) == [("T-1", "Tote", "Black", "", "12.00"), ("T-2", "Tote", "Rust", "", "12.00")]  # fmt: skip


def test_a_sheet_of_what_styles_are_made_of_numbers_no_more_products() -> None:
    styles = [
        ["Style Number", "Style Name", "Color", "Wholesale Price"],
        ["OR-114", "Slip Dress", "Noir", 118],
        ["OR-201", "Coat", "Stone", 200],
    ]
    fabrics = [["Style Number", "Composition"], ["OR-114", "100% silk satin"], ["OR-201", "67% cotton 33% nylon"]]

    products = read_linesheet(workbook(("Styles", styles), ("Composition", fabrics)), "x.xlsx").products

    assert [(p.style_number, p.name) for p in products] == [("OR-114", "Slip Dress"), ("OR-201", "Coat")]


def test_rows_of_hints_and_of_names_for_machines_belong_to_the_header() -> None:
    assert read(
        ["Product Name", "Product Type", "SKU", "Wholesale Price", "Color"],
        ["Mandatory", "Optional", "Optional", "Mandatory if it is sold", "Optional"],
        ["product_name", "product_type", "sku", "price_wholesale", "color"],
        ["Wool Scarf", "Scarves", "WS-1", "22.50", "Fog"],
    ) == [("WS-1", "Wool Scarf", "Fog", "", "22.50")]


def test_an_item_whose_words_could_name_fields_is_no_header() -> None:
    header = [
        "Product Name",
        "Kept",
        "Least",
        "Option Type",
        "Color",
        "Kind",
        "Size",
        "Preorder",
        "GTIN",
        "Wholesale Price",
        "Stock",
    ]
    rows = [
        ["Scarf", "Published", "1", "Color", "Fog", "Size", size, "No", f"86000100{stock}", "22.50", f"{stock}"]
        for size, stock in (("XS", 47), ("S", 48), ("M", 49))
    ]
    assert read(header, *rows) == [("", "Scarf", "Fog", "XS S M", "22.50")]


def test_columns_that_count_the_sizes_of_a_row_head_no_sizes() -> None:
    assert read(
        ["Style Number", "Style Name", "Wholesale (GBP)", "Color Name", "Size 1", "Size 2", "Size 3", "Size 4"],
        ["D01", "Tea Dress", 68, "Ink", "6", "8", "10", "12"],
        ["K01", "Cardigan", 48.5, "Milk", "XS", "S", "M", ""],
        ["A09", "Hat", 21, "Natural", "One Size", "", "", ""],
    ) == [
        ("D01", "Tea Dress", "Ink", "6 8 10 12", "68"),
        ("K01", "Cardigan", "Milk", "XS S M", "48.50"),
        ("A09", "Hat", "Natural", "One Size", "21"),
    ]


def test_a_short_category_is_taken_before_a_path_of_groups_and_a_path_alone_as_it_stands() -> None:
    header = ["Style Number", "Name", "Product Category", "Wholesale"]
    path = "Apparel > Clothing > Sweatshirts"
    both = workbook(
        ("A", [[*header, "Type"], ["H-1", "Crewneck", path, 39, "Sweats"]]), ("B", [header, ["H-2", "Hoodie", path, 45]])
    )

    assert [product.category for product in read_linesheet(both, "x.xlsx").products] == ["Sweats", path]


def test_lines_typed_in_a_cell_of_colours_are_colourways_each() -> None:
    assert read(
        ["Style", "Name", "Colours", "Wholesale"],
        ["H-1", "Tunic", "312 Olive Garden\n118 Sand Bloom", 27.5],
        ["H-2", "Jumper", "Fjord\nHeather Moor", 49],
        ["H-3", "Vest", "101 Chalk / Black", 64],
    ) == [
        ("H-1", "Tunic", "Olive Garden, Sand Bloom", "", "27.50"),
        ("H-2", "Jumper", "Fjord, Heather Moor", "", "49"),
        ("H-3", "Vest", "Chalk / Black", "", "64"),
    ]


def test_a_blank_order_form_offers_every_size_but_those_struck_off() -> None:
    assert read(
        ["Réf.", "Désignation", "COLORIS", "", "PRIX", "QUANTITÉS", "", "", "TOTAL"],
        ["", "", "Code", "Libellé", "Prix de gros", "36", "38", "40", ""],
        ["R612", "Robe Odéon", "09", "Noir", 72, "", "", "—", ""],
        ["", "", "23", "Bordeaux", "", "", "", "", ""],
        ["TOTAL COMMANDE"],
        ["Cachet et signature :", "", "", "", "", "Bon pour accord"],
        merged=["C1:D1", "F1:H1", "A3:A4", "B3:B4", "E3:E4"],
    ) == [
        ("R612", "Robe Odéon", "Noir", "36 38", "72"),
        ("R612", "Robe Odéon", "Bordeaux", "36 38 40", "72"),
    ]


def test_columns_to_order_in_add_nothing_to_the_sizes_that_a_row_lists() -> None:
    assert read(
        ["Art.-Nr.", "Modell", "Farbe", "Laufgrößen", "35", "36", "37", "38", "39", "HEK"],
        ["W-1180", "Ella", "Sand", "36-39", "", "", "", "", "", 49.9],
        ["W-1185", "Marta", "Taupe", "35-38", "", "", "", "", "", 52.5],
    ) == [("W-1180", "Ella", "Sand", "36 37 38 39", "49.90"), ("W-1185", "Marta", "Taupe", "35 36 37 38", "52.50")]


def test_how_large_an_article_is_is_no_size_beside_those_it_comes_in() -> None:
    assert read(
        ["Item no.", "Model", "Finish", "Ring sizes", "Dimensions", "Price"],
        ["J-310", "Droppe studs", "Silver", "", "6 mm", 129],
        ["J-341", "Wave ring", "Silver", "50, 52, 54", "4 mm wide", 189],
    ) == [("J-310", "Droppe studs", "Silver", "6 mm", "129"), ("J-341", "Wave ring", "Silver", "50 52 54", "189")]


def test_where_the_names_of_most_sheets_are_categories_those_of_all_are() -> None:
    header = ["Style", "Name", "Wholesale"]
    sheets = [(name, [header, [f"K-{10 + i}", f"Alba {i}", 34]]) for i, name in enumerate(("Feinstrick", "Blusen", "Hosen"))]

    assert [p.category for p in read_linesheet(workbook(*sheets), "x.xlsx").products] == ["Feinstrick", "Blusen", "Hosen"]
    assert [p.category for p in read_linesheet(workbook(*sheets[:2]), "x.xlsx").products] == ["", "Blusen"]


def test_what_an_export_says_once_holds_for_all_rows_of_the_style() -> None:
    assert read(
        ["Référence", "Désignation", "Coloris", "Taille", "PA HT EUR"],
        ["BAL101", "Robe chemise", "Blanc", "36", "52,00"],
        ["BAL101", "", "Blanc", "38", ""],
        ["BAL101", "", "Bleu encre", "36", ""],
        ["BAL101", "", "Bleu encre", "38", ""],
    ) == [("BAL101", "Robe chemise", "Blanc", "36 38", "52.00"), ("BAL101", "Robe chemise", "Bleu encre", "36 38", "52.00")]


def test_a_label_alone_in_a_cell_heads_the_lines_under_it() -> None:
    assert read(
        ["Style no.", "Name", "Colours / Sizes", "Wholesale"],
        ["H-1", "Tunic", "Colours:\n– Rubin\n– Tinte\nSizes: S-L", 27.5],
        ["H-2", "Jumper", "Colours:\n– Fjord\nSizes: M-L", 49],
    ) == [("H-1", "Tunic", "Rubin, Tinte", "S M L", "27.50"), ("H-2", "Jumper", "Fjord", "M L", "49")]


def test_products_side_by_side_below_a_title_are_read_down_their_columns() -> None:
    assert read(
        ["CALZATURIFICIO", "", "", ""],
        ["Schede articolo 2026"],
        [],
        ["Codice articolo", "BR-1180", "BR-1207", "BR-9012"],
        ["Modello", "Mocassino", "Décolleté", "Occhiali"],
        ["Colore 1", "Sabbia", "Nero / Giallo fluo", "Nero"],
        ["Colore 2", "Cuoio", "", "Tartaruga"],
        ["Numerata", "36-40", "35-40", "Unica"],
        ["Prezzo rivenditore", 58, 66.5, 31],
        ["Confezione", "6 paia", "6 paia", "4 pz"],
        [],
        ["Prezzi IVA esclusa"],
    ) == [
        ("BR-1180", "Mocassino", "Sabbia, Cuoio", "36 37 38 39 40", "58"),
        ("BR-1207", "Décolleté", "Nero/Giallo fluo", "35 36 37 38 39 40", "66.50"),
        ("BR-9012", "Occhiali", "Nero, Tartaruga", "Unica", "31"),
    ]


def test_a_line_over_a_table_of_colours_numbers_its_style_and_says_its_prices() -> None:
    assert read(
        ["Style # 4402", "Amara Dress", "", "Wholesale", "88.00"],
        ["Color", "Code", "Sizes"],
        ["Ink", "4410", "XS-M"],
        ["Poppy", "4622", "XS-M"],
        [],
        ["Style # 4410", "Bella Coat", "", "Wholesale", "120.00"],
        ["Color", "Code", "Sizes"],
        ["Camel", "4120", "S-L"],
    ) == [
        ("4402", "Amara Dress", "Ink", "XS S M", "88.00"),
        ("4402", "Amara Dress", "Poppy", "XS S M", "88.00"),
        ("4410", "Bella Coat", "Camel", "S M L", "120.00"),
    ]


def test_a_code_that_is_a_word_for_a_colour_is_told_by_the_codes_beside_it() -> None:
    assert read(["Style", "Name", "Colours", "Wholesale"], ["K-1", "Maglione", "SKY Celeste, MST Senape", 40]) == [
        ("K-1", "Maglione", "Celeste, Senape", "", "40")
    ]


def test_codes_under_no_number_the_styles_and_a_remark_in_words_is_no_product() -> None:
    assert read(
        ["Style", "No.", "Colour", "XS", "S", "M", "WHS EUR"],
        ["DRESSES"],
        ["Alma Dress", "NS-4401", "Chalk", "●", "●", "", 62],
        ["", "", "Black", "", "●", "●", ""],
        ["Ciel Dress", "NS-4412", "Poppy", "●", "●", "●", 66],
        ["All wholesale prices are EUR ex VAT."],
    ) == [
        ("NS-4401", "Alma Dress", "Chalk", "XS S", "62"),
        ("NS-4401", "Alma Dress", "Black", "S M", "62"),
        ("NS-4412", "Ciel Dress", "Poppy", "XS S M", "66"),
    ]


def test_a_heading_over_the_first_header_is_a_category_as_those_over_the_repeated_ones_are() -> None:
    header = ["Ref.", "Descrição", "Tamanhos", "Preço grossista"]
    products = read_linesheet(
        workbook(
            (
                "Tabela",
                [
                    ["Serra Lda"],
                    [],
                    ["BOTAS E BOTINS"],
                    header,
                    ["8110", "Botim", "36 ao 41", 49.5],
                    [],
                    ["SAPATILHAS"],
                    header,
                    ["8301", "Sapatilha", "36 ao 38", 37.6],
                ],
            )
        ),
        "x.xlsx",
    ).products
    assert [(product.category, *told(product)) for product in products] == [
        ("BOTAS E BOTINS", "8110", "Botim", "", "36 37 38 39 40 41", "49.50"),
        ("SAPATILHAS", "8301", "Sapatilha", "", "36 37 38", "37.60"),
    ]


def test_a_short_description_is_the_name_on_cards_that_have_no_other() -> None:
    assert read(
        ["Common Stitch"],
        ["SKU", "AB-201", "", "SKU", "AB-202"],
        ["Description", "Kaya Tee", "", "Description", "Fjord Wool Tee"],
        ["Color", "Ecru", "", "Color", "Rust"],
        ["Wholesale", "CAD 17.50", "", "Wholesale", "CAD 18.90"],
        ["SKU", "AB-203", "", "SKU", "AB-204"],
        ["Description", "Una Shirt", "", "Description", "Iris Linen Pants"],
        ["Color", "White", "", "Color", "Camel"],
        ["Wholesale", "CAD 44.50", "", "Wholesale", "CAD 37.00"],
    ) == [
        ("AB-201", "Kaya Tee", "Ecru", "", "17.50"), ("AB-202", "Fjord Wool Tee", "Rust", "", "18.90"),
        ("AB-203", "Una Shirt", "White", "", "44.50"), ("AB-204", "Iris Linen Pants", "Camel", "", "37.00"),
    ]  # fmt: skip


def test_models_are_named_beside_their_numbers_and_money_heads_the_prices_below_it() -> None:
    assert read(
        ["Style", "Model", "Available in", "Sizes", "EUR", "", "USD", ""],
        ["", "", "", "", "WS", "RRP", "WS", "RRP"],
        ["TIDE – 55% merino – 12gg"],
        ["AB-C01", "Fern crew", "Oat, Moss, Ink", "S-L", 98, 245, 110, 275],
        ["AB-C02", "Gansey", "Peat, Lichen", "S-M", 112, 280, 126, 315],
        merged=["A1:A2", "B1:B2", "C1:C2", "D1:D2", "E1:F1", "G1:H1", "A3:H3"],
    ) == [("AB-C01", "Fern crew", "Oat, Moss, Ink", "S M L", "98"), ("AB-C02", "Gansey", "Peat, Lichen", "S M", "112")]


def test_a_sheet_that_lists_the_colours_of_yarns_has_no_products() -> None:
    prices = [["Style", "Name", "Colours", "WS"], ["AB-1", "Fern crew", "Oat, Moss", "98.00"]]
    shades = [["Yarn", "Shade no.", "Shade"], ["CLOUD", "C-01", "Oat"], ["CLOUD", "C-07", "Moss"]]

    products = read_linesheet(workbook(("Prices", prices), ("Colour card", shades)), "x.xlsx").products

    assert [told(product) for product in products] == [("AB-1", "Fern crew", "Oat, Moss", "", "98.00")]


def test_models_in_words_are_names_beside_articles_in_codes() -> None:
    assert read(
        ["Artikel", "Modell", "Färg", "Storlek", "Grossist", "Rek. butikspris"],
        ["NF-501", "Rak Jeans Göte", "Svart", "S, M, L", 449, 1199],
        ["NF-512", "Slim Jeans Alve", "Vit", "S, M, L", 429, 1099],
        ["NF-530", "Loose Jeans Sixten", "Röd", "S, M, L", 479, 1299],
    ) == [
        ("NF-501", "Rak Jeans Göte", "Svart", "S M L", "449"),
        ("NF-512", "Slim Jeans Alve", "Vit", "S M L", "429"),
        ("NF-530", "Loose Jeans Sixten", "Röd", "S M L", "479"),
    ]


def test_the_first_and_the_last_size_in_columns_of_their_own_are_a_range() -> None:
    rows = [["AB-1", "Anna Blouse", "white", "S", "XL", "29.90"], ["AB-2", "Bea Skirt", "navy", "36", "40", "34.90"]]
    expected = [("AB-1", "Anna Blouse", "white", "S M L XL", "29.90"), ("AB-2", "Bea Skirt", "navy", "36 38 40", "34.90")]

    assert read(["Style", "Name", "Colour", "Gr. von", "Gr. bis", "Wholesale"], *rows) == expected
    assert read(["Style", "Name", "Colour", "Size from", "to", "Wholesale"], *rows) == expected


def test_two_columns_of_sizes_that_do_not_rise_are_no_range() -> None:
    rows = [["AB-1", "Anna Blouse", "white", "38", "34", "29.90"]]

    assert read(["Style", "Name", "Colour", "Size", "Size", "Wholesale"], *rows) == [
        ("AB-1", "Anna Blouse", "white", "38 34", "29.90")
    ]


def test_runs_from_an_odd_size_are_of_shoes_and_so_are_those_beside_them() -> None:
    assert read(
        ["Style", "Name", "Colour", "Sizes", "Wholesale"],
        ["V-10", "Sanne", "sand", "36 t/m 42", "41.50"],
        ["V-12", "Merel", "black", "35 t/m 41", "44.90"],
    ) == [
        ("V-10", "Sanne", "sand", "36 37 38 39 40 41 42", "41.50"),
        ("V-12", "Merel", "black", "35 36 37 38 39 40 41", "44.90"),
    ]


def categories_of(*sheets: tuple[str, list[list[object]]], merged: Sequence[str] = ()) -> list[tuple[str, str]]:
    return [(p.style_number, p.category) for p in read_linesheet(workbook(*sheets, merged=merged), "x.xlsx").products]


def test_number_under_article_numbers_the_styles_and_a_brand_over_rows_is_no_category() -> None:
    rows: list[list[object]] = [["Art.", "Description", "Colours", "Wholesale"], ["No.", "", "", "excl. VAT"], ["Brand: Northgate"]]
    rows += [["NG-31", "Ribbed Cap", "navy, ecru", 11.5], [4711, "Boxy Vest", "black", 24], [4712, "Long Vest", "sand", 26]]

    assert [told[0] for told in read(*rows)] == ["NG-31", "4711", "4712"]
    assert [category for _, category in categories_of(("Sheet", rows))] == ["", "", ""]


def test_columns_without_a_label_go_on_with_the_colours_on_their_left() -> None:
    header = ["Style No", "Name", "Colour", "", "", "Sizes", "Wholesale"]
    rows = [["70011", "Fell Parka", "Black", "Moss", "Rust", "S-L", 120], ["70012", "Fell Vest", "Navy", "", "", "S-L", 80]]
    noted = [["70013", "Fell Cap", "Navy", "NEW", "", "S-L", 20], ["70014", "Fell Hat", "Black", "NEW", "", "S-L", 25]]

    assert [told[2] for told in read(header, *rows)] == ["Black, Moss, Rust", "Navy"]
    assert [told[2] for told in read(header, *noted)] == ["Navy", "Black"]


def test_the_column_of_categories_is_taken_before_that_of_departments() -> None:
    rows: list[list[object]] = [["Department", "Category", "Style Number", "Style Name", "Wholesale"]]
    rows += [["Women", "Dresses", "AB100", "Fay Dress", 50], ["Women", "Tops", "AB200", "Fay Top", 30]]

    assert categories_of(("Sheet", rows)) == [("AB100", "Dresses"), ("AB200", "Tops")]


def test_headings_with_digits_are_categories_where_they_stand_as_plain_ones_do() -> None:
    rows: list[list[object]] = [["Ref", "Name", "Size", "Price"], ["TERRY - TOWELS 450 g/m2"], ["TT-1", "Bath towel", "70x140", 6]]
    rows += [["BATH MATS"], ["BM-1", "Mat", "50x70", 4], ["BED LINEN - 180 THREADS"], ["BL-1", "Sheet", "160x280", 21]]
    rows += [["Min 6 pieces a style"], ["BL-2", "Pillow case", "50x70", 5]]

    assert categories_of(("Sheet", rows)) == [
        ("TT-1", "TERRY - TOWELS 450 g/m2"),
        ("BM-1", "BATH MATS"),
        ("BL-1", "BED LINEN - 180 THREADS"),
        ("BL-2", "BED LINEN - 180 THREADS"),
    ]


def test_names_of_sheets_are_categories_where_those_of_most_sheets_with_products_are() -> None:
    header: list[object] = ["Style No", "Name", "Wholesale"]
    terms: tuple[str, list[list[object]]] = ("Info", [["Our terms"], ["Payment within 30 days"]])
    sheets = [
        (name, [header, [f"7{at}001", "Fell", 10 + at]]) for at, name in enumerate(["Jackets", "Trousers", "Snugs & sundries"])
    ]

    assert [c for _, c in categories_of(terms, ("More", [["Ask us"]]), *sheets)] == ["Jackets", "Trousers", "Snugs & sundries"]


def card(name: str, number: int, price: int) -> list[list[object]]:
    return [
        [name, ""],
        ["Art.no", number],
        ["Colour", "navy, black"],
        ["Size", "S-XL"],
        ["Wholesale", price],
        ["RRP", 3 * price],
        ["", ""],
    ]


def test_headings_merged_across_a_sheet_are_the_categories_of_the_cards_below_them() -> None:
    def beside(*cards: list[list[object]]) -> list[list[object]]:
        return [["", *(cell for part in parts for cell in [*part, ""])] for parts in zip(*cards, strict=True)]

    first = beside(card("Tofte Cardigan", 5101, 30), card("Grane Pullover", 5102, 40))
    second = beside(card("Lund Cap", 6101, 10), card("Vik Cap", 6102, 12))
    rows: list[list[object]] = [
        ["", "OUR AGENT'S ORDER FORM"],
        [],
        ["", "KNITTED ABOVE"],
        [],
        *first,
        ["", "WORN ON TOP"],
        [],
        *second,
    ]
    wide = [f"B{at}:F{at}" for at in (1, 3, 12)]

    found = categories_of(("Ladies", rows), ("Gents", [["", "OUR AGENT'S ORDER FORM"]]), merged=wide)

    assert found == [("5101", "KNITTED ABOVE"), ("5102", "KNITTED ABOVE"), ("6101", "WORN ON TOP"), ("6102", "WORN ON TOP")]


def test_a_legend_of_signs_below_a_table_is_no_further_colour_of_its_last_style() -> None:
    header = ["Ref", "Name", "Colours", "Sizes", "Wholesale"]
    rows = [["KN-1", "Cove Pullover", "black", "1, 2, 3", 54], ["", "", "OS = one size, 1 = 36/38 2 = 40/42", "3 = 44/46", ""]]

    assert [told[:3] for told in read(header, *rows)] == [("KN-1", "Cove Pullover", "black")]


def test_scales_of_a_legend_are_the_sizes_of_the_rows_of_a_sheet_that_name_them() -> None:
    header = ["Ref", "Name", "Colour", "Scale", "Wholesale"]
    rows = [["KN-1", "Cove Pullover", "black", "A", 54], ["KN-2", "Cove Trouser", "black", "B", 64]]
    legend = [[], ["Scales"], ["A", "XS", "S", "M"], ["B", 36, 38, 40, 42]]

    assert [told[3] for told in read(header, *rows, *legend)] == ["XS S M", "36 38 40 42"]


def test_an_item_behind_stars_is_an_item() -> None:
    header = ["Ref", "Name", "Colour", "Wholesale"]
    rows = [["** KN-1", "Cove Pullover", "black", 54], ["*** TROUSERS ***"], ["KN-2", "Cove Trouser", "black", 64]]

    assert [told[:2] for told in read(header, *rows)] == [("KN-1", "Cove Pullover"), ("KN-2", "Cove Trouser")]
    assert [category for _, category in categories_of(("Sheet", [header, *rows]))] == ["", "TROUSERS"]


def test_polish_and_swedish_words_for_groups_are_categories() -> None:
    assert all(map(is_category_text, ["Bluzki i tuniki", "SUKIENKI", "Underställ & strumpor", "Mössor"]))


def test_marks_under_the_names_of_colours_say_which_a_style_comes_in() -> None:
    header = ["Ref", "Description", "Sole", "Moss", "Ecru", "Brandy", "New", "Wholesale"]
    rows: list[list[object]] = [["HB-1", "Dock Boot", "Rubber", "x", "x", "", "x", 80], ["Pumps"]]
    rows += [["HB-2", "Pier Pump", "Crepe", "", "", "X", "", 45], header, ["HB-3", "Quay Pump", "Crepe", "", "✓", "✓", "x", 50]]

    assert read(header, *rows) == [
        ("HB-1", "Dock Boot", "Moss, Ecru", "", "80"),
        ("HB-2", "Pier Pump", "Brandy", "", "45"),
        ("HB-3", "Quay Pump", "Ecru, Brandy", "", "50"),
    ]


def test_marks_under_properties_name_no_colours() -> None:
    header = ["Ref", "Description", "Recycled", "Padded", "Hooded", "Wholesale"]
    rows = [["HB-1", "Dock Coat", "x", "x", "", 80], ["HB-2", "Pier Cape", "", "x", "x", 45]]

    assert [told[2] for told in read(header, *rows)] == ["", ""]


def test_an_item_right_over_a_header_that_comes_again_is_no_title() -> None:
    header = ["Ref", "Description", "Colour", "Wholesale"]
    items = [[f"HB-{at}", f"Dock {word}", "Moss", 80 + at] for at, word in enumerate(("Boot", "Pump", "Coat"))]

    assert [told[0] for told in read(header, *items[:2], header, items[2])] == ["HB-0", "HB-1", "HB-2"]

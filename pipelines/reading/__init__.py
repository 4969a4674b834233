"""Reading documents: pure functions from bytes to words, images, tables, products and order lines. Knows no job, no storage.

One package a step. Where a package has a `reader`, that is its whole way and the others are its steps. Each knows only those above:

    model, faults        what every step takes and gives; why a document cannot be read
    words                the trade's words, and texts read by them: headers, labels, prices, sizes, colours
    layout               words of a page → lines → blocks
    pictures             what the pixels of a picture say, and whether it shows a product
    ocr                  pictures of pages become words
    pdf, workbook        files → pages and sheets, with the pictures placed on them
    tables               headers and columns, on pages and sheets alike
    matching             which picture belongs to which product
    linesheets, orders   → products, → line items; neither knows the other
    extract, draw        a file's whole way for the command line, and drawings of every middle result
"""

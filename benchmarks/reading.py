"""Reading a linesheet against the libraries it could have been left to: `python -m benchmarks.reading [--pages 100] [--write]`.

A linesheet of nine cards a page (photograph, six lines of text) is made up. Words, ruling and pictures of every page are read as
the pipeline reads them: encoded for a browser, hashed and measured. The same pages then go through pypdfium2 (text and decoded
bitmaps, nothing else) and pdfplumber (words with boxes and picture streams, nothing decoded). Recognised text is timed on the same
pages as scans. Seconds are of one core. The ways take turns, round after round, since the speed of a shared machine changes by the
minute: "against pypdfium2" is the median of the rounds' ratios, seconds are of the quickest round. Peak memory is of a process that
does nothing else.
"""

from __future__ import annotations

import argparse
import io
import json
import resource
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median

import numpy as np
from PIL import Image
from reportlab.lib.pagesizes import letter
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen import canvas

from benchmarks.report import Table, report

ROOT = Path(__file__).resolve().parents[1]
CARDS_ACROSS, CARDS_DOWN = 3, 3
SCANNED_PAGES = 3
ROUNDS = 7
WAYS = ("threadline", "threadline, words alone", "pypdfium2", "pdfplumber")


def made_linesheet(pages: int, seed: int = 5) -> bytes:
    """A PDF of `pages` pages, each with nine different photographs of 420 × 520 pixels; `seed` makes these and the numbers."""
    rng = np.random.default_rng(seed)
    grain = rng.normal(0, 4, (520, 420, 1)).astype(np.float32)
    sink = io.BytesIO()
    made = canvas.Canvas(sink, pagesize=letter)
    for page in range(pages):
        made.drawString(40, 760, f"AUTUMN COLLECTION · page {page + 1}")
        for card in range(CARDS_ACROSS * CARDS_DOWN):
            left, top = 40 + 185 * (card % CARDS_ACROSS), 740 - 240 * (card // CARDS_ACROSS)
            made.drawImage(ImageReader(_photo(rng, grain)), left, top - 150, 120, 148)
            lines = (
                f"Style # KX-{1000 * seed + page * 9 + card:05}",
                "Linen shirt with shell buttons",
                "Color: Olive / Sand / Night blue",
                "Sizes: XS S M L XL",
                f"Wholesale ${20 + card}.50",
                f"Retail ${49 + card}.00",
            )
            made.setFontSize(8)
            for row, line in enumerate(lines):
                made.drawString(left, top - 162 - 10 * row, line)
        made.showPage()
    made.save()
    return sink.getvalue()


def _photo(rng: np.random.Generator, grain: np.ndarray) -> io.BytesIO:
    """A shaded shape on a light ground, with grain, as JPEG."""
    y, x = np.linspace(-1, 1, 520, dtype=np.float32)[:, None], np.linspace(-1, 1, 420, dtype=np.float32)[None]
    inside = (np.abs(x) < 0.45 + 0.2 * np.cos(3 * y + rng.uniform(0, 6)))[..., None]
    cloth = rng.uniform(30, 220, 3).astype(np.float32) * (0.6 + 0.5 * np.cos(1.2 * x))[..., None]
    pixels = np.where(inside, cloth, np.float32(246)) + np.roll(grain, int(rng.integers(500)), axis=0)
    sink = io.BytesIO()
    Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8)).save(sink, "JPEG", quality=85)
    return io.BytesIO(sink.getvalue())


def read_with(way: str, data: bytes) -> tuple[int, int]:
    """Words (characters for pypdfium2) and pictures that one way finds."""
    readers = {
        "threadline": _threadline, "threadline, words alone": _words_alone, "pypdfium2": _pypdfium2, "pdfplumber": _pdfplumber,
    }  # fmt: skip
    return readers[way](data)


def _threadline(data: bytes) -> tuple[int, int]:
    from pipelines.reading.pdf.reader import pdf_to_images, pdf_to_pages

    return sum(len(page.words) for page in pdf_to_pages(data)), sum(1 for _ in pdf_to_images(data))


def _words_alone(data: bytes) -> tuple[int, int]:
    from pipelines.reading.pdf.reader import pdf_to_pages

    return sum(len(page.words) for page in pdf_to_pages(data)), 0


def _pypdfium2(data: bytes) -> tuple[int, int]:
    import pypdfium2
    import pypdfium2.raw as pdfium

    characters = pictures = 0
    document = pypdfium2.PdfDocument(data)
    for page in document:
        text = page.get_textpage()
        characters += len(text.get_text_range())
        for thing in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE]):
            thing.get_bitmap().to_numpy()
            pictures += 1
        text.close()
        page.close()
    document.close()
    return characters, pictures


def _pdfplumber(data: bytes) -> tuple[int, int]:
    import pdfplumber

    words = pictures = 0
    with pdfplumber.open(io.BytesIO(data)) as document:
        for page in document.pages:
            words += len(page.extract_words())
            pictures += sum(1 for image in page.images if image["stream"].get_rawdata())
            page.close()
    return words, pictures


def recognised(data: bytes) -> tuple[int, float]:
    """Words on a page and seconds for it, of pages of the linesheet as scans at 150 dpi."""
    from pipelines.reading.ocr.reader import picture_to_words
    from pipelines.reading.pdf.reader import page_to_picture

    scans = [page_to_picture(data, number, 150 / 72) for number in range(1, SCANNED_PAGES + 1)]
    picture_to_words(scans[0])  # loads the models
    taken = []
    for _ in range(ROUNDS):
        started = time.process_time()
        words = sum(len(picture_to_words(scan)[0]) for scan in scans)
        taken.append(time.process_time() - started)
    return words // len(scans), min(taken) / len(scans)


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print; `--write` keeps the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=100)
    parser.add_argument("--write", action="store_true", help="keep the figures in benchmarks/results/reading.md")
    parser.add_argument("--one", choices=(*WAYS, "recognised"), help=argparse.SUPPRESS)  # one run in this process, as JSON
    args = parser.parse_args(arguments)
    if args.one:
        print(json.dumps(_measured_here(args.one, args.pages)))
        return
    runs = {way: _measured(way, args.pages) for way in WAYS}  # first: a child's peak begins with its parent's
    sizes = {pages: _measured("threadline", pages)["megabytes"] for pages in (args.pages // 4, args.pages // 2)}
    ocr = _measured("recognised", SCANNED_PAGES)
    rounds = timed_rounds(args.pages)
    speed = Table(
        f"{args.pages} pages, {args.pages * CARDS_ACROSS * CARDS_DOWN} pictures: words with boxes and pictures",
        ["read with", "seconds of one core", "pages a second", "against pypdfium2", "peak memory"],
        [_row(way, rounds, args.pages, runs[way]["megabytes"]) for way in WAYS],
    )
    memory = Table(
        "Peak memory by pages",
        ["pages", "peak memory"],
        [
            [str(pages), f"{megabytes:.0f} MB"]
            for pages, megabytes in (*sizes.items(), (args.pages, runs["threadline"]["megabytes"]))
        ],
    )
    scans = Table("Recognised text (150 dpi scans, one thread)", ["words a page", "seconds a page", "peak memory"],
                  [[f"{ocr['words']:.0f}", f"{ocr['seconds']:.1f}", f"{ocr['megabytes']:.0f} MB"]])  # fmt: skip
    report("reading", str(__doc__), [speed, memory, scans], write=args.write)


def timed_rounds(pages: int) -> list[dict[str, float]]:
    """Seconds by way, of rounds in which each way reads the same linesheet once."""
    few, data = made_linesheet(1), made_linesheet(pages)
    for way in WAYS:
        read_with(way, few)  # loads what it needs
    rounds = []
    for _ in range(ROUNDS):
        taken = {}
        for way in WAYS:
            started = time.process_time()
            read_with(way, data)
            taken[way] = time.process_time() - started
        rounds.append(taken)
    return rounds


def _row(way: str, rounds: Sequence[Mapping[str, float]], pages: int, megabytes: float) -> list[str]:
    seconds = min(taken[way] for taken in rounds)
    ratio = median(taken[way] / taken["pypdfium2"] for taken in rounds)
    return [way, f"{seconds:.1f}", f"{pages / seconds:.0f}", f"{ratio:.2f} ×", f"{megabytes:.0f} MB"]


def _measured(way: str, pages: int) -> dict[str, float]:
    command = [sys.executable, "-m", "benchmarks.reading", "--one", way, "--pages", str(pages)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    measured: dict[str, float] = json.loads(done.stdout)
    return measured


def _measured_here(way: str, pages: int) -> dict[str, float]:
    data = made_linesheet(pages)
    figures: dict[str, float] = {}
    if way == "recognised":
        figures["words"], figures["seconds"] = recognised(data)
    else:
        read_with(way, data)
    return figures | {"megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}


if __name__ == "__main__":
    main()

"""`python -m emulator.pictures`: the README's pictures of the web app, from the screenshots that the browser tests have left."""

from __future__ import annotations

import sys

from PIL import Image

from emulator.hosts import ROOT

SCREENSHOTS = ROOT / "web" / "screenshots"
PICTURES = ROOT / "docs" / "pictures"
CHOSEN = {
    "05-processed": "processed",
    "04-processing": "processing",
    "06-review": "review",
    "07-items": "items",
    "09-generate-deck": "deck",
    "11-job-timeline": "job",
}
"""Screenshot → picture."""
HIGHEST_PIXELS = 900
COLOURS = 224  # keeps a picture below 200 KB


def main() -> int:
    """1 when a screenshot is missing."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    for screenshot, picture in CHOSEN.items():
        source = SCREENSHOTS / f"{screenshot}.png"
        if not source.exists():
            print(f"{source} is missing: run the browser tests first (python -m emulator.browser_tests).", file=sys.stderr)
            return 1
        target = PICTURES / f"{picture}.png"
        with Image.open(source) as image:
            shown = image.convert("RGB").crop((0, 0, image.width, min(image.height, HIGHEST_PIXELS)))
        shown.quantize(COLOURS).save(target, optimize=True)
        print(f"{target.relative_to(ROOT)}  {target.stat().st_size // 1024} KB")
    return 0


if __name__ == "__main__":
    sys.exit(main())

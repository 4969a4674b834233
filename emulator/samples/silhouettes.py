"""All garments that can be drawn, by name."""

from __future__ import annotations

from collections.abc import Mapping

from emulator.samples.lower_garments import FROM_THE_WAIST
from emulator.samples.outline import Silhouette
from emulator.samples.upper_garments import FROM_THE_SHOULDERS

SILHOUETTES: Mapping[str, Silhouette] = {**FROM_THE_SHOULDERS, **FROM_THE_WAIST}

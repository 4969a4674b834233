"""What models cost, to estimate what a job has spent. US dollars per million tokens (input, output), https://openai.com/api/pricing."""

from __future__ import annotations

PRICES_USD_PER_MILLION: dict[str, tuple[float, float]] = {
    "gpt-4o-mini": (0.15, 0.60),
    "gpt-4o": (2.50, 10.00),
    "gpt-4.1-nano": (0.10, 0.40),
    "gpt-4.1-mini": (0.40, 1.60),
    "gpt-4.1": (2.00, 8.00),
    "gpt-5-nano": (0.05, 0.40),
    "gpt-5-mini": (0.25, 2.00),
    "gpt-5": (1.25, 10.00),
    "o4-mini": (1.10, 4.40),
}
UNKNOWN_MODEL = (2.50, 10.00)
"""An unknown model is estimated dear, so that a budget is kept rather than missed."""


def cost_usd(model: str, input_tokens: int, output_tokens: int) -> float:
    """Estimated cost of a call. A dated name ("gpt-4o-2024-08-06") costs what its family does."""
    families = [name for name in PRICES_USD_PER_MILLION if model == name or model.startswith(f"{name}-")]
    price_in, price_out = PRICES_USD_PER_MILLION[max(families, key=len)] if families else UNKNOWN_MODEL
    return (input_tokens * price_in + output_tokens * price_out) / 1_000_000

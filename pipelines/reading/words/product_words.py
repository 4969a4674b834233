"""What products are made of and how they are cut or delivered: words that stand on a card beside its colour and are none."""

from __future__ import annotations

import re

from pipelines.reading.words.color_words import COLOR_WORDS
from pipelines.reading.words.garments import AUDIENCES, GARMENTS
from pipelines.reading.words.vocabulary import normalise

LONGEST_COLOR_WORDS = 4
_LIST_MARK = re.compile(r"\s*[,;/|·•]\s*|\s[-–—]\s")
_CODE = re.compile(r"^\s*#?[A-Z]{0,2}\d{2,5}[A-Z]?\s*[-–:]?\s+(?=[^\W\d])")  # before a name: "240 Caramel"
_NO_NAME = re.compile(r"[\d%$€£@:!?]|\.\s|www")
_FABRICS = """
cotton wool merino mohair alpaca cashmere angora lambswool silk satin velvet corduroy twill jersey rib ribbed poplin voile canvas
nylon polyester polyamide elastane spandex lycra viscose modal tencel lyocell cupro acetate acrylic rayon leather suede shearling
sherpa fleece nappa lace tulle chiffon organza crepe georgette jacquard boucle tweed flannel seersucker chambray gauze muslin
terry gsm blend lining lined fabric organic recycled
baumwolle wolle schurwolle kaschmir seide leinen viskose polyamid elasthan samt cord leder wildleder strickstoff
coton laine cachemire soie velours cuir daim doublure bio
algodon lana seda lino terciopelo pana cuero piel cotone seta lino velluto pelle camoscio cachemire
katoen wol zijde fluweel leer algodao la bomull bomuld uld ull silke skinn laeder laine
"""
_SAID_OF = """
fit fits size sizes one
regular relaxed slim oversized cropped short long length rise sleeve sleeves neck collar waist hem button buttons zip pocket
pockets drop delivery deliveries ship ships shipping window start complete exclusive capsule collection season core continuity
carryover carry new now pack packs piece pieces pcs stock available order minimum style styles made
italy portugal peru turkey india china care machine hand
wash dry clean look page lieferung liefertermin lieferbar livraison consegna entrega levering spring summer autumn fall winter
fruhjahr sommer herbst hiver printemps ete automne primavera verano otono invierno estate autunno inverno
january february march april june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec
januar februar marz mai juni juli oktober dezember janvier fevrier mars avril juin juillet aout septembre octobre novembre
decembre gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre dicembre enero febrero mayo junio julio
septiembre octubre noviembre diciembre januari februari maart mei augustus
"""
FABRICS = frozenset(normalise(word) for word in _FABRICS.split())
SAID_OF = frozenset(normalise(word) for word in _SAID_OF.split())
_OTHER = (FABRICS | SAID_OF | GARMENTS | AUDIENCES) - COLOR_WORDS


def may_be_color(text: str) -> bool:
    """Whether a text could name colours, for all that its words tell: a few words, or a list of such, none for a garment, a fabric,
    a cut, a delivery or whom a style is for."""
    names = [_CODE.sub("", part) for part in _LIST_MARK.split(text)]
    parts = [normalise(name).split() for name in names]
    few = all(0 < len(words) <= LONGEST_COLOR_WORDS for words in parts)
    plain = few and sum(c.isalpha() for c in text) >= 3 and not any(map(_NO_NAME.search, names))
    return plain and not any(_OTHER.intersection(words) for words in parts)

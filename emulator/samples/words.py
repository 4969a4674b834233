"""What garments, their categories and colours are called in seven languages. Lists run in the order of the keys at their head."""

from __future__ import annotations

from collections.abc import Mapping

from emulator.samples.fabric import RGB

LANGUAGES = ("en", "de", "fr", "es", "it", "nl", "pt")

GARMENTS: Mapping[str, tuple[str, ...]] = {  # category key → silhouettes that belong to it
    "shirts": ("shirt",),
    "blouses": ("blouse",),
    "tees": ("tee",),
    "knitwear": ("knit",),
    "dresses": ("dress", "maxi"),
    "trousers": ("trousers",),
    "shorts": ("shorts",),
    "skirts": ("skirt",),
    "jackets": ("jacket",),
    "coats": ("coat",),
    "shoes": ("sneaker", "boot"),
    "bags": ("bag",),
    "hats": ("hat",),
}
PAINTS: Mapping[str, tuple[str, RGB]] = {  # colour key → code, paint
    "black": ("BLK", (36, 36, 38)),
    "white": ("WHT", (240, 239, 235)),
    "navy": ("NVY", (38, 50, 86)),
    "sand": ("SND", (214, 196, 160)),
    "olive": ("OLV", (98, 102, 62)),
    "rust": ("RST", (168, 84, 48)),
    "ecru": ("ECR", (232, 222, 200)),
    "sky": ("SKY", (150, 184, 214)),
    "rose": ("RSE", (204, 150, 152)),
    "charcoal": ("CHR", (78, 80, 84)),
    "forest": ("FOR", (46, 78, 60)),
    "mustard": ("MUS", (208, 160, 54)),
    "burgundy": ("BUR", (112, 34, 50)),
    "camel": ("CML", (186, 142, 94)),
    "sage": ("SGE", (160, 174, 148)),
    "lilac": ("LIL", (184, 168, 208)),
}


def _by_key(keys: Mapping[str, object], words: Mapping[str, str]) -> Mapping[str, Mapping[str, str]]:
    """Language → key → word, from one `|`-joined line per language."""
    return {language: dict(zip(keys, line.split("|"), strict=True)) for language, line in words.items()}


CATEGORIES = _by_key(  # headings
    GARMENTS,
    {
        "en": "Shirts|Blouses|T-Shirts|Knitwear|Dresses|Trousers|Shorts|Skirts|Jackets|Outerwear|Shoes|Bags|Hats",
        "de": "Hemden|Blusen|T-Shirts|Strick|Kleider|Hosen|Shorts|Röcke|Jacken|Mäntel|Schuhe|Taschen|Hüte",
        "fr": "Chemises|Blouses|T-shirts|Mailles|Robes|Pantalons|Shorts|Jupes|Vestes|Manteaux|Chaussures|Sacs|Chapeaux",
        "es": "Camisas|Blusas|Camisetas|Punto|Vestidos|Pantalones|Shorts|Faldas|Chaquetas|Abrigos|Zapatos|Bolsos|Sombreros",
        "it": "Camicie|Bluse|T-shirt|Maglieria|Abiti|Pantaloni|Shorts|Gonne|Giacche|Cappotti|Scarpe|Borse|Cappelli",
        "nl": "Overhemden|Blouses|T-shirts|Truien|Jurken|Broeken|Shorts|Rokken|Jasjes|Jassen|Schoenen|Tassen|Hoeden",
        "pt": "Camisas|Blusas|T-shirts|Malhas|Vestidos|Calças|Calções|Saias|Blazers|Casacos|Sapatos|Malas|Chapéus",
    },
)
_NOUNS = _by_key(  # what one piece is called; a slash between two kinds
    GARMENTS,
    {
        "en": (
            "Shirt/Overshirt|Blouse/Tunic|Tee/T-Shirt|Sweater/Pullover/Crewneck|Dress/Midi Dress|Trousers/Pants/Chino|Shorts|"
            "Skirt/Midi Skirt|Jacket/Blazer|Coat/Trench|Sneaker/Boot|Tote/Shoulder Bag|Hat"
        ),
        "de": "Hemd|Bluse|T-Shirt|Pullover|Kleid|Hose|Shorts|Rock|Jacke/Blazer|Mantel|Sneaker/Stiefel|Tasche|Hut",
        "fr": "Chemise|Blouse|T-shirt|Pull|Robe|Pantalon|Short|Jupe|Veste|Manteau|Basket/Botte|Sac|Chapeau",
        "es": "Camisa|Blusa|Camiseta|Jersey|Vestido|Pantalón|Short|Falda|Chaqueta|Abrigo|Zapatilla/Bota|Bolso|Sombrero",
        "it": "Camicia|Blusa|T-shirt|Maglione|Abito|Pantalone|Short|Gonna|Giacca|Cappotto|Sneaker/Stivale|Borsa|Cappello",
        "nl": "Overhemd|Blouse|T-shirt|Trui|Jurk|Broek|Short|Rok|Jasje/Blazer|Jas|Sneaker/Laars|Tas|Hoed",
        "pt": "Camisa|Blusa|T-shirt|Malha|Vestido|Calça|Calção|Saia|Blazer|Casaco|Sapatilha/Bota|Mala|Chapéu",
    },
)
NOUNS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    language: {key: tuple(words.split("/")) for key, words in nouns.items()} for language, nouns in _NOUNS.items()
}
COLOUR_WORDS = _by_key(  # colourways
    PAINTS,
    {
        "en": ("Black|White|Navy|Sand|Olive|Rust|Ecru|Sky Blue|Dusty Rose|Charcoal|Forest Green|Mustard|Burgundy|Camel|Sage|Lilac"),
        "de": "Schwarz|Weiß|Marine|Sand|Oliv|Rost|Ecru|Hellblau|Altrosa|Anthrazit|Tannengrün|Senf|Bordeaux|Camel|Salbei|Flieder",
        "fr": (
            "Noir|Blanc|Marine|Sable|Olive|Rouille|Écru|Bleu ciel|Vieux rose|Anthracite|Vert sapin|Moutarde|Bordeaux|Camel|"
            "Sauge|Lilas"
        ),
        "es": (
            "Negro|Blanco|Marino|Arena|Oliva|Teja|Crudo|Celeste|Rosa palo|Antracita|Verde bosque|Mostaza|Burdeos|Camel|Salvia|Lila"
        ),
        "it": (
            "Nero|Bianco|Blu navy|Sabbia|Oliva|Ruggine|Ecrù|Celeste|Rosa antico|Antracite|Verde bosco|Senape|Bordeaux|"
            "Cammello|Salvia|Lilla"
        ),
        "nl": ("Zwart|Wit|Marine|Zand|Olijf|Roest|Ecru|Lichtblauw|Oudroze|Antraciet|Donkergroen|Mosterd|Bordeaux|Camel|Salie|Lila"),
        "pt": (
            "Preto|Branco|Marinho|Areia|Azeitona|Ferrugem|Cru|Azul céu|Rosa velho|Antracite|Verde floresta|Mostarda|Bordô|"
            "Camel|Salva|Lilás"
        ),
    },
)

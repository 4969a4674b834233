"""The words of colours, in seven languages. Data only; `colors` reads texts with it.

`COLORS` name a colour, a print or a pattern; `COLOR_WORDS` also holds what stands beside one ("dark", "washed"), and how a metal
is worked, which is the colour of jewellery ("14k Gold Filled", "Sterling Silver").
"""

from __future__ import annotations

from pipelines.reading.words.vocabulary import normalise

_BASE = """
black white ivory cream ecru offwhite navy blue red green yellow orange purple pink brown grey gray beige tan taupe camel khaki
olive charcoal burgundy wine bordeaux maroon gold silver bronze copper rose coral salmon peach apricot mint sage teal turquoise
aqua cyan indigo denim cobalt royal sky azure lilac lavender violet mauve plum aubergine eggplant magenta fuchsia cerise rust
terracotta brick mustard ochre saffron lemon lime emerald forest moss fern jade pistachio sand stone oatmeal oat natural nude
blush champagne pearl bone chalk snow vanilla chocolate cocoa coffee mocha espresso chestnut cognac caramel toffee honey amber
walnut tobacco nutmeg cinnamon spice graphite slate anthracite ash smoke steel pewter gunmetal onyx jet ebony ink midnight
petrol marine ocean ice multi multicolor multicolour animal leopard zebra floral plaid check checked checks stripe striped
stripes camo camouflage tiedye melange marl heather heathered ombre print printed tartan gingham paisley dots polka clear
transparent crimson ruby scarlet cherry berry raspberry cranberry pumpkin papaya mango butter biscuit almond linen flax hemp
wheat straw mushroom fawn khakhi sapphire saphire lapis cornflower periwinkle sorbet clay tangerine rosewood merlot oxblood
garnet mahogany cedar pine spruce juniper eucalyptus seafoam kelly hunter army pebble dove silt fog mist storm cloud shell
alabaster eggshell porcelain parchment schwarz weiss wollweiss creme elfenbein marineblau dunkelblau hellblau blau rot grun
dunkelgrun gelb lila rosa braun grau hellgrau dunkelgrau silber natur senf salbei rost tannengrun flaschengrun altrosa
himmelblau himmel sonne tanne kupfer zimt pflaume bordeauxrot turkis koralle flieder schlamm oliv kamel anthrazit bunt
gestreift kariert noir blanc blanche bleu rouge vert jaune marron gris or argent sable naturel moutarde chocolat kaki corail
sauge rouille sapin foret ardoise lilas saumon abricot framboise cassis prune nuit canard multicolore rayures rayure raye
imprime fleuri fleurie chine carreaux ciel pourpre lavande menthe brique negro blanco crudo marfil azul rojo verde amarillo
naranja morado plata dorado arena mostaza granate burdeos celeste turquesa lavanda menta bosque oliva teja marino antracita
caldera salvia tostado rayas cuadros caqui nero bianco panna avorio blu rosso giallo arancione viola marrone grigio argento oro
sabbia senape antracite cammello turchese corallo ruggine lilla bosco carta zucchero polvere righe quadri fango cipria tortora
tabacco latte pois fumo zwart wit gebroken donkerblauw lichtblauw blauw rood groen geel oranje paars roze bruin grijs zilver
goud zand mosterd antraciet salie roest bosgroen hemelsblauw olijf kastanje preto branco vermelho amarelo laranja roxo castanho
czarny czarna czarne biały biała białe beżowy beżowa granatowy granatowa granat szary szara szare czerwony czerwona zielony
zielona zieleń niebieski niebieska błękitny błękitna fioletowy fioletowa różowy różowa brązowy brązowa karmelowy karmelowa
bordowy bordowa żółty żółta pomarańczowy kremowy srebrny złoty svart hvid hvit vit vitt vinröd vinrød vinrødt skogsgrön skovgrøn
skoggrønn havre sand natur kremhvit kremvit gräddvit burgunder beige kamel brun mörkbrun mørkebrun mørkbrun röd rød rödt rødt
gul lila rosa orange turkos koks antracit antrasitt grön grøn grønn lysegrå mørkegrå
vinbär lingon blåbär hallon plommon bark
ljusgrå mörkgrå mørkegrønn mørkegrøn mörkgrön marinblå marineblå mørkeblå mörkblå lyseblå ljusblå lyserød råhvid offwhite marin
tortoise tortoiseshell havana rhodium rodio ruthenium rutenio palladium palladio vermeil currant mulberry fig ember moos
bleach bleached stonewash stonewashed
noire bleue grise blanca negra roja amarilla morada bianca nera rossa gialla grigia preta branca vermelha amarela roxa
ivoire vanille ecossais ecossaise poule houndstooth herringbone argyle verte
miel grège tilleul champagner cafe vino guinda hueso
cinza cinzento prata dourado areia mostarda bordo ferrugem floresta cru salva ceu carvao camelo azeitona marinho vinho
"""
_BESIDE = """
dark light deep pale soft bright dusty dusky faded washed wash vintage antique hot neon pastel baby powder electric true pure
classic optic optical off warm cool medium mid rich burnt bottle french new old and with w mix combo blend solid tone dunkel
hell mit und fonce clair avec et oscuro claro con y scuro chiaro e donker licht met en escuro com night day winter summer palo
vieux vieil viejo antiguo antico alt oud velho palido pallido tendre marin sea sun matte shiny metallic gloss iridescent
medio noche hielo botella lavado bottiglia notte ghiaccio bouteille glace pied de
crystal frost deepest blossom leaf wood water glow dust island desert
"""
_METALWORK = """
sterling fine fill filled plate plated plating dipped overlay flash karat carat kt stainless surgical brass polished brushed
hammered oxidised oxidized recycled vergoldet versilbert rosevergoldet feingold sterlingsilber edelstahl messing plaque dore
argente massif acier laiton chapado banado acero laton placcato dorato argentato acciaio ottone verguld verzilverd forgylt
forgyldt forgylld
"""
COLORS = frozenset(normalise(word) for word in _BASE.split())
COLOR_WORDS = COLORS | frozenset(normalise(word) for word in f"{_BESIDE}{_METALWORK}".split())
ABBREVIATIONS = frozenset(
    [
        "blk",
        "wht",
        "nvy",
        "gry",
        "grn",
        "blu",
        "bge",
        "brn",
        "slv",
        "gld",
        "ivy",
        "char",
        "olv",
        "bord",
        "ecr",
        "nat",
        "crm",
        "rd",
        "ylw",
        "pnk",
        "prp",
        "tpe",
        "mlt",
        "multi",
    ]
)

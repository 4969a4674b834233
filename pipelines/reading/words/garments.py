"""What products are called: the nouns of their categories, in the plural as headings have them and in the singular as names do.

And whom they are for.
"""

from __future__ import annotations

from pipelines.reading.words.vocabulary import normalise

_PLURALS = """
outerwear jackets coats blazers parkas vests gilets knitwear knits sweaters jumpers pullovers cardigans hoodies sweatshirts
sweats fleece tops shirts blouses tshirts tees polos tanks camisoles tunics dresses gowns skirts pants trousers jeans denim
shorts leggings chinos bottoms jumpsuits rompers playsuits overalls dungarees suits suiting tailoring sets loungewear lounge
sleepwear nightwear pyjamas pajamas robes underwear lingerie intimates hosiery socks tights swimwear swim beachwear bikinis
activewear sportswear athleisure basics essentials accessories hats caps headwear beanies scarves gloves mittens belts bags
handbags totes backpacks wallets purses leathergoods leather jewelry jewellery earrings necklaces rings bracelets watches
hoops studs huggies pendants cuffs bangles anklets chokers lockets charms chains signets brooches
eyewear sunglasses shoes footwear boots sneakers sandals heels flats loafers slippers trainers bedding duvets sheets quilts
pillows cushions blankets throws towels bath homeware home decor tableware ceramics glassware mugs plates bowls candles
lighting lamps furniture rugs textiles linens kitchen baby babywear kidswear toys stationery cards beauty skincare fragrance
misc miscellaneous
ponchos capes shawls wraps kimonos kaftans bodysuits jerseys workwear rainwear raincoats snowwear skiwear menswear womenswear
anoraks windbreakers overshirts crewnecks turtlenecks onesies bibs jacken mantel westen strick strickwaren strickjacken
pullover oberteile hemden blusen kleider rocke hosen jeanshosen schuhe stiefel taschen gurtel mutzen muetzen schals handschuhe
schmuck bademode unterwasche nachtwasche heimtextilien bettwasche vestes manteaux mailles pulls hauts chemises chemisiers
jupes pantalons combinaisons chaussures bottes baskets sacs ceintures chapeaux echarpes gants bijoux maillots sousvetements
linge maroquinerie exterieur accessoires chaquetas abrigos punto jerseis camisetas camisas blusas vestidos faldas pantalones
vaqueros monos zapatos botas bolsos cinturones sombreros bufandas guantes joyas banadores ropa complementos accesorios
sudaderas giacche cappotti maglieria camiceria maglie maglioni camicie bluse vestiti abiti gonne pantaloni tute scarpe stivali
borse cinture cappelli sciarpe guanti gioielli costumi intimo capispalla accessori felpe magliette jassen vesten truien gebreid
broeken jurken rokken overhemden schoenen laarzen tassen riemen mutsen sjaals handschoenen sieraden badkleding ondergoed
nachtkleding kussens plaids dekens badtextiel keukentextiel tafellinnen beddengoed casacos
jaquetas malhas camisolas calcas saias sapatos bolsas cintos luvas joias acessorios
strik overtøj trøjer bluser skjorter kjoler nederdele bukser jakker frakker sko støvler tasker tilbehør stickat ytterkläder
orecchini collane bracciali anelli orologi ciondoli spille colliers bagues montres boucles broches ohrringe halsketten armbander
ringe uhren pendientes collares pulseras anillos relojes oorbellen kettingen armbanden ringen horloges brincos colares pulseiras
aneis relogios oreringe halskaeder armband orhangen tabletop drinkware kitchenware barware glassware dinnerware
tröjor blusar skjortor klänningar kjolar byxor jackor kappor skor väskor accessoarer strikk yttertøy gensere klær ytterplagg
mocassini decollete polacchi anfibi ballerine sandali zeppe stivaletti ciabatte mocassins bottines sandales escarpins ballerines
mocasines sandalias botines bailarinas sandalen stiefeletten halbschuhe hausschuhe ballerinas pumps sandaler instappers
underställ strumpor mössor vantar halsdukar tunikor koftor toppar underkläder huer halstørklæder strømper undertøj luer skjerf
bluzki bluzy tuniki sukienki spódnice spodnie żakiety marynarki narzutki kurtki płaszcze swetry kardigany koszule
koszulki kamizelki kombinezony bielizna piżamy rajstopy skarpety czapki szaliki szale rękawiczki buty torebki torby dodatki
akcesoria odzież dresy poncza legginsy szorty
booties legwear layette gifts slg calzature ketten kissen decken tischwäsche handtücher frottierwaren bettwaren
"""
_SINGULARS = """
jacket coat blazer parka vest gilet knit sweater jumper cardigan hoodie sweatshirt top shirt blouse tshirt tee polo tank cami
camisole tunic dress gown skirt pant trouser jean short legging chino jumpsuit romper playsuit overall dungaree suit set robe
pyjama sock tight bikini hat cap beanie scarf glove mitten belt bag handbag tote backpack wallet purse earring necklace ring
bracelet hoop stud pendant cuff bangle anklet choker locket charm chain signet brooch
watch shoe boot sneaker sandal heel loafer slipper trainer duvet sheet quilt pillow cushion blanket throw towel mug
plate bowl candle lamp rug poncho cape shawl wrap kimono kaftan bodysuit raincoat anorak windbreaker overshirt crewneck
turtleneck onesie bib trench bomber crew henley jacke mantel weste strickjacke hemd bluse kleid rock hose schuh stiefel tasche
mutze schal hemdbluse shirtkleid strickkleid veste manteau pull chemise chemisier jupe pantalon combinaison chaussure botte
sac ceinture chapeau echarpe haut surchemise chaqueta abrigo jersey camiseta camisa blusa vestido falda mono zapato bota bolso
cinturon sombrero bufanda sobrecamisa giacca cappotto maglia maglione camicia vestito abito gonna pantalone tuta scarpa
stivale borsa cintura cappello sciarpa maglietta felpa jas trui broek jurk rok overhemd schoen laars tas riem muts sjaal
casaco jaqueta malha camisola calca saia sapato bolsa cinto
"""
_AUDIENCES = """
women womens woman men mens man ladies gents girls boys kids children childrens unisex junior juniors teen teens baby babies
toddler infant newborn youth damen herren kinder madchen jungen femme femmes homme hommes enfant enfants bebe fille garcon mujer
hombre ninos nina nino donna uomo bambini bambino bambina neonato dames heren kinderen meisjes jongens mulher homem criancas
"""
CATEGORY_NOUNS = frozenset(normalise(word) for word in _PLURALS.split())
GARMENTS = CATEGORY_NOUNS | frozenset(normalise(word) for word in _SINGULARS.split())
AUDIENCES = frozenset(_AUDIENCES.split())


def is_audience(text: str) -> bool:
    """Whether `text` says only whom something is for: "Kids", "Women's", "Baby & Junior"."""
    words = [word for word in normalise(text).split() if word not in ("s", "and")]
    return bool(words) and all(word in AUDIENCES for word in words)


def is_group(text: str) -> bool:
    """Whether a text is nothing but nouns of groups of products, "Outerwear", "Women's Tops"."""
    words = normalise(text.replace("'s", "s").replace("’s", "s")).split()
    return bool(CATEGORY_NOUNS & set(words)) and set(words) <= CATEGORY_NOUNS | AUDIENCES

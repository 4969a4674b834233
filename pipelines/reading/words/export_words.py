"""The columns of files that shops, sales platforms and merchandise systems export, where the words alone would say less or another
field; and the words of further languages. Data only, as in `header_words`; exports' phrases count before those.
"""

from __future__ import annotations

from pipelines.reading.words.header_words import Field

EXPORT_PHRASES: dict[Field, str] = {
    "name": "lineitem name|style description short|materialkurztext|variant product name",
    "style_number": "style ref no|item style no|parent sku|material description no|ref modele|ref fabricant|ref fournisseur|"
    "supplier style code|matnr|indeks|symbol|tuotekoodi|urun kodu|model kodu",
    "sku": "lineitem sku|child sku|seller sku|variation sku|size sku|partner sku|merchant sku",
    "description": "body html|kurztext|short text|product description english|langtext|aciklama",
    "color": "couleur nom|farbe text|farbbez|farbbezeichnung|farbtext|color desc|colour desc|descrizione variante|descr colore",
    "color_code": "farbcode no|farbe no|variante codice|cod variante|codice variante colore",
    "size_run": "numerata|numeri|pointures|size scale|scala|scala tg|sc tg|scala taglie|scale taglie|gamme tailles|grossenraster",
    "quantity": "lineitem quantity|qte cdee|bestellmg|order qty pcs|qty ord|adet|miktar|ilosc|maara|antall",
    "unit_price": "lineitem price|pa unitaire ht|pa unitaire|direct unit cost excl vat|direct unit cost|netpr|birim fiyat|"
    "cena jedn|cena jednostkowa|yksikkohinta|a hinta|enhedspris|stk pris|styckpris|"
    "directe kostprijs|kostprijs|directe kostprijs excl btw|kostprijs excl btw",
    "wholesale_price": "prezzo rivenditore|prezzo negozio|prezzo negoziante|price wholesale|unit wholesale price|"
    "usd unit wholesale price|wholesale unit price|prix detaillant|precio tienda|engros|engrospris|grossistpris|"
    "inpris|innpris|cena hurtowa|cena hurt|cena hurt netto|tukkuhinta|toptan fiyat|w sale|handlereinkaufspreis|hek netto",
    "retail_price": "variant compare at price|price retail|unit retail price|usd unit retail price|retail unit price|"
    "vejl udsalgspris|vejl pris|vejledende udsalgspris|veil pris|veiledende pris|rek utpris|rekommenderat pris|"
    "cena detaliczna|cena detal|cena detal sugerowana|cena detaliczna sugerowana|sugerowana cena detaliczna|"
    "ovh|perakende fiyat|ppi|prezzo cons|prezzo cons al pubbl|prezzo cons al pubbl i i|prezzo al pubbl|"
    "prezzo pubbl|prezzo consigliato al pubblico iva inclusa|pvc conseille|prix public conseille|pvc ttc",
    "price": "variant price|prezzo listino|prezzo di listino|precio de tarifa",
    "line_total": "netwr|brtwr|net order value|zeilenbetrag|nettowert|line amount excl vat|wartosc|yhteensa|tutar|belob",
    "category": "custom product type|wgr|warengruppe text|matl group|merchandise category|varegruppe|varugrupp|kategoria|kategori",
    "image": "image src|variant image|option image|product images|images url|image filename|image position",
    "barcode": "variant barcode|upc ean|ean gtin",
    "unit_of_measure": "meins|bprme|bme|oun|opu|einheitencode|bestellmengeneinheit|basismengeneinheit|unit code",
    "pack_quantity": "case size|case quantity|confezione minima|confezione|unit multiplier|conditionnement|colisage|pcb|"
    "minimum order quantity|pakning|forpackning|"
    "colis|nb colis|nb de colis|nbre de colis|nombre de colis|no colis|kartons|anzahl kartons|anz kartons|kolli|anzahl kolli|"
    "antal kolli|antall kolli|colli|no colli|numero colli|numero di colli|aantal colli|bultos|no bultos|numero de bultos|cajas|"
    "no cajas|numero de cajas|cartoni|no cartoni|numero cartoni|caixas|no caixas|numero de caixas|antal kartoner|antall kartonger|"
    "pcs colis|pieces colis|pcs par colis|pieces par colis|paires par colis|paires colis|stuck pro karton|stuck karton|stk karton|"
    "paar pro karton|pezzi per collo|pezzi collo|pz collo|pz per collo|paia per collo|unidades por caja|uds caja|pares por caja|"
    "pares caja|pares por caixa|stuks per doos|paar per doos|stk pr kolli|stk per kolli|st per kolli|"
    "ilosc paczek|liczba paczek|ilosc opakowan|liczba opakowan|paczki|szt w paczce|sztuk w paczce|"
    "szt w opakowaniu|sztuk w opakowaniu",
    "gender": "google shopping gender|google shopping age group",
    "season": "collection season|saisoncode",
    "country": "made in country|tariff code|hs6 tariff code|statistische warennummer",
    "line_number": "ebelp|posnr",
    "note": "ebeln|peinh|waers|werks|leveret|levert|levererat|reste a livrer|"
    "handle|tags|published|published on online store|gift card|seo title|seo description|image alt text|vendor id|"
    "variant inventory qty|variant inventory quantity|variant inventory policy|variant inventory tracker|"
    "variant fulfillment service|variant requires shipping|variant taxable|variant tax code|variant weight unit|"
    "unit price total measure|unit price total measure unit|unit price base measure|unit price base measure unit|"
    "cost per item|google shopping google product category|product status|product token|info product token|"
    "option status|option token|info option token|size group|unique key|selling method|on hand inventory|inventory|"
    "inventory quantity|"
    "stock quantity|tester price|lineitem compare at price|lineitem fulfillment status|lineitem discount|item weight|"
    "packaged weight|variant grams|item length|item width|item height|packaged length|packaged width|packaged height|"
    "wahrg|crcy|preiseinheit|storno|werk|lagerort|plnt|sloc|available now|order closing|available until|prebook|"
    "destination|order by date|free stock|verfugbarer bestand|na lager|lagersaldo|varasto|stan magazynowy|price type|price unit",
}

LANGUAGE_PHRASES: dict[Field, str] = {  # of the Nordic countries, Poland, Turkey
    "style_number": "varenr|vare no|varenummer|artikelnr|artikkelnr|stilnr|modellnr|tuotenro|nr artykulu|nr modelu|stil no|"
    "symbol|symbol produktu|indeks|kod produktu|kod towaru|numer artykulu",
    "name": "varenavn|produktnavn|stilnavn|modellnavn|artikelbenamning|produktnamn|tuotenimi|tuote|nazwa|nazwa produktu|urun adi",
    "description": "varetekst|produktbeskrivelse|beskrivelse|benamning|kuvaus|opis",
    "color": "farve|farger|farge|farver|farg|farger tilgjengelig|vari|kolor|kolory|renk|renkler|barva",
    "color_code": "farvekode|farvenr|fargekode|fargkod|kod koloru|renk kodu",
    "size": "storrelse|str|strl|storlek|stl|koko|rozmiar|beden|velikost|ringgr|ringgrosse|ringweite|ring size|"
    "taille de bague|tour de doigt|talla de anillo|misura anello|ringmaat|ringstorrelse|ringstorlek|rozmiar pierscionka",
    "size_run": "storrelser|storlekar|koot|rozmiary|bedenler|storlekar tillgangliga|rozmiary dostepne|dostepne rozmiary",
    "quantity": "bestellt|bestilt|besteld|ordinato|encomendado|antal|antall|antal stk|bestilt antall|bestallt antal|kpl|"
    "razem szt|razem sztuk|suma szt|liczba sztuk",
    "unit_price": "pris pr stk|pris stk|a pris|kobspris|pris per stk|nettopris",
    "price": "cena|pris|fiyat|hinta",
    "wholesale_price": "hurt|hurt netto|cena hurtowa|cena hurtowa netto|cena zakupu",
    "retail_price": "detal|detal brutto|cena detaliczna|cena detaliczna brutto|sugerowana cena detaliczna|cena sugerowana|scd",
    "image": "zdjecie|zdjecia|bilde|bilder|billede|kuva",
    "barcode": "stregkode|strekkode|streckkod|kod kreskowy|viivakoodi|barkod",
    "composition": "kvalitet|materiale|sammensaetning|materialsammansattning|sklad|koostumus|kumas",
    "category": "produktgruppe|kategoria tuotteen|tuoteryhma|grupa",
    "delivery": "leveringstid|levering|leverans|leveransdatum|toimitus|termin dostawy|lieferung|dostawa",
}

LANGUAGE_TOTALS = (
    "i alt|ialt|sum|summa|totalt|totalt antal|antal totalt|totalt antall|samlet antal|ordervarde|ordreverdi|ordrevaerdi|total sum|"
    "delsum|delsumma|razem|suma|lacznie|ogolem|yhteensa|valisumma|toplam|genel toplam|celkem"
)
LANGUAGE_CHARGES = "moms|mva|fragt|frakt|rabat|rabatt|alennus|alv|kdv|kargo|dostawa|koszt dostawy|dph|doprava|ptu"

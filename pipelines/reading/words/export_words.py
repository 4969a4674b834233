"""The columns of files that shops, sales platforms and merchandise systems export, where the words alone would say less or another
field. Data only, as in `header_words`; these phrases count before those.
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
    "prezzo pubbl|p pubbl|p pubblico|pubbl|pr pubblico|p zo pubblico|prezzo consigliato al pubblico iva inclusa|"
    "pvc conseille|prix public conseille|pvc ttc",
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

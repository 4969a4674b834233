"""The words that head columns, by field, in seven languages. Data only; `vocabulary` does the matching.

Phrases are normalised: lower case, no accents, no punctuation; "no" stands for "#", "№", "nr" and "n°". A number after a field's
name is how sure a header of just these words makes us (1.0 = nothing else it could be).
"""

from __future__ import annotations

from typing import Literal

Field = Literal[
    "style_number", "sku", "name", "description", "color", "color_code", "size", "size_run", "quantity", "unit_price",
    "wholesale_price", "retail_price", "price", "discount", "line_total", "category", "image", "composition", "season",
    "barcode", "delivery", "pack", "pack_quantity", "brand", "gender", "country", "note", "line_number", "unit_of_measure",
]  # fmt: skip

PHRASES: dict[Field, dict[float, str]] = {
    "style_number": {
        1.0: "style no|lot no|lot number|style number|style code|style id|style num|styleno|style ref|style reference|"
        "model no|model number|model code|modell no|modellnummer|modelo no|codigo modelo|codigo de modelo|modele no|codice modello|"
        "modelnummer|modelcode|reference|ref no|ref|referencia|riferimento|referenz|referentie|rif|reference no|"
        "reference number|product ref|product reference|artikelnummer|artikelno|artikel no|art no|artno|artikelcode|"
        "article no|article number|article code|no article|code article|numero article|ref article|reference article|"
        "codigo articulo|codigo de articulo|cod articulo|ref articulo|codice articolo|cod articolo|art codice|"
        "codigo artigo|cod artigo|ref produit|reference produit|code produit|productcode|produktnummer|produktcode|"
        "product no|product number|product code|product id|codigo producto|codigo de producto|codice prodotto|"
        "codigo produto|codigo do produto|item no|item number|item code|item id|part no|part number|part code|"
        "bestellnummer|bestell no|bestelnummer artikel|mpn|material no|material number|materialnummer|stylenr|"
        "stilnummer|vendor style|supplier style|vendor style no|supplier ref|vendor item|supplier item no|"
        "vendor code|supplier code|supplier item code|"
        "vendor part no|catalog no|catalogue no|catalogue number|catalog number|design no|design number|design code|"
        "codart|varenummer|artikkelnummer|tuotenumero|lief art|lief art no|lieferantenartikel|lieferantenartikelnummer",
        0.8: "style|model|modell|modele|modelo|modello|mod|code|codigo|codice|cod|kode|stil|estilo|articolo no|design",
    },
    "sku": {
        1.0: "sku|sku no|sku code|sku number|skuno|sku id|variant sku|stock code|stock no|stock number|stock keeping unit|"
        "supplier sku|vendor sku|seller sku|item sku|product sku|style sku|variant code|variant no|variant id|"
        "variante no|codigo variante|codice variante|stockcode",
        0.6: "item|article|artikel|articulo|articolo|artigo|art|product|produkt|produit|producto|prodotto|produto|"
        "material|matl|part|vare",
    },
    "name": {
        1.0: "style name|product name|item name|article name|model name|name|stylename|productname|artikelname|"
        "produktname|modellname|nom|nom du produit|nom du modele|nombre|nombre del producto|nombre producto|nome|"
        "nome prodotto|nome modello|nome do produto|naam|productnaam|artikelnaam|modelnaam|title|product title|titel|"
        "titre|titulo|titolo|stijlnaam|nom article|nom produit|navn|product description name|designation produit|collection name",
    },
    "description": {
        1.0: "description|desc|item description|product description|style description|article description|beschreibung|"
        "bezeichnung|artikelbezeichnung|produktbezeichnung|artikelbeschreibung|produktbeschreibung|artikeltext|"
        "warenbezeichnung|designation|libelle|description du produit|descripcion|descripcion del producto|"
        "descripcion articulo|descrizione|descrizione articolo|descrizione prodotto|denominazione|omschrijving|"
        "artikelomschrijving|productomschrijving|beschrijving|descricao|descricao do produto|designacao|denominacion|"
        "concepto|details|item details|particulars|designation article|libelle article|description of goods|"
        "goods description|goods|service|services|leistung|beskrivelse|betegnelse|beskrivning|benamning|prestation|"
        "long description|short description|material description",
        0.6: "text|detail|detalle|dettaglio|item and description|items",
    },
    "color": {
        1.0: "color|colour|colors|colours|colorway|colourway|colorways|colourways|color name|colour name|colorname|farbe|"
        "farben|farbbezeichnung|farbname|farbton|couleur|couleurs|coloris|nom couleur|libelle couleur|colore|colori|"
        "nome colore|descrizione colore|kleur|kleuren|kleurnaam|cor|cores|nome cor|col|clr|available colors|"
        "available colours|colors available|colours available|color description|colour description|nombre color|"
        "descripcion color|colorazione|farve|farg|variante colore|color desc|colour desc|coloris disponibles|"
        "couleurs disponibles|colori disponibili|colores disponibles|colores|"
        "shade|color options|buyers colour|buyers color|buyer colour|buyer color|vendor colour|vendor color|customer colour|"
        "customer color|supplier colour|supplier color",
        0.8: "wash|denim wash|farbstellung",
        0.6: "available in|offered in|comes in|"
        "variant|variante|variation|finish|finitura|finition|finitions|acabado|acabamento|afwerking|ausfuhrung|farbausfuhrung|"
        "print|tono|option|option name|variant name|variant title|variation name",
    },
    "color_code": {
        1.0: "color code|colour code|colorway code|colourway code|colorway no|colourway no|colorway id|colourway id|"
        "color no|colour no|color number|colour number|color id|colour id|col code|col no|"
        "farbcode|farbno|farb no|farbnummer|code couleur|code coloris|ref couleur|no couleur|cod colore|"
        "codice colore|codigo color|codigo de color|cod color|kleurcode|kleurnummer|codigo cor|cod cor|color ref|"
        "colour ref|clr code|nrf color|nrf code",
    },
    "size": {
        1.0: "size|sz|size name|size code|size us|size eu|size uk|us size|eu size|uk size|grosse|groesse|gr|"
        "konfektionsgrosse|taille|taille us|pointure|talla|tallas unica|numero talla|taglia|tg|misura|maat|tamanho|"
        "tam|t|storrelse|str|strl|storlek|koko|waist|waist size|size description|schuhgrosse|variant size",
        0.8: "dimensions|dimension|abmessungen|abmessung|masse|dimensioni|dimensiones|medida|medidas|misure|mesure|mesures|"
        "afmetingen|afmeting|wymiar|wymiary|"
        "formaat|formaten|format|formats|formato",
    },
    "size_run": {
        1.0: "sizes|size run|size range|size scale|sizing|available sizes|sizes available|size chart|grossen|groessen|"
        "grossenlauf|grossenspanne|verfugbare grossen|tailles|tailles disponibles|gamme de tailles|tallas|"
        "tallas disponibles|rango de tallas|tallaje|curva de tallas|corrida|corridas|numeracion|"
        "taglie|taglie disponibili|scala taglie|"
        "range taglie|maten|maatreeks|beschikbare maten|tamanhos|grade de tamanhos|size set|size group|size ratio|"
        "scale|size grid|size options",
    },
    "quantity": {
        1.0: "pairs|prs|total pairs|prendas|total prendas|total de prendas|no prendas|paar|paare|paires|paia|"
        "quantity|qty|quantities|qnty|qtty|order qty|order quantity|ordered|qty ordered|quantity ordered|ordered qty|"
        "total qty|total quantity|qty total|units|total units|units ordered|unit qty|pcs|pieces|total pieces|"
        "total pcs|no of units|no of pieces|no of pcs|order units|ord qty|menge|stuck|stk|anzahl|bestellmenge|"
        "gesamtmenge|menge gesamt|stuckzahl|bestellte menge|order menge|quantite|qte|qte totale|quantite totale|"
        "quantite commandee|qte commandee|nombre de pieces|nb pieces|nb de pieces|pieces total|"
        "total pieces commandees|cantidad|cant|cantidad total|cant total|uds|unidades|total unidades|cantidad pedida|"
        "unidades pedidas|piezas|quantita|qta|quantita totale|totale quantita|tot qta|qta totale|quantita ordinata|"
        "pz|pezzi|totale pezzi|totale capi|capi|aantal|stuks|totaal aantal|aantal stuks|besteld aantal|hoeveelheid|"
        "totaal stuks|quantidade|qtd|qtde|quant|pecas|total de pecas|antal|qty pcs|qty units|your order|your qty|"
        "order|buy qty|buy|confirmed qty|mge|qty ea|qty each|hours|hrs|hours qty|ammount of units",
        0.6: "commande|bestellung|pedido|ordine|bestelling|requested|total order",
    },
    "unit_price": {
        1.0: "unit price|price per unit|price unit|unit cost|cost per unit|price each|each price|unit rate|rate|"
        "item price|price per piece|price pc|price pcs|price piece|einzelpreis|stuckpreis|preis stuck|"
        "preis pro stuck|e preis|ep|preis einheit|preis einh|einheitspreis|prix unitaire|pu|p u|prix unit|prix unite|prix piece|"
        "precio unitario|precio unidad|precio ud|p unitario|p unit|prezzo unitario|prezzo unit|prezzo cad|"
        "pr unitario|stukprijs|prijs per stuk|eenheidsprijs|prijs stuk|preco unitario|preco un|preco unidade|"
        "valor unitario|a pris|enhetspris|unit val|unit value|unitprice|order price|buying price|net unit price|"
        "unit net price|eur pc|usd pc|gbp pc|eur pcs|usd pcs|net price unit|discounted price|price after discount|nettoeinzelpreis",
        0.7: "each|unit amount",
    },
    "wholesale_price": {
        1.0: "wholesale|wholesale price|whsl|whsl price|whs|whs price|ws|ws price|w s|wsp|wholesale cost|net wholesale|"
        "trade|trade price|cost|cost price|net cost|dealer|dealer price|dealer cost|landed price|landed|fob|fob price|ddp|"
        "ddp price|ek|ek preis|einkaufspreis|ek netto|handlerpreis|grosshandelspreis|hek|nettopreis|net price|"
        "ek handel|vk handel|vk preis handel|preis handel|handelspreis|"
        "prix de gros|prix gros|gros|prix d achat|prix achat|prix d achat net|pa|pa ht|pa net|pa net ht|px achat|tarif|"
        "tarif ht|prix ht|px ht|p coste|p costo|precio compra|precio de compra|p compra|p neto|"
        "prix revendeur|precio mayorista|precio de venta al por mayor|precio al por mayor|mayorista|"
        "mayoreo|precio mayoreo|precio de mayoreo|precio coste|coste|precio de coste|precio neto|pvm|pvd|"
        "prezzo all ingrosso|prezzo ingrosso|ingrosso|prezzo netto|costo|prezzo di costo|"
        "groothandelsprijs|inkoopprijs|inkoop|nettoprijs|preco de atacado|preco atacado|atacado|preco de custo|custo|"
        "preco por grosso|preco grossista|preco de grossista|preco revenda|preco de revenda|preco lojista|"
        "whls|whls price|whlse|whsle|grossist|buy price|purchase price|b2b price|b2b|our price|inkopspris|whlsl|whlsle|"
        "whole sale|whole sale price|gros ht|prix gros ht|p a ht|prezzo riv|prezzo rivenditori|prezzo rivenditore|"
        "indkob|indkobspris|innkjop|innkjopspris|forhandlerpris|aterforsaljarpris|engros|engrospris",
        0.8: "net|netto|neto|net each",
    },
    "retail_price": {
        1.0: "retail|retail price|msrp|m s r p|rrp|r r p|srp|s r p|rsp|suggested retail|suggested retail price|"
        "recommended retail price|recommended retail|sugg retail|ret price|list price|rec retail|consumer price|uvp|"
        "u v p|vk|vk preis|verkaufspreis|vk brutto|evp|empf vk|endverbraucherpreis|ladenpreis|"
        "unverbindliche preisempfehlung|prix public|public conseille|prix de vente|prix de vente conseille|pvc|ppc|prix conseille|"
        "prix detail|pv|pv ttc|pvttc|prix ttc|prix public ttc|pvp|p v p|pvpr|pvp recomendado|precio venta|"
        "precio de venta|precio venta publico|precio de venta al publico|precio publico|precio recomendado|publico|"
        "precio menudeo|menudeo|"
        "prezzo al pubblico|prezzo di vendita|pvp consigliato|prezzo consigliato|prezzo pubblico|prezzo dettaglio|"
        "prezzo al dettaglio|adviesprijs|consumentenprijs|verkoopprijs|verkoop|winkelprijs|advies verkoopprijs|"
        "adv verkoopprijs|avp|vkp|preco de venda|preco venda|preco ao publico|pvp sugerido|preco sugerido|"
        "preco de varejo|varejo|regular price|compare at price|rek pris|advies|veil|veil pris|veiledende pris|"
        "pubblico|al pubblico|pubblico consigliato|pvc conseille|pvc ttc|vejl udsalg|adv verkoop|advies verkoop|vejl|"
        "vejl pris|vejledende pris|vejl udsalgspris|utsalgspris|udsalgspris|utpris|rek utpris|rek ut|ca pris|"
        "butikspris|rek butikspris|rekommenderat butikspris|cirkapris|riktpris|vejl butikspris|veil butikkpris|"
        "cons pubblico|cons al pubblico|consigliato al pubblico|consigliato pubblico|prezzo cons pubblico|"
        "prezzo al pubblico consigliato|prezzo consigliato al pubblico",
    },
    "price": {
        0.9: "price|prices|preis|preise|prix|precio|precios|prezzo|prezzi|prijs|prijzen|preco|precos|pris|price list|"
        "unit price list|pricing|valor",
    },
    "discount": {
        1.0: "discount|disc|discount percent|rebate|rabatt|rabais|remise|rem|descuento|dto|desc %|dcto|sconto|sc|korting|"
        "desconto|nachlass|reduction|allowance|off|markdown",
    },
    "line_total": {
        1.0: "line total|line amount|total price|total amount|total cost|cost value|total value|ext price|extended price|extended|"
        "ext|extension|ext cost|extended cost|extended amount|ext amount|amount|amt|total wholesale|total ws|"
        "total whsl|net amount|net total|order value|order total|order amount|net value|row total|item total|"
        "sub total|subtotal|gesamtpreis|gesamt|gesamtbetrag|betrag|summe|gesamtwert|warenwert|positionswert|wert|"
        "zeilensumme|g preis|gp|nettobetrag|gesamt netto|montant|montant ht|montant total|total ht|prix total|valeur|"
        "montant ligne|total ligne|importe|importe total|precio total|total linea|valor total|importo|importo totale|"
        "prezzo totale|totale riga|valore|valore totale|imponibile|bedrag|totaalbedrag|totaalprijs|totaal bedrag|"
        "regeltotaal|preco total|total linha|valor liquido|montante|belopp|value|line value|total net|total netto|"
        "total eur|total usd|total gbp|prijs incl|amount due line|order cost|total wholesale price|wholesale total|"
        "total retail|net worth|valor neto|importe neto|valeur nette|nettowaarde|nettovarde|nettoverdi|nettovaerdi|"
        "gross worth|gross amount|gross value|line cost|line price|revenue|umsatz|chiffre d affaires|omzet|ricavo|line value net",
        0.6: "total|totals|totale|totaal|tot|totaux|totales|totali|totais",
    },
    "category": {
        1.0: "category|product category|categories|product type|type|item type|product group|group|class|"
        "subclass|sub category|subcategory|family|product family|line|product line|kategorie|warengruppe|"
        "produktgruppe|artikelgruppe|produktart|categorie|famille|type de produit|gamme|categoria|familia|tipo|"
        "tipo de producto|grupo|tipologia|categoria prodotto|gruppo|famiglia|productgroep|artikelgroep|soort|"
        "tipo de produto|warenbereich|style type|silhouette|style group",
        0.96: "department|dept|division|abteilung|rayon|departamento|reparto|afdeling",  # it may sell several categories
        0.6: "collection|kollektion|collezione|coleccion|collectie|colecao|theme|story|section",
    },
    "image": {
        1.0: "image|picture|photo|pic|img|images|pictures|photos|product image|product photo|thumbnail|bild|foto|"
        "abbildung|artikelbild|produktbild|photo produit|visuel|imagen|fotos|immagine|fotografia|afbeelding|imagem|"
        "sketch|image url|photo url|style image|cad|drawing",
    },
    "composition": {
        1.0: "composition|material composition|materials|fabric|fabrication|fabric content|content|fiber content|"
        "fibre content|fabric composition|zusammensetzung|materialzusammensetzung|stoff|matiere|matieres|composicion|"
        "tejido|composizione|tessuto|materiale|samenstelling|stof|materiaal|composicao|tecido|quality|upper material|"
        "qualitat|qualite|lining|weight|gsm",
    },
    "season": {1.0: "season|saison|temporada|stagione|seizoen|estacao|season code|drop|drop no"},
    "barcode": {
        1.0: "barcode|bar code|ean|ean code|ean no|ean13|ean 13|upc|upc code|upc no|gtin|gtin13|gtin 13|ean upc|upc ean|"
        "isbn|strichcode|code barre|code barres|codebarre|gencod|gencode|codigo de barras|cod barras|codice a barre|"
        "codice ean|streepjescode|ean nummer|gtin no|gtin ean|codigo ean",
    },
    "delivery": {
        1.0: "delivery|delivery date|delivery window|ship date|ship window|start ship|start ship date|ship start|ship end|"
        "cancel date|complete ship|end ship|available date|availability date|in store date|in warehouse date|"
        "ex factory|ex factory date|delivery start|delivery end|liefertermin|lieferdatum|lieferfenster|liefermonat|"
        "livraison|date de livraison|date livraison|entrega|fecha de entrega|fecha entrega|consegna|data consegna|"
        "data di consegna|levering|leverdatum|levertijd|data de entrega|date|datum|fecha|data|due date|etd|eta|"
        "requested date|need by|lead time|ship by|required date|start date|end date|delivery month|available from",
    },
    "pack": {
        1.0: "pack|prepack|pre pack|pack code|pack type|pack name|prepack code|prepack name|assortment|assortment code|"
        "ratio|pack ratio|prepack ratio|size ratio pack|lot|lotierung|sortiment|vororder pack|assortiment|surtido|sortido|"
        "assortimento|sortimento|lote|tipo lote|tipo de lote|curva|case|carton|"
        "pack description|pre pack ratio|pack contents|bundle",
    },
    "pack_quantity": {
        1.0: "packs|no of packs|number of packs|pack qty ordered|packs ordered|qty packs|pack quantity|pack qty|"
        "total packs|cartons|cases|no of cartons|no of cases|case qty|anzahl packs|anzahl pakete|anzahl lots|"
        "no curvas|curvas|numero de curvas|cantidad de curvas|"
        "no lotes|no de lotes|numero de lotes|lotes|lotes pedidos|no lotes pedidos|no de lotes pedidos|cantidad de lotes|"
        "nb de lots|nombre de lots|nb lots|nombre de packs|no packs|num packs|numero de packs|aantal packs|"
        "aantal dozen|n packs|prepacks|no of prepacks|sets|no of sets|qty prepacks|prepack qty|nb packs|lots|"
        "ctns|no of ctns|total ctns|ctn qty|prs per pack|pairs per pack|prs pack|pairs pack|pcs pack",
        0.9: "prendas lote|prendas por lote|uds lote|unidades por lote|pares por lote|pieces par lot|pieces lot|teile pro lot|"
        "stuck pro lot|units per pack|pack size|pcs per pack|pieces per pack|qty per pack|units pack|pack units|case pack|casepack|"
        "inner pack|carton qty|pcs carton|pcs per carton|units per case|moq|min qty|minimum|min order|minimum order|"
        "min|minimum order quantity|minimum qty|ve|vpe|verpackungseinheit|mindestmenge|minimo|cantidad minima|"
        "multiples|master carton",
    },
    "brand": {
        1.0: "brand|brand name|marke|marque|marca|merk|label|manufacturer|hersteller|fabricant|vendor|supplier|designer|"
        "fornitore|proveedor|fournisseur|lieferant|leverancier|vendor name",
    },
    "gender": {1.0: "gender|sex|geschlecht|genre|genero|genere|sesso|sexo|geslacht|age group|target group|zielgruppe"},
    "country": {
        1.0: "country|country of origin|origin|coo|made in|made|ursprungsland|herkunft|herkunftsland|pays|pays d origine|"
        "origine|pais|pais de origen|origen|paese|paese di origine|paese origine|land van herkomst|herkomst|"
        "pais de origem|origem|hs code|hts|hts code|tariff code|customs code|commodity code|zolltarifnummer|taric|"
        "hs tariff|"
        "zolltarif no|zolltarifnr|statistische warennummer|code douanier|codigo arancelario|codice doganale|goederencode",
    },
    "note": {
        1.0: "note|notes|comment|comments|remark|remarks|bemerkung|bemerkungen|anmerkung|hinweis|kommentar|commentaire|"
        "commentaires|remarque|observaciones|observacion|nota|notas|note interne|commento|commenti|osservazioni|"
        "opmerking|opmerkingen|observacoes|observacao|status|availability|stock|on hand|in stock|available qty|atp|"
        "available|available stock|qty on hand|available to sell|verfugbar|bestand|lagerbestand|disponible|"
        "disponibles|stock disponible|disponibilita|disponibile|giacenza|voorraad|beschikbaar|disponivel|estoque|tax|"
        "vat|vat rate|tax rate|mwst|ust|tva|iva|btw|btw bedrag|vat amount|tax amount|ship to|store|location|customer|"
        "requisitioner|terms|currency|wahrung|devise|moneda|valuta|moeda|markup|margin|backorder|shipped|qty shipped|"
        "received|qty received|delivered qty|invoiced|open qty|cancelled qty|average price|avg price|"
        "durchschnittspreis|prix moyen|precio medio|prezzo medio|gemiddelde prijs|avg cost|average cost|care|"
        "care instructions|pflege|pflegehinweise|entretien|cuidados|lavaggio|wasvoorschrift|"
        "fit|url|link|website|purchase order|po|po no|po number|order no|order number|order id|"
        "order date|invoice|invoice no|invoice number|invoice date|invoice due date|customer no|customer id|"
        "customer name|vendor no|vendor id|charges|vat id|account|account no|bill to|sold to|payment terms|ship via|"
        "shipped via|fob point|salesperson|sales rep|buyer|bestellnummer kunde|auftrag|auftragsnummer|"
        "rechnungsnummer|kundennummer|no commande|no facture|no client|no pedido|no factura|no ordine|no fattura|"
        "bestelnummer|ordernummer|factuurnummer|klantnummer|klant|factuur|order confirmation|phone|email|address|tel|"
        "fax|city|zip|state|retailer|retailer name|store name|shop name|account name|company name|"
        "carton no|ctn no|ctn nos|roll no|box no|karton no|colis no|package no|no colis|no carton|"
        "weight kg|net weight|gross weight|cbm|volume|taxes|total tax|"
        "shipped qty|quantity shipped|delivered|quantity delivered|qty delivered|to ship|still to ship|qty open|balance qty|"
        "geliefert|liefermenge|gelieferte menge|menge geliefert|ruckstand|offen|offene menge|restmenge|"
        "qte livree|quantite livree|livre|livree|qte expediee|expedie|reliquat|reste a livrer|qte restante|"
        "entregado|entregada|cant entregada|cantidad entregada|servido|pendiente|pendientes|"
        "consegnato|consegnati|q ta consegnata|qta consegnata|quantita consegnata|spedito|residuo|da consegnare|"
        "geleverd|aantal geleverd|nalevering|openstaand|entregue|qtd entregue|quantidade entregue|pendente",
    },
    "line_number": {
        1.0: "line no|line number|line item|pos|position|posn|pos no|no|ln|lin|row|row no|zeile|ligne|no ligne|linea|riga|"
        "regel|regelnummer|linha|lfd no|lfdno|laufende no|serial no|s no|sno|sr no|srno|sl no|item pos|lp|seq|index|"
        "po line",
    },
    "unit_of_measure": {
        1.0: "uom|u m|um|unit|unit of measure|unit of measurement|units of measure|me|mengeneinheit|einheit|einh|unite|unidad|"
        "unidad de medida|unita|unita di misura|unita misura|eenheid|unidade|unidade de medida|ud|un|measure|uo m|"
        "enhet|enhed",
    },
}

TOTAL_WORDS = (
    "total|totals|grand total|sub total|subtotal|sum|summe|gesamt|gesamtsumme|zwischensumme|endsumme|endbetrag|"
    "gesamtbetrag|rechnungsbetrag|nettosumme|total general|total generale|totale generale|total geral|sous total|totaux|"
    "montant total|totale|totali|subtotale|totale complessivo|totaal|totaalbedrag|subtotaal|eindtotaal|suma|suma total|"
    "importe total|totales|totais|total order|order total|overall total|style total|total style|total units|total qty|"
    "total quantity|total pieces|total pcs|total amount|total value|total price|balance due|amount due|total due|"
    "invoice total|total ht|total ttc|total net|net total|total eur|total usd|total gbp|gesamtmenge|"
    "style units|style qty|style quantity|gesamtstuck|total stuck|total piezas|"
    "total unidades|totale pezzi|totale capi|totaal stuks|total de pecas|tot|checksum|page total|seitensumme|total page|"
    "total commande|total pedido|totale ordine|totaal bestelling|total encomenda|total general pedido|gross total|"
    "total gross|total brutto|brutto|gesamt netto|gesamt brutto|total excl vat|total incl vat|factuur totaal|"
    "total includes|wholesale total|retail total|running total|group total|category total|bedrag incl btw|total all|"
    "net amount|total wholesale|total retail|base imponible|imponibile|totale imponibile|base imposable"
)
RUNNING_TOTALS = (  # at the foot of a page and at the head of the next
    "ubertrag|zwischenubertrag|carried forward|carry forward|brought forward|carried over|c fwd|b fwd|report|a reporter|"
    "total a reporter|a nuovo|riporto|a riportare|totale a riportare|suma y sigue|suma anterior|suma que pasa|"
    "te transporteren|running total"
)
CHARGE_WORDS = (
    "tax|taxes|impuestos|impuesto|impostos|imposte|impots|steuer|steuern|vat|sales tax|mwst|ust|mehrwertsteuer|"
    "umsatzsteuer|tva|iva|btw|gst|hst|pst|shipping|shipping handling|freight|"
    "fracht|versand|versandkosten|porto|transport|livraison|frais de port|frais de livraison|port|envio|gastos de envio|"
    "portes|spedizione|spese di spedizione|trasporto|verzendkosten|verzending|frete|discount|volume discount|"
    "trade discount|rabatt|skonto|remise|escompte|descuento|sconto|korting|desconto|insurance|versicherung|assurance|"
    "seguro|assicurazione|handling|packing|deposit|anzahlung|acompte|balance|previous balance|previous unpaid balance|"
    "amount paid|paid|surcharge|rounding|zuschlag|excise|duty|shipping est|shipping cost|shipping charges|delivery charge|"
    "cuota iva|recargo|bank charges|bank charge|bankgebuhren|frais bancaires|setup charge|setup fee|"
    "fuel surcharge|pallet charge|charge|charges|charge item|item charge|freight charge"
)

"""What counts pieces in running text, and the words of orders that are written as letters. Data only.

Patterns are for text in lower case with its accents; `SENTENCE_WORDS` are normalised.
"""

from __future__ import annotations

PIECES = (  # behind a number of pieces
    r"(?:pcs?|pces?|pieces?|units?|pairs?|prs?|ea|each|nos|st(?:ü|ue|u)cke?|stc?k|st|paare?|teile?|pi[eè]ces?|paires?|ex|exemplaires?|unit[eé]s?|"
    r"uds?|unid(?:ades|ad)?|pares?|par|piezas?|pzas?|prendas?|pezz[io]|pz|paia|paio|cap[io]|unit[aà]|stuks?|stks|paren|"
    r"pe[cç]as?|p[cç]s|un|styck|stycken|szt|kpl)"
)
LINKS = r"(?:in|en|em|of|de|di|da|der|des|von|van|vom|à|a|zu|im|i|av|af|för|for|je|med)"  # between a count and what it counts
BETWEEN_WORDS = (  # between the parts of an order, and none of them
    r"(?:and|und|et|y|e|en|&|\+|og|och|plus|sowie|ainsi que|más|mais|più|each|jeweils|chacun|chaque|cada|cad|ciascuno|elk|davon|"
    r"dont|of which|noch|auch|also|aussi|encore|anche|ancora|también|ook|nog|também|ainda|"
    r"@|at|zum|für|per|pro|por|au|al|ab|aux|price|preis|prix|precio|prezzo|prijs|preço)"
)
ARTICLES = r"(?:the|der|die|das|den|les?|la|el|los|las|il|lo|gli|de|het|os?|as?)"
QUANTITY_LABELS = (
    r"(?:qty|quantity|menge|anzahl|stückzahl|qté|quantité|cantidad|cant|quantità|q\.?tà|qta|aantal|quantidade|qtd|antal)"
)
SIZE_LABELS = r"(?:tam|pointures?|storlek|stl|størrelse|str|tagl|nummer|número|numero)"  # in letters, beside those of any text
_CONTAINERS = """
box boxes carton cartons pallet pallets parcel parcels karton kartons paket pakete palette paletten colis cartone cartoni
collo colli caja cajas bulto bultos palet palets doos dozen pakket pakketten caixa caixas volume volumes catalogue
catalogues catalog catalogs katalog kataloge catalogo cataloghi catalogos preisliste preislisten muster sample samples
swatches echantillon echantillons muestra muestras campione campioni stalen amostras hangers cintres
"""
_SENTENCE = """
we i you us me our my your please send sent ship deliver thank thanks hi hello dear regards order ordering reorder need get
would will can could is are was be have has not if this that these those from also again before after by until due within
days weeks wir ich sie uns mir ihr ihre ihren unser unsere bitte danke dank liefern liefert senden schicken bestelle
bestellen brauche brauchen benotigen hatten hatte gern gerne noch haben ist sind wird werden nicht wenn bis auch mal wieder
folgende folgenden tage tagen nous vous je votre vos notre nos merci veuillez prie livrer envoyer commande commander
commandons souhaitons voudrais voudrions bonjour madame monsieur est sont avec pas aussi suivants suivantes jours besoin
nosotros usted ustedes nuestro nuestra por favor gracias enviar envia enviame mandar manda mandame necesito necesitamos
queremos quiero pedir pido pedimos pedido hola buenos buenas son tambien dias siguiente siguientes noi voi vi ci vostro
vostra nostro nostra grazie prego inviare inviarci spedire spedirci ordiniamo ordino vorrei vorremmo ordinare ordine
buongiorno gentile sono se anche giorni seguenti occorrono wij u uw ons onze graag bedankt sturen stuur leveren bestel
bestelling willen beste geachte zijn niet als ook dagen volgende nodig seu sua nosso nossa obrigado obrigada envie
precisamos encomendar encomenda bom sao tambem seguintes invoice rechnung facture factura fattura factuur fatura delivery
lieferung livraison entrega consegna levering payment zahlung zahlbar reglement pago pagamento betaling cordialement
salutations gruss grusse grussen saludo saludos saluti groet groeten vanliga halsningar hilsen
"""
_ORDERING = """
please send ship deliver order ordering reorder get have take need like want add
bitte bestelle bestellen liefern liefert senden schicken
brauche brauchen benotigen nehme nehmen veuillez merci livrer envoyer expedier commande commander commandons souhaitons
voudrais voudrions besoin favor envia enviame enviar manda mandame mandar necesito necesitamos queremos quiero pedir pido
pedimos pedido rogamos envien ponme inviare inviarci spedire spedirci ordiniamo ordino vorrei vorremmo ordinare ordine occorrono
serve servono graag sturen stuur leveren bestel bestelling willen envie precisamos encomendar encomenda encomendamos
"""

CONTAINERS = frozenset(_CONTAINERS.split())
"""What letters count too, and do not order."""
SENTENCE_WORDS = frozenset(_SENTENCE.split())
"""Words of sentences, and of no product's name."""
ORDERING_WORDS = frozenset(_ORDERING.split())
"""Words that make a sentence an order."""

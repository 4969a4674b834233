"""The words that head columns in further languages of Europe: Nordic, Polish, Czech, Slovak, Hungarian, Romanian, Croatian, Greek
and Turkish. Data only, as in `header_words`.
"""

from __future__ import annotations

from pipelines.reading.words.header_words import Field

LANGUAGE_PHRASES: dict[Field, str] = {
    "style_number": "varenr|vare no|varenummer|artikelnr|artikkelnr|stilnr|modellnr|tuotenro|nr artykulu|nr modelu|stil no|symbol|"
    "symbol produktu|indeks|kod produktu|kod towaru|numer artykulu|cod articol|cod produs|cod model|κωδικός|"
    "κωδικός είδους|κωδ|kód zboží|katalogové číslo|číslo výrobku|kód produktu|cikkszám|termékkód|šifra artikla|šifra|"
    "model no|stok kodu",
    "name": "varenavn|produktnavn|stilnavn|modellnavn|artikelbenamning|produktnamn|tuotenimi|tuote|nazwa|nazwa produktu|"
    "urun adi|denumire articol|denumire produs|denumire|produs|articol|είδος|περιγραφή είδους|ονομασία|název zboží|"
    "název produktu|název výrobku|název|položka|názov|megnevezés|termék neve|terméknév|naziv artikla|naziv|model adı|"
    "ürün|nimike",
    "description": "varetekst|produktbeskrivelse|beskrivelse|benamning|kuvaus|opis|descriere|περιγραφή|popis|označení|"
    "označení dodávky|leírás|opis artikla",
    "color": "farve|farger|farge|farver|farg|farger tilgjengelig|vari|kolor|kolory|renk|renkler|barva|culoare|culori|χρώμα|"
    "χρώματα|χρωματισμοί|barva zboží|barvy|farba|farby|szín|színek|boja|renk seçenekleri|värit",
    "color_code": "farvekode|farvenr|fargekode|fargkod|kod koloru|renk kodu|cod culoare|κωδικός χρώματος|kód barvy|színkód|"
    "šifra boje",
    "size": "vel|veľ|storrelse|str|strl|storlek|stl|koko|rozmiar|beden|velikost|ringgr|ringgrosse|ringweite|ring size|"
    "taille de bague|tour de doigt|talla de anillo|misura anello|ringmaat|ringstorrelse|ringstorlek|"
    "rozmiar pierscionka|mărime|măsură|νούμερο|μέγεθος|veľkosť|méret|veličina|numara",
    "size_run": "storrelser|storlekar|koot|rozmiary|bedenler|storlekar tillgangliga|rozmiary dostepne|dostepne rozmiary|mărimi|"
    "măsuri|μεγέθη|νούμερα|velikosti|veľkosti|méretek|veličine|beden aralığı|koot saatavilla",
    "quantity": "bestellt|bestilt|besteld|ordinato|encomendado|antal|antall|antal stk|bestilt antall|bestallt antal|kpl|"
    "razem szt|razem sztuk|suma szt|liczba sztuk|cantitate|cantitate comandată|ποσότητα|τεμάχια|τεμ|ζεύγη|"
    "množství|počet|počet ks|ks|mennyiség|rendelt mennyiség|darab|količina|sipariş adedi|tilattu|tilausmäärä",
    "unit_price": "pris pr stk|pris stk|a pris|kobspris|pris per stk|nettopris|preț unitar|preț unitar fără tva|τιμή μονάδας|"
    "τιμή μον|τιμή τεμαχίου|jednotková cena|cena za jednotku|cena za ks|j cena|cena mj|cena bez dph|egységár|"
    "nettó egységár|jedinična cijena",
    "price": "cena|pris|fiyat|hinta|preț|τιμή|cijena|hinta alv 0",
    "wholesale_price": "hurt|hurt netto|cena hurtowa|cena hurtowa netto|cena zakupu|preț en gros|preț angro|χονδρική|"
    "τιμή χονδρικής|"
    "τιμή χονδρ|velkoobchodní cena|voc|nagykereskedelmi ár|nagyker ár|veleprodajna cijena|toptan satış fiyatı|"
    "tukkuhinta alv 0",
    "retail_price": "detal|detal brutto|cena detaliczna|cena detaliczna brutto|sugerowana cena detaliczna|cena sugerowana|scd|"
    "preț recomandat|preț raft|preț vânzare|λιανική|τιμή λιανικής|προτεινόμενη λιανική|προτ λιανική|π λ τ|"
    "maloobchodní cena|doporučená cena|doporučená maloobchodní cena|kiskereskedelmi ár|fogyasztói ár|kisker ár|"
    "maloprodajna cijena|mpc|perakende satış fiyatı|etiket fiyatı|suositushinta|suositushinta sis alv|"
    "ohjevähittäishinta|svh",
    "image": "zdjecie|zdjecia|bilde|bilder|billede|kuva|imagine|poză|φωτογραφία|φωτο|obrázek|foto|kép|slika|görsel|resim",
    "barcode": "stregkode|strekkode|streckkod|kod kreskowy|viivakoodi|barkod|cod bare|cod de bare|γραμμωτός κώδικας|čárový kód|"
    "čiarový kód|vonalkód",
    "composition": "kvalitet|materiale|sammensaetning|materialsammansattning|sklad|koostumus|kumas|compoziție|material|σύνθεση|"
    "ύφασμα|υλικό|složení|zloženie|materiál|összetétel|anyag|sastav",
    "category": "produktgruppe|kategoria tuotteen|tuoteryhma|grupa|categorie|grupă produse|κατηγορία|ομάδα|skupina|skupina zboží|"
    "kategorie zboží|kategória|termékcsoport|kategorija",
    "delivery": "leveringstid|levering|leverans|leveransdatum|toimitus|termin dostawy|lieferung|dostawa|termen livrare|livrare|"
    "παράδοση|ημ παράδοσης|termín dodání|dodání|szállítási határidő|szállítás|rok isporuke|teslim|teslim tarihi",
    "line_total": "valoare|valoare fără tva|αξία|σύνολο αξίας|cena celkem|celková cena|částka|celkem bez dph|érték|nettó érték|"
    "összeg|iznos|ukupno",
    "unit_of_measure": "μον μέτρησης|mj|měrná jednotka|mértékegység|mennyiségi egység|jed mjere|birim|yksikkö",
    "line_number": "nr crt|α α|poř č|řádek|sorszám|r br|sıra|sıra no",
    "discount": "reducere|έκπτωση|sleva|zľava|kedvezmény|engedmény|popust|iskonto|alennus",
    "note": "observații|παρατηρήσεις|poznámka|megjegyzés|napomena|açıklamalar|huomautus|saldo|alv kanta|myyntierä|dph|tva|φπα",
}

LANGUAGE_TOTALS = (
    "i alt|ialt|sum|summa|totalt|totalt antal|antal totalt|totalt antall|samlet antal|ordervarde|ordreverdi|ordrevaerdi|total sum|"
    "delsum|delsumma|razem|suma|lacznie|ogolem|yhteensa|valisumma|toplam|genel toplam|celkem|"
    "celkem ks|spolu|összesen|mindösszesen|total general|total comandă|σύνολο|γενικό σύνολο|μερικό σύνολο|sveukupno"
)
LANGUAGE_CHARGES = (
    "moms|mva|fragt|frakt|rabat|rabatt|alennus|alv|kdv|kargo|dostawa|koszt dostawy|dph|doprava|ptu|poštovné|áfa|szállítási díj|"
    "transport|"
    "φπα|μεταφορικά|pdv|nakliye"
)

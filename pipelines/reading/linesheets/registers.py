"""Registers: tables of people and places, which have numbers and names as products do and are none."""

from __future__ import annotations

from pipelines.reading.model import Table
from pipelines.reading.words.vocabulary import normalise

HEAD_ROWS = 5  # in which a table's heads are looked for
LEAST_HEADS = 3
_WORDS = """
customer, customer id, customer no, customer name, customer rep, client, client name, company, contact, contact name,
contact person, first name, last name, surname, full name, email, e mail, mail, phone, telephone, tel, mobile, fax,
address, street, city, town, zip, zip code, postal code, postcode, state, region, birthday, date of birth, age,
department, salary, job title, kunde, firma, adresse, strasse, plz, ort, telefon, ville, code postal, direccion, ciudad,
telefono, correo, indirizzo, citta, adres, plaats, endereco, cidade, telefone
"""
OF_PEOPLE = frozenset(" ".join(word.split()) for word in _WORDS.split(","))


def is_register(table: Table) -> bool:
    """Whether three columns of a table are headed names, addresses and ways to reach them."""
    return any(sum(normalise(cell.text) in OF_PEOPLE for cell in row) >= LEAST_HEADS for row in table.rows[:HEAD_ROWS])

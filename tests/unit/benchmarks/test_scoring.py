"""The scorer's definitions, one behaviour each, and the evaluation's report."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import evaluate
from benchmarks.scoring import Judgement, Score, score
from emulator.samples.catalogue import make_samples
from emulator.samples.truth import write_sample

SHIRT = {"style_number": "SH-100", "name": "Alder Shirt", "colors": ["Navy"], "sizes": ["S", "M"], "wholesale_price": "32.00"}
LINE = {"sku": "SH-100", "description": "Alder Shirt", "color": "Navy", "size": "M", "quantity": 4, "unit_price": "32.00"}


def test_a_perfect_extraction_scores_one_everywhere():
    got = score("linesheet", [SHIRT], [dict(SHIRT, wholesale_price={"amount": "32", "currency": "EUR"})])

    assert (got.recall, got.precision, got.f1, got.exact) == (1, 1, 1, 1)
    assert got.fields == {"name": 1.0, "sizes": 1.0, "wholesale_price": 1.0}


def test_a_style_number_agrees_without_dashes_spaces_and_case():
    assert score("linesheet", [SHIRT], [dict(SHIRT, style_number="sh 100")]).found == 1
    assert score("linesheet", [SHIRT], [dict(SHIRT, style_number="SH-101")]).found == 0


def test_another_colourway_of_the_style_is_another_row():
    got = score("linesheet", [SHIRT], [dict(SHIRT, colors=["Sand"])])

    assert (got.recall, got.precision, got.f1) == (0, 0, 0)


def test_without_a_style_number_the_name_is_the_identity():
    nameless = {"name": "Alder Shirt", "colors": ["Navy"]}

    assert score("linesheet", [nameless], [{"name": "ALDER SHIRT", "colors": ["navy"]}]).found == 1
    assert score("linesheet", [nameless], [{"name": "Cedar Dress", "colors": ["navy"]}]).found == 0


def test_a_wrong_price_keeps_the_row_found_but_not_exact():
    got = score("linesheet", [SHIRT], [dict(SHIRT, wholesale_price="23.00")])

    assert (got.found, got.exact, got.fields["wholesale_price"]) == (1, 0, 0)


def test_a_price_without_a_role_is_right_in_either_place():
    plain = {"style_number": "SH-100", "price": "32.00"}

    for field in ("wholesale_price", "retail_price"):
        assert score("linesheet", [plain], [{"style_number": "SH-100", field: "32"}]).fields == {"price": 1.0}


def test_each_extracted_row_answers_for_one_row_of_truth():
    got = score("purchase_order", [LINE, LINE], [LINE])

    assert (got.found, got.recall, got.precision) == (1, 0.5, 1)


def test_of_rows_with_the_same_identity_the_better_one_is_taken():
    got = score("purchase_order", [LINE], [dict(LINE, quantity=9), LINE])

    assert got.exact_rows == 1
    assert got.precision == 0.5


def test_an_order_line_may_carry_its_number_as_sku_or_as_style():
    renamed = {**LINE, "sku": "", "style_number": "SH100"}

    assert score("purchase_order", [LINE], [renamed]).found == 1


def test_a_line_in_another_size_is_not_found():
    assert score("purchase_order", [LINE], [dict(LINE, size="XXL")]).found == 0


def test_inventing_rows_in_a_document_without_any_scores_nothing():
    assert score("linesheet", [], []).f1 == 1
    assert score("linesheet", [], [SHIRT]).f1 == 0


def test_a_picture_agrees_by_page_and_share_of_the_smaller_box():
    pictured = {**SHIRT, "image": {"page": 2, "bbox": [0.1, 0.1, 0.3, 0.3]}}

    def right(image: object) -> float:
        return score("linesheet", [pictured], [{**SHIRT, "image": image}]).fields["image"]

    assert right({"page": 2, "bbox": [0.1, 0.1, 0.32, 0.34]}) == 1
    assert right({"page": 1, "bbox": [0.1, 0.1, 0.3, 0.3]}) == 0
    assert right({"page": 2, "bbox": [0.25, 0.25, 0.45, 0.45]}) == 0
    assert right(None) == 0


def test_confidence_is_taken_from_a_fields_evidence():
    told = dict(SHIRT, evidence={"name": {"confidence": 0.9}})

    judged = {j.field: j.confidence for j in score("linesheet", [SHIRT], [told]).judgements}

    assert judged == {"name": 0.9, "sizes": None, "wholesale_price": None}


def test_the_calibration_table_compares_confidence_with_the_share_right():
    judgements = [Judgement(field="name", right=right, confidence=0.92) for right in (True, True, True, False)]

    lines = list(evaluate.calibration_lines(judgements))

    assert "| 0.90 – 0.95 | 4 | 0.92 | 0.750 |" in lines


def test_the_report_names_every_document_and_the_mean_of_its_kind():
    half = Score(rows=2, extracted=1, found=1, exact_rows=1)
    results = [evaluate.Result(name=f"{n}.pdf", kind="linesheet", score=half, seconds=0.1) for n in ("a", "b")]

    text = evaluate.report(results, "Title")

    assert "| a.pdf | 2 | 1 | 0.50 | 1.00 | 0.67 | 0.50 |" in text
    assert "**mean of 2**" in text


def test_a_folder_of_documents_is_evaluated_and_the_report_stored(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys):
    for sample in make_samples("demo", 1, only="order_decimal_commas"):
        write_sample(sample, tmp_path)
    monkeypatch.setattr(evaluate, "RESULTS", tmp_path / "evaluation.md")

    code = evaluate.main(["--data", str(tmp_path), "--write"])

    assert code == 0
    assert "order_decimal_commas.csv" in (tmp_path / "evaluation.md").read_text()
    assert "order_decimal_commas.csv" in capsys.readouterr().out


def test_an_empty_folder_is_refused(tmp_path: Path):
    assert evaluate.main(["--data", str(tmp_path)]) == 2

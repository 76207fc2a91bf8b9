"""The header of a cable in plain words, also where it has what no list of codes knows."""

from __future__ import annotations

from dataclasses import replace

from tests.unit.corpora import CABLE

from regesta.pages.cable import decoded


def test_codes_are_expanded_and_what_is_not_known_stays() -> None:
    header = {
        "origin": "AMEMBASSY PARIS",
        "recipients": ["SECSTATE WASHDC"],
        "info": ["AMCONSUL KARACHI", "RUEHXX"],
        "precedence": "PRIORITY",
        "classification": "CONFIDENTIAL",
        "declassify": "GDS",
        "captions": ["SIPDIS", "ODDCAP"],
        "reasons": ["1.4 (b)"],
        "tags": ["KNNP", "PK", "QQQQ"],
    }
    found = decoded(replace(CABLE, cable=header))
    assert found is not None
    assert dict(found.rows) == {
        "From": "US Embassy Paris",
        "For action": "Department of State, Washington",
        "For information": "US Consulate Karachi and RUEHXX",
        "Precedence": "priority, the third of four",
        "Classification": "Confidential, declassification: GDS",
        "Reasons": "1.4 (b) (foreign government information)",
        "Captions": "SIPDIS (for distribution also on the classified network SIPRNet); ODDCAP",
        "Subjects": "KNNP (Nuclear non-proliferation); PK (Pakistan); QQQQ",
    }
    assert decoded(replace(CABLE, cable={})) is None

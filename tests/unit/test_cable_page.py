"""The header of a cable in plain words, also where it has what no list of codes knows."""

from __future__ import annotations

from dataclasses import replace

from tests.unit.corpora import CABLE, CORPUS

from regesta.codes import tags
from regesta.model import Site, Topic
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
    topics = {
        "bombs": Topic("bombs", "Bombs & treaties", state_tags=("KNNP",)),
        "bans": Topic("bans", "Bans", state_tags=("KNNP",)),
    }
    corpus = replace(CORPUS, topics=topics)
    found = decoded(replace(CABLE, cable=header), corpus, Site("https://example.org/edition"), tags.holders(corpus))
    assert found is not None
    assert dict(found.rows) == {
        "From": "US Embassy Paris",
        "For action": "Department of State, Washington",
        "For information": "US Consulate Karachi and RUEHXX",
        "Precedence": "priority, the third of four",
        "Classification": "Confidential, declassification: GDS",
        "Reasons": "1.4 (b) (foreign government information)",
        "Captions": "SIPDIS (for distribution also on the classified network SIPRNet); ODDCAP",
        "Subjects": 'KNNP (Nuclear non-proliferation: <a href="/edition/t/bombs/">Bombs &amp; treaties</a>, '
        '<a href="/edition/t/bans/">Bans</a>); '
        "PK (Pakistan); QQQQ (not in the list of TAGS)",
    }
    assert decoded(replace(CABLE, cable={}), corpus, Site(), {}) is None

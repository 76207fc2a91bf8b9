"""Public statements counted: by act, year and addressee, what is the same text once."""

from __future__ import annotations

from dataclasses import replace

from corpora import BRIEF, CORPUS, corpus

from regesta.model import Act, ActOf, Corpus, Document, Site
from regesta.pages import acts, addressees, dossiers
from regesta.tally.statements import Statement, independent, statements
from regesta.witnesses import original

WELCOMES = Act("welcomes", "welcomes", 2)
REGRETS = Act("regrets", "regrets", 1)


def stating(*documents: Document) -> Corpus:
    by_act = {a: tuple(d.id for d in documents if a in {x.act for x in d.acts}) for a in ("welcomes", "regrets")}
    return replace(corpus(documents), acts={"welcomes": WELCOMES, "regrets": REGRETS}, by_act=by_act)


FIRST = replace(BRIEF, acts=(ActOf("welcomes", "p1", "boris"), ActOf("regrets", "p1")))
AGAIN = replace(FIRST, id="rur-mfa-3", date="1897", duplicate_of="rur-mfa-2")
OTHER = replace(
    BRIEF, id="rur-mfa-4", date="", acts=(ActOf("welcomes", "all", "boris"), ActOf("welcomes", "p1", "fritz"))
)
STATED = stating(FIRST, AGAIN, OTHER)


def test_a_statement_is_one_act_of_one_document_towards_one_addressee() -> None:
    assert statements(STATED) == (
        Statement("welcomes", "boris", "rur-mfa-2", "1896", "rur-mfa-2", ("p1",)),
        Statement("regrets", "", "rur-mfa-2", "1896", "rur-mfa-2", ("p1",)),
        Statement("welcomes", "boris", "rur-mfa-3", "1897", "rur-mfa-2", ("p1",)),
        Statement("regrets", "", "rur-mfa-3", "1897", "rur-mfa-2", ("p1",)),
        Statement("welcomes", "boris", "rur-mfa-4", "", "rur-mfa-4", ()),
        Statement("welcomes", "fritz", "rur-mfa-4", "", "rur-mfa-4", ("p1",)),
    )


def test_what_is_the_same_text_is_one_statement() -> None:
    found = statements(STATED)
    assert independent(found) == 2
    assert independent(s for s in found if s.act == "regrets") == 1
    assert independent(()) == 0


def test_a_text_leads_back_as_far_as_the_site_holds_it() -> None:
    circle = stating(replace(FIRST, variant_of="rur-mfa-3"), AGAIN)
    assert original(circle.documents["rur-mfa-2"], circle).id in circle.documents
    assert original(AGAIN, stating(AGAIN)).id == "rur-mfa-3"
    assert original(CORPUS.documents["zenda-1"], CORPUS).id == "zenda-1"


def test_every_number_of_the_tables_leads_to_what_it_counts() -> None:
    found = {"welcomes": [s for s in statements(STATED) if s.act == "welcomes"],
             "regrets": [s for s in statements(STATED) if s.act == "regrets"]}  # fmt: skip
    view = acts.index(found, {}, STATED, Site(), dossiers.of(STATED))
    by_year = view["by_year"]
    assert [c.text for c in by_year.columns] == ["1896", "1897", "Undated"]
    assert [(line.heading.text, [[(r.text, r.href) for r in c] for c in line.cells], line.total)
            for line in by_year.lines] == [
        ("Regrets", [[("1", "/acts/regrets/#y1896")], [("1", "/acts/regrets/#y1897")], []], "1"),
        ("Welcomes", [[("1", "/acts/welcomes/#y1896")], [("1", "/acts/welcomes/#y1897")],
                      [("1", "/acts/welcomes/#undated")]], "2"),
    ]  # fmt: skip
    assert [(line.heading.text, [[(r.text, r.href) for r in c] for c in line.cells]) for line in
            view["by_addressee"].lines] == [
        ("Boris", [[], [("2", "/acts/welcomes/#of-boris")]]),
        ("Fritz von Tarlenheim", [[], [("1", "/acts/welcomes/#document-rur-mfa-4")]]),
        ("No addressee", [[("1", "/acts/regrets/#no-addressee")], []]),
    ]  # fmt: skip
    assert "counts once: rur-mfa-3 with rur-mfa-2." in view["counted"]


def test_the_page_of_an_act_names_addressee_year_and_passage() -> None:
    found = [s for s in statements(STATED) if s.act == "welcomes"]
    table = acts.view(WELCOMES, found, STATED, Site(), dossiers.of(STATED))["table"]
    assert [(line.anchor, [[(r.text, r.href) for r in c] for c in line.cells]) for line in table.lines] == [
        ("of-boris", [[("rur-mfa-2 ¶1", "/d/rur-mfa-2/#p1")], [("rur-mfa-3 ¶1", "/d/rur-mfa-3/#p1")],
                      [("rur-mfa-4", "/d/rur-mfa-4/")]]),
        ("of-fritz", [[], [], [("rur-mfa-4 ¶1", "/d/rur-mfa-4/#p1")]]),
    ]  # fmt: skip


def test_tables_are_bounded() -> None:
    many = tuple(replace(BRIEF, id=f"rur-mfa-{n}", acts=(ActOf("regrets", "p1"),)) for n in range(9))
    held = stating(*many)
    (line,) = acts.view(REGRETS, statements(held), held, Site(), dossiers.of(held))["table"].lines
    assert [r.text for r in line.cells[0]][-1] == "and 5 more"
    assert len(line.cells[0]) == addressees.MOST_REFS + 1
    addressed = tuple(ActOf("regrets", "p1", f"actor-{n}") for n in range(30))
    crowd = stating(replace(BRIEF, acts=addressed))
    table = acts.view(REGRETS, statements(crowd), crowd, Site(), dossiers.of(crowd))["table"]
    assert (len(table.lines), table.more) == (
        addressees.MOST_LINES,
        "And 6 more addressees, none with more statements.",
    )

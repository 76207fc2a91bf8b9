"""What feed readers, crawlers and hosts read: feed, sitemap, robots, headers, redirects, checksums."""

from __future__ import annotations

import hashlib
import re
import xml.etree.ElementTree as ET
from dataclasses import replace

from corpora import ALL, CABLE, CAPTURES, CLOSED, CORPUS, PAPER, edited_by

from regesta.export import checksums, feed, headers, media_types, redirects, robots, sitemap
from regesta.export.security import HEADER_POLICY
from regesta.model import Entry, Revision, Site

SITE = Site("https://ruritania.example/letters")
ATOM = {"a": "http://www.w3.org/2005/Atom"}


def entries(xml: str) -> list[ET.Element]:
    return ET.fromstring(xml).findall("a:entry", ATOM)


def text(element: ET.Element, name: str) -> str:
    found = element.find(f"a:{name}", ATOM)
    assert found is not None
    return found.text or ""


def test_feed_has_new_and_corrected_documents_the_last_change_first() -> None:
    found = entries(feed.render((PAPER, CABLE, CLOSED), CORPUS, SITE))
    assert [text(e, "id") for e in found] == [
        "https://ruritania.example/letters/d/94strelsau7/",
        "https://ruritania.example/letters/d/zenda-1/",
    ]
    assert [text(e, "updated") for e in found] == ["2026-03-04T00:00:00Z", "2026-01-03T00:00:00Z"]
    assert text(found[0], "published") == "2026-01-02T00:00:00Z"
    assert text(found[0], "summary").endswith("Corrected on 2026-03-04: paragraph 2 was cut")
    assert [c.get("label") for c in found[0].findall("a:category", ATOM)] == [
        "Trade, tariffs & tolls",
        "The succession",
    ]


def test_feed_says_what_it_is_of_and_whose() -> None:
    xml = ET.fromstring(feed.render([CABLE], CORPUS, SITE, "/t/trade/trade.xml", "/t/trade/", "Trade"))
    assert text(xml, "title") == "Trade – Letters of Ruritania"
    assert text(xml, "id") == "https://ruritania.example/letters/t/trade/"
    assert text(xml, "updated") == "2026-03-04T00:00:00Z"
    assert [link.get("href") for link in xml.findall("a:link", ATOM)] == [
        "https://ruritania.example/letters/t/trade/trade.xml",
        "https://ruritania.example/letters/t/trade/",
    ]
    assert xml.findtext("a:author/a:name", namespaces=ATOM) == "Letters of Ruritania"
    named = ET.fromstring(feed.render([CABLE], edited_by("R. Rassendyll"), SITE))
    assert named.findtext("a:author/a:name", namespaces=ATOM) == "R. Rassendyll"


def test_feed_of_a_site_without_address_has_ids_that_stay() -> None:
    first, second = (feed.render(ALL, CORPUS, Site()) for _ in range(2))
    assert first == second
    ids = [text(e, "id") for e in entries(first)]
    assert all(id.startswith("urn:uuid:") for id in ids)
    assert len(set(ids)) == len(ids) == 2


def test_feed_is_cut_and_may_be_empty() -> None:
    many = [replace(CABLE, id=f"x-{n}", revisions=(Revision("2026-05-01", "again"),)) for n in range(60)]
    assert len(entries(feed.render(many, CORPUS, SITE))) == feed.LENGTH
    assert text(ET.fromstring(feed.render([], CORPUS, SITE)), "updated") == "1970-01-01T00:00:00Z"


def test_sitemap_has_every_page_with_its_last_change() -> None:
    xml = sitemap.render([("/", ""), ("/d/94strelsau7/", "2026-03-04"), ("/t/a&b/", "")], SITE)
    ns = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
    urls = ET.fromstring(xml).findall("s:url", ns)
    assert [u.findtext("s:loc", namespaces=ns) for u in urls] == [
        "https://ruritania.example/letters/",
        "https://ruritania.example/letters/d/94strelsau7/",
        "https://ruritania.example/letters/t/a&b/",
    ]
    assert [u.findtext("s:lastmod", namespaces=ns) for u in urls] == [None, "2026-03-04", None]


def test_a_sitemap_of_too_many_pages_is_a_list_of_sitemaps() -> None:
    pages = [(f"/d/x-{n}/", "") for n in range(5)]
    assert dict(sitemap.files(pages, SITE, 5)) == {"/sitemap.xml": sitemap.render(pages, SITE)}
    found = dict(sitemap.files(pages, SITE, 2))
    ns = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
    maps = [loc.text for loc in ET.fromstring(found.pop("/sitemap.xml")).findall("s:sitemap/s:loc", ns)]
    assert maps == [f"https://ruritania.example/letters{path}" for path in found]
    listed = [loc.text for xml in found.values() for loc in ET.fromstring(xml).findall("s:url/s:loc", ns)]
    assert listed == [f"https://ruritania.example/letters{path}" for path, _ in pages]
    assert max(len(ET.fromstring(xml)) for xml in found.values()) == 2


def test_robots_name_the_sitemap_where_it_has_an_address() -> None:
    assert robots.render(SITE) == (
        "User-agent: *\nAllow: /\n\nSitemap: https://ruritania.example/letters/sitemap.xml\n"
    )
    assert "Sitemap" not in robots.render(Site())


def test_headers_have_the_policy_for_all_files_and_the_types_of_ours() -> None:
    lines = headers.render(media_types(), SITE).splitlines()
    assert lines[0] == "/letters/*"
    assert lines[1] == f"  Content-Security-Policy: {HEADER_POLICY}"
    assert "unsafe-inline" not in lines[1]
    assert lines[lines.index("/letters/t/*.csl.json") + 1] == "  Content-Type: application/vnd.citationstyles.csl+json"
    assert headers.render([], Site()).startswith("/*\n")


def test_captures_are_served_in_their_own_charset() -> None:
    utf8, western, persian = (
        replace(CAPTURES[0], id=id, encoding=encoding)
        for id, encoding in (("a", "utf-8"), ("b", "latin-1"), ("c", "utf-16-le"))
    )
    assert headers.of_captures([utf8]) == (("/c/*.txt", "text/plain; charset=utf-8"),)
    assert headers.of_captures([utf8, western, persian]) == (
        ("/c/a/a.txt", "text/plain; charset=utf-8"),
        ("/c/b/b.txt", "text/plain; charset=iso-8859-1"),
        ("/c/c/c.txt", "text/plain; charset=utf-16le"),
    )
    assert headers.of_captures([]) == ()
    names = [headers.charset(name) for name in ("utf-8-sig", "cp1252", "iso8859-5", "ascii", "utf-16")]
    assert names == ["utf-8", "windows-1252", "iso-8859-5", "ascii", "utf-16"]


def test_no_file_gets_two_media_types() -> None:
    """Hosts that match a file twice send both values in one line."""
    paths = [path.replace("*", "x") for path, _ in (*media_types(), *headers.of_captures([CAPTURES[0]]))]
    patterns = [path.replace(".", r"\.").replace("*", ".*") for path, _ in media_types()]
    assert all(sum(bool(re.fullmatch(p, path)) for p in patterns) == (not path.startswith("/c/")) for path in paths)


def alias(old: str, new: str) -> Entry:
    return Entry("alias", old, "1.0", "2026-01-01", to=new, why="renamed")


def test_redirects_lead_to_where_a_page_stands_now() -> None:
    ledger = [
        Entry("page", "/d/a-1/", "1.0", "2026-01-01"),
        alias("/d/a-1/", "/d/b-1/"),
        alias("/d/b-1/", "/d/c-1/"),
        replace(alias("/d/c-1/", "/d/c-1/"), passage="p1"),
    ]
    files = {"/d/c-1/c-1.ris"}
    assert redirects.render(ledger, files, [".ris", ".md"], SITE).splitlines() == [
        "/letters/d/a-1/ /letters/d/c-1/ 301",
        "/letters/d/a-1/a-1.ris /letters/d/c-1/c-1.ris 301",
        "/letters/d/b-1/ /letters/d/c-1/ 301",
        "/letters/d/b-1/b-1.ris /letters/d/c-1/c-1.ris 301",
    ]
    assert redirects.render([], (), [".ris"], SITE) == ""


def test_redirects_of_a_circle_end() -> None:
    assert set(redirects.aliases([alias("/a/", "/b/"), alias("/b/", "/a/")])) == {"/a/", "/b/"}


def test_checksums_are_what_sha256sum_reads() -> None:
    digest = hashlib.sha256(b"text").hexdigest()
    assert checksums.render({"/d/b/index.html": digest, "d/a/index.html": digest}) == (
        f"{digest}  d/a/index.html\n{digest}  d/b/index.html\n"
    )

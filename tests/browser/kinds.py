"""A page of every kind, so that whatever is looked at is looked at on all of them."""

from __future__ import annotations

KINDS = {
    "home": "/",
    "documents": "/documents/",
    "cable": "/d/07paris692/",
    "article with notes and Turkish": "/d/ankasam-1/",
    "report": "/d/tdi-1/",
    "numbered text": "/d/fr-mfa-1/",
    "brief": "/d/fr-mfa-51/",
    "duplicate": "/d/fr-mfa-50/",
    "capture beside text": "/d/07paris692/verify/",
    "stub": "/d/07paris384/",
    "topics": "/topics/",
    "topic": "/t/france-pakistan-relations/",
    "container topic": "/t/conduct-of-diplomacy/",
    "actors": "/actors/",
    "person": "/a/laurent-fabius/",
    "state": "/a/pakistan/",
    "private person": "/a/person-1/",
    "places": "/places/",
    "place": "/p/karachi/",
    "acts": "/acts/",
    "act": "/acts/condemns/",
    "events": "/events/",
    "event": "/e/karachi-bus-bombing-2002/",
    "planned event": "/e/araud-visit-pakistan/",
    "all series": "/series/",
    "series": "/s/fr-mfa/",
    "captures": "/captures/",
    "capture": "/c/fr-mfa-central-asia/",
    "statistics": "/statistics/",
    "timeline": "/timeline/",
    "timeline, narrowed": "/timeline/?topic=counterterrorism&from=2012&to=2013",
    "search": "/search/",
    "about": "/about/",
    "principles": "/principles/",
    "how to cite": "/how-to-cite/",
    "corrections": "/corrections/",
    "data": "/data/",
    "components": "/components/",
    "not found": "/nowhere/",
}

NOT_INDEXED = frozenset({"capture beside text", "private person", "components", "not found"})
"""Kinds that search engines are asked to leave out."""

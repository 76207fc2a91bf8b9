"""`make lighthouse`: Lighthouse on a page of every kind that is indexed, as on a phone; fails where one is under 100.

Of pages that lie in one folder, as the documents, the heaviest is measured too; `python -m tests.lighthouse /timeline/`
measures what is named only. The site is served compressed, as every static host serves it. It takes some ten seconds a
page, so it is no part of `make test`; and scores are times, so the machine should have nothing else to do: its own
speed as Lighthouse measures it (1500 and more of a good desk computer) stands in each line.
"""

from __future__ import annotations

import gzip
import json
import shutil
import subprocess
import sys
import tempfile
import threading
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path

from regesta.serving.handler import Handler
from tests.browser.conftest import NAMES
from tests.browser.kinds import KINDS, NOT_INDEXED
from tests.conftest import REPOSITORY
from tests.site.conftest import run

HERE = Path(__file__).parent


def paths(output: Path) -> list[str]:
    """Return the addresses to measure: a page of every indexed kind, and the heaviest indexed page of every folder."""
    heaviest: dict[str, tuple[int, str]] = {}
    for file in output.glob("*/*/index.html"):
        content = file.read_bytes()
        if b'content="noindex"' not in content:
            path = file.parent.relative_to(output)
            found = (len(gzip.compress(content)), f"/{path.as_posix()}/")
            heaviest[path.parts[0]] = max(found, heaviest.get(path.parts[0], found))
    kinds = [path for kind, path in KINDS.items() if kind not in NOT_INDEXED]
    return list(dict.fromkeys([*kinds, *(path for _, path in heaviest.values())]))


def main() -> int:
    """Build, serve on loopback, measure, print a line a page; return 1 where a score is under 100."""
    chromium = next((found for name in NAMES if (found := shutil.which(name))), None)
    if chromium is None:
        sys.exit("no Chromium was found: install one with `apt-get install chromium`")
    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder) / "output"
        server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, base="", folder=output))
        host = f"http://127.0.0.1:{server.server_port}"
        for command in ("build", "index"):
            done = run(REPOSITORY, command, "-o", str(output), siteurl=host)
            if done.returncode:
                sys.exit(done.stderr)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        addresses = [host + path for path in sys.argv[1:] or paths(output)]
        asked = json.dumps({"chromium": chromium, "addresses": addresses})
        measuring = subprocess.Popen(["node", "measure.mjs"], cwd=HERE, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        assert measuring.stdin is not None
        assert measuring.stdout is not None
        measuring.stdin.write(asked.encode())
        measuring.stdin.close()
        print("performance, accessibility, best practices, SEO")
        worst, pages = 100, 0
        for line in measuring.stdout:
            page = json.loads(line)
            worst, pages = min(worst, *page["scores"].values()), pages + 1
            scores = (f"{score:3}" for score in page["scores"].values())
            print(*scores, page["path"], *page["times"], *page["lost"], sep="  ", flush=True)
        if measuring.wait() or pages < len(addresses):
            sys.exit(f"Lighthouse broke off after {pages} of {len(addresses)} pages")
        print(f"{pages} pages, the lowest score is {worst}")
        return 0 if worst == 100 else 1


if __name__ == "__main__":
    sys.exit(main())

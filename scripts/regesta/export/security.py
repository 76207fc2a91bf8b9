"""What the browser may do on a page of the edition, in one place: the Content-Security-Policy and its one exception.

Pages carry the policy in a meta element, static hosts send it as a header (`_headers`, with `frame-ancestors`, which a
meta element cannot set). Nothing is fetched from another host, ever; styles and scripts within a page do not run,
except the one script below, which is named by its digest.
"""

from __future__ import annotations

import base64
import hashlib

# Sets the reader's remembered choice of light or dark before the first paint; a file would come too late.
THEME_SCRIPT = (
    "var d=document.documentElement.dataset;"
    'try{var t=localStorage.getItem("theme");if(t==="light"||t==="dark")d.theme=t}catch(e){}'
    'if(location.search.length>1)d.asked=""'
)
"""What is decided before the first paint, so that nothing moves: light or dark, and whether the address asks."""

THEME_SCRIPT_DIGEST = "sha256-" + base64.b64encode(hashlib.sha256(THEME_SCRIPT.encode()).digest()).decode()

_SCRIPTS = f"script-src 'self' '{THEME_SCRIPT_DIGEST}'"

POLICY = "; ".join(
    (
        "default-src 'none'",
        "style-src 'self'",
        _SCRIPTS,
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
    )
)

# Pagefind, which searches, is WebAssembly.
SEARCH_POLICY = POLICY.replace(_SCRIPTS, f"{_SCRIPTS} 'wasm-unsafe-eval'")

# A page obeys both its meta element and the header. So the header grants what one page needs, and every other page's
# own policy takes it back; two headers for one address would be merged by some hosts and not by others.
HEADER_POLICY = f"{SEARCH_POLICY}; frame-ancestors 'none'"

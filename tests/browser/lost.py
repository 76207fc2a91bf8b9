"""What a reader cannot read on a page as it is laid out: cut off, beyond the edge, under other words, torn."""

from __future__ import annotations

from playwright.sync_api import Page

LOST = """() => {
  const seen = (e) => e.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  const aside = ".visually-hidden, .skip, svg, template, script, select, input, [role=region][tabindex], pre";
  const { scrollWidth } = document.documentElement;
  const told = new Set();
  const whole = new CSSStyleSheet();
  whole.replaceSync("* { content-visibility: visible !important; }");
  document.adoptedStyleSheets = [whole];
  if (scrollWidth > innerWidth) told.add(`the page is ${scrollWidth} wide`);
  for (const e of document.querySelectorAll("body *")) {
    if (e.closest(aside) || !seen(e)) continue;
    const { overflowX, overflowY } = getComputedStyle(e);
    const cut = (flow, whole, shown) => (flow === "hidden" || flow === "clip") && whole > shown + 1;
    if (cut(overflowX, e.scrollWidth, e.clientWidth) || cut(overflowY, e.scrollHeight, e.clientHeight))
      told.add(`cut off: ${e.tagName}.${e.className}`);
  }
  const lines = [], range = document.createRange();
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const words = texts.currentNode.data.trim(), e = texts.currentNode.parentElement;
    if (!words || e.closest(aside) || !seen(e)) continue;
    if (e.closest("h1, h2, h3"))
      for (const word of texts.currentNode.data.matchAll(/\\p{L}+/gu)) {
        range.setStart(texts.currentNode, word.index);
        range.setEnd(texts.currentNode, word.index + word[0].length);
        if (new Set([...range.getClientRects()].map((box) => box.top)).size > 1) told.add(`a word torn: ${word[0]}`);
      }
    range.selectNodeContents(texts.currentNode);
    for (const box of range.getClientRects()) {
      if (box.width < 2) continue;
      if (box.right > innerWidth + 1 || box.left < -1) told.add(`beyond the edge: ${words.slice(0, 40)}`);
      const { left, right, top, bottom, height } = box;
      lines.push({ e, words, left, right, top: top + height / 4, bottom: bottom - height / 4 });
    }
  }
  lines.sort((a, b) => a.top - b.top);
  lines.forEach((a, i) => {
    for (let j = i + 1; j < lines.length && lines[j].top < a.bottom - 2; j++) {
      const b = lines[j];
      if (a.e !== b.e && Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2)
        told.add(`one on the other: ${a.words.slice(0, 30)} | ${b.words.slice(0, 30)}`);
    }
  });
  document.adoptedStyleSheets = [];
  return [...told];
}"""


def lost(page: Page) -> list[str]:
    """Return what is lost. What scrolls within itself and is reached by a keyboard is not; drawings are not read."""
    found: list[str] = page.evaluate(LOST)
    return found

/* A passage whose number is followed, or whose words are selected, is cited where the reader is, in every style. What
   is said comes from the page: the citation of any passage, and for each passage the words in which it is named. */
import { offerCopying } from "./copy.js";

const PAUSE = 250;

export function citePassages() {
  const template = document.querySelector("[data-citing]");
  if (!template) return;
  const pins = [...document.querySelectorAll("[data-pin]")].filter((pin) => document.getElementById(pin.dataset.pin));
  const texts = pins.map((pin) => document.getElementById(pin.dataset.pin).querySelector(".text, pre"));
  const told = document.querySelector("[data-citing-told]");
  let panel;
  let opener;

  const close = () => {
    if (!panel?.isConnected) return;
    const within = panel.contains(document.activeElement);
    panel.remove();
    told.textContent = "";
    if (within && opener) opener.focus({ preventScroll: true });
    opener = undefined;
  };

  const open = (first, last, by) => {
    panel ??= made(template, close);
    fill(panel, pins[first].dataset, pins[last].dataset, pins[first]);
    const passage = document.getElementById(pins[last].dataset.pin);
    if (passage.nextElementSibling !== panel) passage.after(panel);
    opener = by;
    told.textContent = `${panel.querySelector("#citing-name").textContent}: the citation follows the passage.`;
  };

  document.addEventListener("click", (event) => {
    const link = event.target.closest?.(".num, [data-pin]");
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const id = decodeURIComponent(link.hash.slice(1)).split(".")[0];
    const at = pins.findIndex((pin) => pin.dataset.pin === id);
    if (at < 0) return;
    open(at, at, link);
    /* Pressed on a keyboard: the next key is for the panel, once the browser has gone where the link leads. */
    if (!event.detail) setTimeout(() => panel.focus({ preventScroll: true }), PAUSE);
  });

  let waiting;
  document.addEventListener("selectionchange", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      const selection = getSelection();
      if (panel?.contains(selection.anchorNode)) return;
      const chosen = selected(selection, texts);
      if (chosen.length) open(chosen[0], chosen.at(-1));
      else if (panel && !opener) close();
    }, PAUSE);
  });

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
  });
}

function made(template, close) {
  const panel = template.content.firstElementChild.cloneNode(true);
  const radios = [...panel.querySelectorAll("input")];
  const show = () => {
    for (const radio of radios) panel.querySelector(`[data-style=${radio.value}]`).hidden = !radio.checked;
  };
  (radios.find((radio) => radio.value === kept()) ?? radios[0]).checked = true;
  panel.addEventListener("change", (event) => {
    keep(event.target.value);
    show();
  });
  panel.querySelector("[data-close]").addEventListener("click", close);
  offerCopying(panel);
  show();
  return panel;
}

function fill(panel, first, last, pin) {
  const [kind, number] = (last.counted ?? "").split(" ");
  const counted = number && first.counted?.startsWith(`${kind} `);
  const one = first === last;
  const words = {
    called: one ? first.called : `${first.called}–${last.called}`,
    locator: one ? first.locator : counted ? `${first.counted}–${number}` : `${first.locator} to ${last.locator}`,
    passage: one ? `passage ${first.pin}` : `passages ${first.pin}–${last.pin}`,
    address: pin.textContent,
  };
  for (const place of panel.querySelectorAll("[data-place]")) place.textContent = words[place.dataset.place];
  panel.querySelector("a[data-place]").setAttribute("href", pin.getAttribute("href"));
}

/* Which passages have selected words, in order of the text. */
function selected(selection, texts) {
  if (!selection.rangeCount || selection.isCollapsed) return [];
  const range = selection.getRangeAt(0);
  return [...texts.keys()].filter((at) => {
    if (!range.intersectsNode(texts[at])) return false;
    const part = document.createRange();
    part.selectNodeContents(texts[at]);
    if (part.compareBoundaryPoints(Range.START_TO_START, range) < 0) part.setStart(range.startContainer, range.startOffset);
    if (part.compareBoundaryPoints(Range.END_TO_END, range) > 0) part.setEnd(range.endContainer, range.endOffset);
    return part.toString().trim() !== "";
  });
}

/* The style is kept as light and dark are: in this browser, where it lets a page keep anything. */
function kept() {
  try {
    return localStorage.getItem("style");
  } catch {
    return null;
  }
}

function keep(style) {
  try {
    localStorage.setItem("style", style);
  } catch {
    /* then the choice holds for this page */
  }
}

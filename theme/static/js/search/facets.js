/* The ways to narrow a search, each value with the number of passages that it would leave. */

import { idOf } from "./engine.js";
import { make } from "./elements.js";

const LISTS = { topic: "Any topic", actor: "Any actor" };
const BOXES = ["kind", "series", "year", "language"];

/** Show the values of each facet, those chosen always among them; the reader's place in the form is kept. */
export function showFacets(form, index, counts, asked) {
  const at = document.activeElement;
  const place = form.contains(at) && at.name ? `[name="${at.name}"]${at.type === "checkbox" ? `[value="${CSS.escape(at.value)}"]` : ""}` : "";
  for (const name of BOXES) boxes(form.querySelector(`[data-facet="${name}"]`), name, values(index, counts, asked, name));
  for (const name of Object.keys(LISTS)) select(form.elements[name], LISTS[name], values(index, counts, asked, name));
  if (place) form.querySelector(place)?.focus();
}

function values(index, counts, asked, name) {
  const chosen = new Set(asked.chosen[name]);
  return Object.keys(index.all[name] ?? {})
    .map((value) => ({
      id: idOf(value),
      label: decodeURIComponent(value.slice(value.indexOf("|") + 1)),
      count: counts[name]?.[value] ?? 0,
      chosen: chosen.has(idOf(value)),
    }))
    .filter(({ count, chosen: is }) => count || is)
    .sort((a, b) => (name === "year" ? a.id.localeCompare(b.id) : a.label.localeCompare(b.label)));
}

function boxes(fieldset, name, found) {
  fieldset.hidden = !found.length;
  fieldset.querySelector("ul").replaceChildren(
    ...found.map(({ id, label, count, chosen }) => {
      const box = make("input", { type: "checkbox", name, value: id });
      box.checked = chosen;
      return make("li", {}, make("label", {}, box, ` ${label} `, make("span", { class: "apparatus" }, String(count))));
    }),
  );
}

function select(element, any, found) {
  element.replaceChildren(
    make("option", { value: "" }, any),
    ...found.map(({ id, label, count }) => make("option", { value: id }, `${label} (${count})`)),
  );
  element.value = found.find(({ chosen }) => chosen)?.id ?? "";
}

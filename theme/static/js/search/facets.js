/* The ways to narrow a search, each value with the number of passages that it would leave. */

import { make } from "./elements.js";
import { idOf } from "./query.js";

const LISTS = { topic: "Any topic", actor: "Any actor" };
const BOXES = ["kind", "series", "year", "language"];

/** Show the values of each facet, those chosen always among them; the reader's place in the form is kept.
    `facets` has the number of each value, null where it is not known: such a value is shown without one. */
export function showFacets(form, facets, asked) {
  const at = document.activeElement;
  const place = form.contains(at) && at.name ? `[name="${at.name}"]${at.type === "checkbox" ? `[value="${CSS.escape(at.value)}"]` : ""}` : "";
  for (const name of BOXES) boxes(form.querySelector(`[data-facet="${name}"]`), name, values(facets[name] ?? {}, asked.chosen[name], name));
  for (const name of Object.keys(LISTS)) select(form.elements[name], LISTS[name], values(facets[name] ?? {}, asked.chosen[name], name));
  if (place) form.querySelector(place)?.focus();
}

function values(counts, chosen, name) {
  const ids = new Set(Object.keys(counts).map(idOf));
  const found = [...Object.entries(counts), ...chosen.filter((id) => !ids.has(id)).map((id) => [id, null])];
  return found
    .map(([value, count]) => ({ id: idOf(value), label: labelOf(value), count, chosen: chosen.includes(idOf(value)) }))
    .filter(({ count, chosen: is }) => count !== 0 || is)
    .sort((a, b) => (name === "year" ? a.id.localeCompare(b.id) : a.label.localeCompare(b.label)));
}

function labelOf(value) {
  return value.includes("|") ? decodeURIComponent(value.slice(value.indexOf("|") + 1)) : value;
}

function boxes(fieldset, name, found) {
  fieldset.hidden = !found.length;
  fieldset.querySelector("ul").replaceChildren(
    ...found.map(({ id, label, count, chosen }) => {
      const box = make("input", { type: "checkbox", name, value: id });
      box.checked = chosen;
      return make("li", {}, make("label", {}, box, ` ${label} `, count === null ? "" : make("span", { class: "apparatus" }, count.toLocaleString("en"))));
    }),
  );
}

function select(element, any, found) {
  element.replaceChildren(
    make("option", { value: "" }, any),
    ...found.map(({ id, label, count }) => make("option", { value: id }, count === null ? label : `${label} (${count.toLocaleString("en")})`)),
  );
  element.value = found.find(({ chosen }) => chosen)?.id ?? "";
}

/* What is shown of how much, in words: for everybody, for a screen reader, and on paper with the address of the view. */
import { narrows } from "./query.js";

const some = (number, all, one) => `${number.toLocaleString("en")} of ${all.toLocaleString("en")} ${one}${all === 1 ? "" : "s"}`;

function name(form, facet, filter, labels) {
  const control = form.elements[facet];
  const option = [...control.options].find((found) => found.value === filter[facet]);
  if (labels?.[facet] && option?.textContent === filter[facet]) option.textContent = labels[facet];
  return option ? option.textContent.replace(/ \(\d+\)$/, "") : filter[facet];
}

function years(filter) {
  const { first, last } = filter;
  if (first === last) return [String(first)];
  if (Number.isFinite(first) && Number.isFinite(last)) return [`${first} to ${last}`];
  if (Number.isFinite(first)) return [`from ${first}`];
  return Number.isFinite(last) ? [`until ${last}`] : [];
}

export function say(status, filter, found, form) {
  if (!narrows(filter)) {
    status.textContent = "";
    return;
  }
  const facets = ["kind", "topic", "actor"].filter((facet) => filter[facet]);
  const by = [
    ...facets.map((facet) => name(form, facet, filter, found.labels)),
    ...years(filter),
    ...(filter.undated ? ["without the undated"] : []),
  ];
  const parts = [
    ...(found.ofDocuments ? [some(found.documents, found.ofDocuments, "document")] : []),
    ...(found.ofEvents ? [some(found.events, found.ofEvents, "event")] : []),
  ];
  const here = form.dataset.whole ? " on this page" : "";
  const wrong = filter.wrong.map((text) => ` “${text}” is not a year and was not used.`).join("");
  const address = document.createElement("span");
  address.className = "view-address";
  address.textContent = `This view: ${location.href}`;
  status.replaceChildren(`${by.length ? `${by.join("; ")}: ` : ""}shown are ${parts.join(" and ")}${here}.${wrong}`, address);
}

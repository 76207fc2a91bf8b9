/* What the reader asked for: from the address and the form to plain data, and back. An address cites a search. */

import { bare, fold } from "./fold.js";

export const FACETS = ["topic", "actor", "kind", "series", "year", "language"];

export function fromAddress(search) {
  const given = new URLSearchParams(search);
  const chosen = Object.fromEntries(FACETS.map((name) => [name, given.getAll(name).filter(Boolean)]));
  return {
    q: (given.get("q") ?? "").trim(),
    chosen,
    from: given.get("from") ?? "",
    to: given.get("to") ?? "",
    undated: given.get("undated") !== "no",
    order: given.get("order") === "date" ? "date" : "",
  };
}

export function toAddress(asked) {
  const parameters = new URLSearchParams();
  if (asked.q) parameters.set("q", asked.q);
  for (const name of FACETS) for (const id of asked.chosen[name]) parameters.append(name, id);
  if (asked.from) parameters.set("from", asked.from);
  if (asked.to) parameters.set("to", asked.to);
  if (!asked.undated) parameters.set("undated", "no");
  if (asked.order) parameters.set("order", asked.order);
  const text = parameters.toString();
  return text ? `?${text}` : "";
}

export function isNarrowed(asked) {
  return FACETS.some((name) => asked.chosen[name].length) || Boolean(asked.from || asked.to) || !asked.undated;
}

/** The id of a facet's value, which stands in the address; after it stands what is read. */
export function idOf(value) {
  return value.split("|")[0];
}

export function widened(asked) {
  return { ...asked, chosen: Object.fromEntries(FACETS.map((name) => [name, []])), from: "", to: "", undated: true };
}

/** Phrases are what stands in quotation marks of any kind; a mark without its partner is none. */
export function terms(text) {
  const phrases = [];
  const rest = text.replace(/["“”„«»]([^"“”„«»]+)["“”„«»]/gu, (_, phrase) => {
    const words = fold(phrase).split(/\s+/).filter((word) => bare(word));
    if (words.length) phrases.push(words);
    return " ";
  });
  const words = fold(rest.replace(/["“”„«»]/gu, " ")).split(/\s+/).filter((word) => bare(word));
  return { phrases, words };
}

/* Asks Pagefind and holds it to its word: a term that no passage has gives nothing, not the next best.

   Pagefind takes a query as one phrase or as words; several of them are searched one by one and joined here. */

import { parts } from "./fold.js";
import { FACETS, isNarrowed, terms } from "./query.js";
import { spansAskedFor } from "./dates.js";

const WEIGHTS = { names: 0.5, folded: 0.5 };

/** Load the index; throws where there is none. */
export async function open(folder) {
  const pagefind = await import(`${folder}pagefind.js`);
  await pagefind.options({ basePath: folder, noWorker: true, ranking: { metaWeights: WEIGHTS } });
  await pagefind.init();
  const all = await pagefind.filters();
  if (!all.entry) throw new Error("the index is empty");
  return { pagefind, all };
}

/** Answer a question: the results in order, how many documents they are of, counts by facet, the terms not found. */
export async function answer(index, asked) {
  const { phrases, words } = terms(asked.q);
  const queries = [...phrases.map((phrase) => `"${phrase.join(" ")}"`), ...(words.length ? [words.join(" ")] : [])];
  const missing = await notFound(index, phrases, words);
  const nothing = { results: [], documents: 0, counts: {}, missing, phrases, words };
  if (missing.length || (!queries.length && !isNarrowed(asked))) return nothing;
  const found = queries.length > 1 ? await joined(index, queries, asked) : await one(index, queries[0] ?? null, asked);
  return { ...nothing, ...found };
}

async function one(index, query, asked) {
  const reply = await ask(index, query, asked);
  const counts = { ...reply.filters };
  for (const name of FACETS.filter((facet) => asked.chosen[facet].length)) {
    const without = { ...asked, chosen: { ...asked.chosen, [name]: [] } };
    counts[name] = (await ask(index, query, without)).filters[name];
  }
  return { results: reply.results, counts, documents: positive(reply.filters.entry) };
}

async function joined(index, queries, asked) {
  const replies = await Promise.all(queries.map((query) => ask(index, query, asked)));
  const others = replies.slice(1).map((reply) => new Set(reply.results.map((result) => result.id)));
  const results = replies[0].results.filter((result) => others.every((ids) => ids.has(result.id)));
  const counts = Object.fromEntries([...FACETS, "entry"].map((name) => [name, {}]));
  for (const { filters } of await Promise.all(results.map((result) => result.data()))) {
    for (const name of Object.keys(counts)) {
      for (const value of filters[name] ?? []) counts[name][value] = (counts[name][value] ?? 0) + 1;
    }
  }
  return { results, counts, documents: positive(counts.entry) };
}

function positive(counts) {
  return Object.values(counts ?? {}).filter((count) => count > 0).length;
}

async function ask({ pagefind, all }, query, asked) {
  const filters = {};
  for (const name of FACETS) {
    const ids = new Set(asked.chosen[name]);
    // A value that the index does not have must find nothing, not everything.
    if (ids.size) filters[name] = { any: anyOf(Object.keys(all[name] ?? {}).filter((value) => ids.has(idOf(value)))) };
  }
  const spans = spansAskedFor(Object.keys(all.span), asked);
  if (spans) filters.span = { any: anyOf(spans) };
  return pagefind.search(query, { filters, ...(asked.order || query === null ? { sort: { date: "asc" } } : {}) });
}

function anyOf(values) {
  return values.length ? values : ["none"];
}

export function idOf(value) {
  return value.split("|")[0];
}

/** The words and phrases that no passage at all has. Where Pagefind finds no word, it tries a shorter one. */
async function notFound({ pagefind }, phrases, words) {
  const missing = [];
  for (const word of words) {
    const { results } = await pagefind.search(word);
    const best = results.length ? await results[0].data() : null;
    if (!best || !has(best, word)) missing.push(word);
  }
  for (const phrase of phrases) {
    const { results } = await pagefind.search(`"${phrase.join(" ")}"`);
    if (!results.length) missing.push(`“${phrase.join(" ")}”`);
  }
  return missing;
}

function has({ raw_content: content, meta }, word) {
  const wanted = parts(word);
  const texts = [content, meta.names ?? "", meta.folded ?? ""];
  return texts.some((text) => text.split(/\s+/).some((other) => parts(other).some((part) => part.includes(wanted[0]))))
    || wanted.slice(1).some((part) => texts.some((text) => parts(text).includes(part)));
}

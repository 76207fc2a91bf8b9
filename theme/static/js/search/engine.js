/* Asks Pagefind about one shard and holds it to its word: a term that no passage has gives nothing, not the next best.

   Pagefind takes a query as one phrase or as words; several of them are searched one by one and joined here. Its
   filters are fetched one by one, when they are asked for: all of them weigh more than the rest of an answer. */

import { parts } from "./fold.js";
import { FACETS, idOf, isNarrowed } from "./query.js";
import { isDated, spansAskedFor } from "./dates.js";

const WEIGHTS = { names: 0.5, folded: 0.5 };

/** Load a shard; throws where there is none. The first one loads what all others use, so it has to be open before. */
export async function open(folder, shard) {
  const { createInstance } = await import(`${folder}pagefind.js`);
  const pagefind = createInstance({ basePath: `${folder}${shard}/`, noWorker: true, ranking: { metaWeights: WEIGHTS } });
  await pagefind.init();
  await pagefind.preload("");
  return { pagefind, known: new Set(), all: {} };
}

/** What a shard answers: results in order, of how many documents, terms not found; values and counts when asked for. */
export async function answer(shard, asked, { phrases, words }) {
  const queries = [...phrases.map((phrase) => `"${phrase.join(" ")}"`), ...(words.length ? [words.join(" ")] : [])];
  const missing = await notFound(shard, phrases, words);
  if (missing.length || (!queries.length && !isNarrowed(asked))) {
    return { results: [], documents: 0, missing, counts: () => nothing(shard, asked) };
  }
  const found = queries.length > 1 ? await joined(shard, queries, asked) : await one(shard, queries[0] ?? null, asked);
  return { ...found, missing };
}

/** All values of filters, by filter. The query is asked anyway: for none, Pagefind fetches the index of every word. */
async function valuesOf(shard, names, query) {
  const unknown = names.filter((name) => !shard.known.has(name));
  if (unknown.length) {
    await shard.pagefind.preload(query, { filters: Object.fromEntries(unknown.map((name) => [name, { any: anyOf([]) }])) });
    shard.all = (await shard.pagefind.search(query)).totalFilters;
    for (const name of unknown) shard.known.add(name);
  }
  return shard.all;
}

/** Of a shard that has no answer, what those values are called that are chosen. */
async function nothing(shard, asked) {
  await valuesOf(shard, FACETS.filter((name) => asked.chosen[name].length), asked.q || null);
  return {};
}

async function one(shard, query, asked) {
  await valuesOf(shard, ["document"], query);
  const { results, filters } = await ask(shard, query, asked);
  return { results, documents: positive(filters.document), counts: () => counted(shard, query, asked) };
}

async function counted(shard, query, asked) {
  await valuesOf(shard, FACETS, query);
  const counts = { ...(await ask(shard, query, asked)).filters };
  for (const name of FACETS.filter((facet) => asked.chosen[facet].length)) {
    const without = { ...asked, chosen: { ...asked.chosen, [name]: [] } };
    counts[name] = (await ask(shard, query, without)).filters[name];
  }
  return counts;
}

async function joined(shard, queries, asked) {
  const replies = await Promise.all(queries.map((query) => ask(shard, query, asked)));
  const others = replies.slice(1).map((reply) => new Set(reply.results.map((result) => result.id)));
  const results = replies[0].results.filter((result) => others.every((ids) => ids.has(result.id)));
  const counts = Object.fromEntries([...FACETS, "document"].map((name) => [name, {}]));
  for (const { filters } of await Promise.all(results.map((result) => result.data()))) {
    for (const name of Object.keys(counts)) {
      for (const value of filters[name] ?? []) counts[name][value] = (counts[name][value] ?? 0) + 1;
    }
  }
  return { results, documents: positive(counts.document), counts: async () => counts };
}

function positive(counts) {
  return Object.values(counts ?? {}).filter((count) => count > 0).length;
}

async function ask(shard, query, asked) {
  const filters = {};
  const chosen = FACETS.filter((name) => asked.chosen[name].length);
  const all = await valuesOf(shard, [...chosen, ...(isDated(asked) ? ["span"] : [])], query);
  for (const name of chosen) {
    const ids = new Set(asked.chosen[name]);
    // A value that the index does not have must find nothing, not everything.
    filters[name] = { any: anyOf(Object.keys(all[name] ?? {}).filter((value) => ids.has(idOf(value)))) };
  }
  if (isDated(asked)) filters.span = { any: anyOf(spansAskedFor(Object.keys(all.span ?? {}), asked)) };
  const byDate = asked.order || query === null;
  return shard.pagefind.search(query, { filters, ...(byDate ? { sort: { date: "asc" } } : {}) });
}

function anyOf(values) {
  return values.length ? values : ["none"];
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
  return texts.some((text) => `${text} ${capitalsApart(text)}`.split(/\s+/).some((other) => parts(other).some((part) => part.startsWith(wanted[0]))))
    || wanted.slice(1).some((part) => texts.some((text) => parts(text).includes(part)));
}

/** Pagefind finds the second half of "McDonald" too. */
function capitalsApart(text) {
  return text.replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2");
}

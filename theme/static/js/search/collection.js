/* Asks all shards that a question concerns, and makes one answer of theirs.

   Pagefind's own `mergeIndex` would lose the order by date, and mix in what a shard offers for a word that it lacks. */

import { answer as ofShard, open } from "./engine.js";
import { byDate, byScore } from "./order.js";
import { FACETS, idOf, terms } from "./query.js";
import { concerned, held, shardsOf } from "./shards.js";

/** How many shards a browser can be asked to fetch for one question. */
const MOST = 20;

/** The index, of which nothing but the list of its shards is fetched yet; throws where there is none. */
export async function collection(folder) {
  return { folder, list: await shardsOf(folder), opened: new Map() };
}

/** Answer a question: results, how many documents they are of, terms not found, shards searched; facets when asked for.
    Where it concerns too many shards, none is searched, and `tooMany` says how many it would be. */
export async function answer(index, asked) {
  const words = terms(asked.q);
  const wanted = concerned(index.list, asked);
  const part = { searched: wanted.length, parts: index.list.shards.length, tooMany: 0 };
  const none = { ...words, ...part, results: byScore([]), documents: 0, missing: [] };
  if (wanted.length > MOST) return { ...none, tooMany: wanted.length, most: MOST, facets: async () => choices(index, asked) };
  const shards = await opened(index, wanted.map(({ folder }) => folder));
  const replies = await Promise.all(shards.map((shard) => ofShard(shard, asked, words)));
  const lists = replies.map(({ results }) => results);
  return {
    ...none,
    results: asked.order || !(words.words.length + words.phrases.length) ? byDate(lists) : byScore(lists),
    documents: replies.reduce((sum, { documents }) => sum + documents, 0),
    missing: (replies[0]?.missing ?? []).filter((term) => replies.every(({ missing }) => missing.includes(term))),
    facets: () => facets(index, asked, wanted, shards, replies),
  };
}

async function opened({ folder, opened: held }, names) {
  const shard = (name) => {
    if (!held.has(name)) held.set(name, open(folder, name));
    return held.get(name);
  };
  if (names.length) await (held.values().next().value ?? shard(names[0]));
  return Promise.all(names.map(shard));
}

/** For each facet its values with their counts; null for a series or a year that lies in shards not searched. */
async function facets(index, asked, wanted, shards, replies) {
  const counts = await Promise.all(replies.map((reply) => reply.counts()));
  const named = (all, name) => all.map((one) => one[name]);
  const known = shards.map(({ all }) => all);
  const found = Object.fromEntries(FACETS.map((name) => [name, sums(named(known, name), named(counts, name))]));
  const searched = new Set(wanted);
  for (const name of ["series", "year"]) {
    for (const value of Object.keys(held(index.list, name, asked))) {
      const also = concerned(index.list, { ...asked, chosen: { ...asked.chosen, [name]: [idOf(value)] } });
      if (also.some((shard) => !searched.has(shard))) found[name][value] = null;
    }
  }
  return found;
}

/** The counts of all shards together; 0 for a value that is known and has none. */
function sums(values, counts) {
  const found = {};
  for (const all of values) for (const value of Object.keys(all ?? {})) found[value] = 0;
  for (const all of counts) for (const [value, count] of Object.entries(all ?? {})) found[value] = (found[value] ?? 0) + count;
  return found;
}

/** Before anything is searched: series and years, with all their passages. */
function choices(index, asked) {
  return { series: held(index.list, "series", asked), year: held(index.list, "year", asked) };
}

/* Which shards the index has, and which of them a question concerns: those with its series, its years, its dates. */

import { idOf } from "./query.js";
import { concerns } from "./dates.js";

/** The list of shards in the folder of the index; throws where there is none. */
export async function shardsOf(folder) {
  const reply = await fetch(`${folder}shards.json`, { cache: "no-cache" });
  if (!reply.ok) throw new Error("there is no index");
  return reply.json();
}

/** The shards that may hold an answer; the others cannot, whatever is asked in words. */
export function concerned(list, asked) {
  return list.shards.filter((shard) => groups(list, shard, asked).length > 0 && concerns(shard, asked));
}

/** The values of series or of years, each with the passages in the collection that have it and the other one chosen. */
export function held(list, name, asked) {
  const open = { ...asked, chosen: { ...asked.chosen, [name]: [] } };
  const counts = Object.fromEntries(list[name === "series" ? "series" : "years"].map((value) => [value, 0]));
  for (const shard of list.shards) {
    for (const group of groups(list, shard, open)) counts[group[name]] += group.passages;
  }
  return counts;
}

function groups(list, shard, { chosen }) {
  const among = (ids, value) => !ids.length || ids.includes(idOf(value));
  return shard.groups
    .map(([series, year, passages]) => ({ series: list.series[series], year: list.years[year], passages }))
    .filter(({ series, year }) => among(chosen.series, series) && among(chosen.year, year));
}

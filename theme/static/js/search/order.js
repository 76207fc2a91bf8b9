/* The results of several shards as one list, of which a piece can be fetched. */

import { dayOf } from "./dates.js";

/** The best first. Each shard weighs words by how rare they are in itself. */
export function byScore(lists) {
  const all = lists.length === 1 ? lists[0] : lists.flat().sort((a, b) => b.score - a.score);
  return { length: all.length, slice: (from, to) => Promise.all(all.slice(from, to).map((result) => result.data())) };
}

/** The earliest first. Each shard's are in order already; only the next one of each has to be fetched to compare. */
export function byDate(lists) {
  if (lists.length === 1) return byScore(lists);
  const length = lists.reduce((sum, { length: one }) => sum + one, 0);
  const queues = lists.map((list) => ({ list, at: 0, head: null }));
  const done = [];
  let turn = Promise.resolve();

  async function fill(queue) {
    if (!queue.head && queue.at < queue.list.length) queue.head = await queue.list[queue.at].data();
  }

  async function until(to) {
    while (done.length < Math.min(to, length)) {
      await Promise.all(queues.map(fill));
      const left = queues.filter(({ head }) => head);
      const first = left.reduce((one, other) => (dayOf(other.head.filters.span[0]) < dayOf(one.head.filters.span[0]) ? other : one));
      done.push(first.head);
      first.head = null;
      first.at += 1;
    }
  }

  return {
    length,
    slice(from, to) {
      turn = turn.then(() => until(to));
      return turn.then(() => done.slice(from, to));
    },
  };
}

/* For a search that found nothing: the names that come nearest to each word, by the letters that differ. */

import { bare, fold } from "./fold.js";

const SHOWN = 5;

/** The number of letters to insert, delete, replace or exchange with the next one; more than `most` counts as most + 1. */
export function distance(one, two, most) {
  if (Math.abs(one.length - two.length) > most) return most + 1;
  let before = [];
  let row = Array.from({ length: two.length + 1 }, (_, n) => n);
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= two.length; j += 1) {
      const same = one[i - 1] === two[j - 1];
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (same ? 0 : 1));
      const turned = i > 1 && j > 1 && one[i - 1] === two[j - 2] && one[i - 2] === two[j - 1];
      if (turned) next[j] = Math.min(next[j], before[j - 2] + 1);
    }
    if (Math.min(...next) > most) return most + 1;
    before = row;
    row = next;
  }
  return row[two.length];
}

/** Of `names` (each a list of spellings of one) those nearest to the words, the nearest first. */
export function nearest(names, words) {
  const found = new Map();
  for (const spellings of names) {
    for (const word of words.map(bare).filter((w) => w.length > 2)) {
      const most = Math.max(1, Math.floor(word.length / 3));
      for (const spelling of spellings) {
        for (const part of fold(spelling).split(/\s+/).map(bare)) {
          const far = distance(word, part, most);
          if (far <= most && far < (found.get(spellings[0]) ?? Infinity)) found.set(spellings[0], far);
        }
      }
    }
  }
  const order = [...found].sort((a, b) => a[1] - b[1] || a[0].localeCompare(b[0]));
  return order.slice(0, SHOWN).map(([name]) => name);
}

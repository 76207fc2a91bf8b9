/* The words of a passage around what was found, and which of them are to be marked. Plain data; `results` shows it. */

import { bare, parts } from "./fold.js";

const LONGEST = 64;
const BEFORE = 18;

/** What was found in a passage: pieces of text, marked or not, and whether words before and after were left out. */
export function excerpt(data, { phrases, words }) {
  const tokens = data.raw_content.split(/\s+/).filter(Boolean);
  const hits = new Set([...ofWords(tokens, words), ...ofPhrases(tokens, phrases)]);
  const unseen = [
    ...words.filter((word) => !ofWords(tokens, [word]).length),
    ...phrases.filter((phrase) => !ofPhrases(tokens, [phrase]).length).flat(),
  ];
  const also = otherNames(data.meta.names ?? "", unseen);
  for (const { form } of also) for (const at of ofPhrases(tokens, [form.split(/\s+/)])) hits.add(at);
  const first = hits.size ? Math.min(...hits) : 0;
  const start = tokens.length <= LONGEST ? 0 : Math.max(0, Math.min(first - BEFORE, tokens.length - LONGEST));
  const end = Math.min(tokens.length, start + LONGEST);
  return {
    pieces: pieces(tokens, start, end, hits),
    before: start > 0,
    after: end < tokens.length,
    also,
  };
}

function pieces(tokens, start, end, hits) {
  const found = [];
  for (let at = start; at < end; at += 1) {
    const marked = hits.has(at);
    const last = found.at(-1);
    if (last && last.marked === marked) last.text += ` ${tokens[at]}`;
    else found.push({ text: tokens[at], marked });
  }
  return found;
}

function begins(token, word) {
  const wanted = bare(word);
  return parts(token).some((part) => part.startsWith(wanted));
}

function ofWords(tokens, words) {
  return tokens.flatMap((token, at) => (words.some((word) => begins(token, word)) ? [at] : []));
}

function ofPhrases(tokens, phrases) {
  const found = [];
  for (const phrase of phrases) {
    const wanted = phrase.map(bare);
    for (let at = 0; at + wanted.length <= tokens.length; at += 1) {
      const all = wanted.every((word, n) => (n ? bare(tokens[at + n]) === word : parts(tokens[at]).includes(word)));
      const near = all || wanted.every((word, n) => bare(tokens[at + n]).startsWith(word));
      if (near) wanted.forEach((_, n) => found.push(at + n));
    }
  }
  return found;
}

/** Of "form = other, other; form = other", the forms whose other names have a word that was asked for. */
function otherNames(names, words) {
  return names.split("; ").filter(Boolean).flatMap((line) => {
    const [form, others] = line.split(" = ");
    const name = (others ?? "").split(", ").find((other) => words.some((word) => other.split(" ").some((w) => begins(w, word))));
    return name ? [{ form, name }] : [];
  });
}

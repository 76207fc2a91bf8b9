/* A word without its marks, as the index folds it: the table is that of scripts/regesta/spelling.py. */

const LETTERS = {
  "ı": "i", "ø": "o", "ß": "ss", "æ": "ae", "œ": "oe", "đ": "d", "ð": "d", "ł": "l", "þ": "th", "ħ": "h", "ŋ": "n",
  "ə": "e", "ʿ": "", "ʾ": "", "ʻ": "", "ʼ": "",
};

export function fold(text) {
  const plain = text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  return Array.from(plain, (letter) => LETTERS[letter] ?? letter).join("");
}

/** The letters and digits of a word, folded: "D’Estaing," is "destaing". */
export function bare(word) {
  return fold(word).replace(/[^\p{L}\p{N}]/gu, "");
}

/** The ways in which a word can be found: whole, and by its parts where a hyphen or an apostrophe stands in it. */
export function parts(word) {
  const split = fold(word).split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  return split.length > 1 ? [bare(word), ...split] : split;
}

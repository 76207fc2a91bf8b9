/* What the page says of an answer, in words. */

export function count(number, one, many = `${one}s`) {
  return `${number.toLocaleString("en")} ${number === 1 ? one : many}`;
}

export function summary({ results, documents }) {
  if (!results.length) return "Nothing found.";
  return `${count(results.length, "passage")} in ${count(documents, "document")}`;
}

export function absence({ missing }, narrowed) {
  if (missing.length) return `No passage has ${missing.join(" or ")}.`;
  return narrowed ? "No passage has all of this within these limits." : "No passage has all of this together.";
}

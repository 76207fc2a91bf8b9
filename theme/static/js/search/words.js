/* What the page says of an answer, in words. */

export function count(number, one, many = `${one}s`) {
  return `${number.toLocaleString("en")} ${number === 1 ? one : many}`;
}

/** What was found, and in which part of the collection, unless in all of it. */
export function summary({ results, documents, searched, parts }) {
  const within = searched < parts ? `, in ${searched} of ${parts} parts of the collection` : "";
  if (!results.length) return `Nothing found${within}.`;
  return `${count(results.length, "passage")} in ${count(documents, "document")}${within}.`;
}

export function absence({ missing, searched, parts }, narrowed) {
  const none = searched < parts ? "No passage of these parts has" : "No passage has";
  if (missing.length) return `${none} ${missing.join(" or ")}.`;
  return narrowed ? `${none} all of this within these limits.` : `${none} all of this together.`;
}

/** Why nothing was searched, and what to do. */
export function choose({ tooMany, parts, most }) {
  return `Nothing was searched yet. The collection has ${parts} parts, ${most} can be searched at once, and this would be ${tooMany}: choose series or years below, or dates. The numbers are of all passages.`;
}

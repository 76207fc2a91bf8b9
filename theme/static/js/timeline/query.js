/* How a list is narrowed, as an address says it: ?kind=cable&topic=trade&actor=fritz&from=1894&to=1896&undated=no */

export const NAMES = ["kind", "topic", "actor", "from", "to", "undated"];

const YEAR = /^[+-]?\d{1,6}$/;

/* Returns the value of each name ("" where it is not given), `first` and `last` year as numbers, and what is no year. */
export function read(search) {
  const given = new URLSearchParams(search);
  const filter = Object.fromEntries(NAMES.map((name) => [name, (given.get(name) ?? "").trim()]));
  const wrong = [filter.from, filter.to].filter((year) => year && !YEAR.test(year));
  const year = (text, open) => (YEAR.test(text) ? Number(text) : open);
  return { ...filter, first: year(filter.from, -Infinity), last: year(filter.to, Infinity), wrong };
}

export function write(filter) {
  const given = new URLSearchParams(NAMES.filter((name) => filter[name]).map((name) => [name, filter[name]]));
  return given.size ? `?${given}` : "";
}

export function narrows(filter) {
  return NAMES.some((name) => filter[name]);
}

/* Whether years as entries have them ("2012", "2012/2014", "2012/..", "../2004", "") are among those asked for. */
export function within(years, filter) {
  if (!years) return filter.undated !== "no";
  const [first, last = first] = years.split("/");
  const begin = first === ".." ? -Infinity : Number(first);
  const end = last === ".." ? Infinity : Number(last);
  return begin <= filter.last && end >= filter.first;
}

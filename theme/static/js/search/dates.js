/* From and to, the first and last day included: a text counts when its date may lie within. Where undated texts are
   left out, a date that is open at one end counts by its known end alone. */

const WRITTEN = /^\s*(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?\s*$/;

/** The first and the last day that a year, month or day stands for, as numbers that compare; null for anything else. */
export function bounds(text) {
  const found = WRITTEN.exec(text);
  if (!found) return null;
  const [year, month, day] = found.slice(1).map((part) => (part === undefined ? undefined : Number(part)));
  if (month === 0 || month > 12 || day === 0 || day > 31) return null;
  return [number(year, month ?? 1, day ?? 1), number(year, month ?? 12, day ?? 31)];
}

export function isDate(text) {
  return !text.trim() || bounds(text) !== null;
}

/** Whether a span "2007-02-23/2007-02-23", its ends perhaps open, may lie between `from` and `to`. */
function mayLie(span, from, to, undated) {
  const [earliest, latest] = span.split("/").map(dayNumber);
  const first = bounds(from)?.[0] ?? -Infinity;
  const last = bounds(to)?.[1] ?? Infinity;
  return (earliest ?? (undated ? -Infinity : latest)) <= last && (latest ?? (undated ? Infinity : earliest)) >= first;
}

/** Those of the index's spans that are asked for; null where all of them are. */
export function spansAskedFor(spans, { from, to, undated }) {
  if (!isDated({ from, to, undated })) return null;
  const ranged = isRanged(from, to);
  return spans.filter((span) => (span === "undated" ? undated : !ranged || mayLie(span, from, to, undated)));
}

/** Whether anything is asked of dates at all. */
export function isDated({ from, to, undated }) {
  return isRanged(from, to) || !undated;
}

/** Whether a shard, of which the span of all dates is known, may hold a text of the dates that are asked for. */
export function concerns(shard, { from, to, undated }) {
  if (!isRanged(from, to)) return undated || shard.span !== "";
  return (undated && shard.undated) || (shard.span !== "" && mayLie(shard.span, from, to, true));
}

/** The day by which a text of this span stands in order: the last of all where it is not dated. */
export function dayOf(span) {
  const [earliest, latest] = span.split("/").map(dayNumber);
  return earliest ?? latest ?? Infinity;
}

function isRanged(from, to) {
  return bounds(from) !== null || bounds(to) !== null;
}

function number(year, month, day) {
  return year * 10000 + Math.sign(year || 1) * (month * 100 + day);
}

function dayNumber(iso) {
  const found = /^([+-]?\d+)-(\d\d)-(\d\d)$/.exec(iso);
  return found ? number(...found.slice(1).map(Number)) : undefined;
}

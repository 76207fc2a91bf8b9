/* A page that is divided: how many entries of each page under it are asked for, from the files in postings/. */
import { narrows, within } from "./query.js";

/* Thrown where a file could not be fetched; then all is to be shown again. */
class NotFetched extends Error {
  name = "NotFetched";
  widen = widen;
}

const fetched = new Map();

/* Returns what a file says, or null where there is no such file: nothing here has that topic or actor. */
async function get(address) {
  if (!fetched.has(address)) {
    try {
      const answer = await fetch(address);
      if (!answer.ok && answer.status !== 404) throw new NotFetched(address);
      fetched.set(address, answer.ok ? await answer.json() : null);
    } catch {
      throw new NotFetched(address);
    }
  }
  return fetched.get(address);
}

/* Places are written as steps from one to the next. */
function places(steps) {
  let at = 0;
  return steps.map((step) => (at += step));
}

function common(lists) {
  const [first, ...others] = [...lists].sort((a, b) => a.length - b.length);
  const sets = others.map((list) => new Set(list));
  return first.filter((place) => sets.every((set) => set.has(place)));
}

/* The first index in a sorted list whose value is not below `place`. */
function index(list, place) {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (list[middle] < place) low = middle + 1;
    else high = middle;
  }
  return low;
}

const inside = (list, { start, number }) => index(list, Number(start) + Number(number)) - index(list, Number(start));

async function chosen(filter, folder) {
  const facets = ["kind", "topic", "actor"].filter((name) => filter[name]);
  const files = facets.map((name) => get(`${folder}${name}/${encodeURIComponent(filter[name])}.json`));
  const every = await Promise.all([get(`${folder}kind/document.json`), get(`${folder}kind/event.json`)]);
  const found = await Promise.all(files);
  const all = { documents: places(every[0].documents), events: places(every[1].events) };
  const of = (what) => (facets.length ? common(found.map((file) => places(file?.[what] ?? []))) : all[what]);
  const labels = Object.fromEntries(facets.map((name, n) => [name, found[n]?.label ?? ""]));
  return { documents: of("documents"), events: of("events"), all, labels };
}

async function ofYears(filter, folder, form, rows) {
  if (!filter.from && !filter.to && !filter.undated) return () => true;
  const spans = new Map((await get(`${folder}spans.json`)).map(([place, first, last]) => [place, `${first}/${last}`]));
  const starts = rows.map((row) => Number(row.dataset.start));
  const listed = (place) => {
    if (form.dataset.year) return form.dataset.year;
    const row = rows[index(starts, place + 1) - 1];
    return row && /\d$/.test(row.dataset.label) ? row.dataset.label : "";
  };
  return (place) => within(spans.get(place) ?? listed(place), filter);
}

function told(documents, events) {
  const some = (number, one) => (number ? [`${number.toLocaleString("en")} ${one}${number === 1 ? "" : "s"}`] : []);
  return [...some(documents, "document"), ...some(events, "event")].join(" and ");
}

/* A column is drawn again within itself, as high as its share; the whole stays behind it, faint. */
function drawShare(column, found, narrowed) {
  const { of, many } = column.dataset;
  const [whole, share] = column.querySelectorAll("rect");
  share?.remove();
  whole.classList.toggle("aside", narrowed);
  const number = inside(found[of], column.dataset);
  if (!narrowed || !number) return;
  const drawn = whole.cloneNode();
  const [y, height] = ["y", "height"].map((name) => Number(whole.getAttribute(name)));
  const high = Math.max((height * number) / Number(many), 1);
  drawn.classList.remove("aside");
  drawn.setAttribute("height", high.toFixed(1));
  if (of === "documents") drawn.setAttribute("y", (y + height - high).toFixed(1));
  column.append(drawn);
}

/* Shows everything again. */
function widen() {
  for (const row of document.querySelectorAll(".folds li")) {
    row.hidden = false;
    row.querySelector("[data-extent]").textContent = row.dataset.whole;
  }
  for (const share of document.querySelectorAll(".timeline a[data-of] rect + rect")) share.remove();
  for (const whole of document.querySelectorAll(".timeline a[data-of] rect")) whole.classList.remove("aside");
}

/* Shows how many are asked for and returns it, with the names of what was chosen. */
export async function narrowFolds(filter, form) {
  const rows = [...document.querySelectorAll(".folds li")];
  for (const row of rows) row.dataset.whole ??= row.querySelector("[data-extent]").textContent;
  const narrowed = narrows(filter);
  const folder = form.dataset.postings;
  const { documents, events, all, labels } = await chosen(filter, folder);
  const keep = await ofYears(filter, folder, form, rows);
  const last = rows[rows.length - 1].dataset;
  const page = { start: form.dataset.start, number: Number(last.start) + Number(last.number) - Number(form.dataset.start) };
  const own = (list) => list.slice(index(list, Number(page.start)), index(list, Number(page.start) + page.number));
  const found = { documents: own(documents).filter(keep), events: own(events).filter(keep) };
  for (const row of rows) {
    const [d, e] = [inside(found.documents, row.dataset), inside(found.events, row.dataset)];
    row.hidden = d + e === 0;
    row.querySelector("[data-extent]").textContent = narrowed ? `${told(d, e)}, of ${row.dataset.whole}` : row.dataset.whole;
  }
  for (const column of document.querySelectorAll(".timeline a[data-of]")) drawShare(column, found, narrowed);
  return {
    documents: found.documents.length,
    events: found.events.length,
    ofDocuments: inside(all.documents, page),
    ofEvents: inside(all.events, page),
    labels,
  };
}

/* A page that lists its entries: each says itself what it is, and its mark on the figures follows it. */
import { narrows, within } from "./query.js";

const has = (words, word) => !word || words.split(" ").includes(word);

function matches(entry, filter) {
  const { kind, topics, actors, years } = entry.dataset;
  const general = kind === "event" ? "event" : "document";
  return (
    (!filter.kind || filter.kind === kind || filter.kind === general) &&
    has(topics, filter.topic) &&
    has(actors, filter.actor) &&
    within(years, filter)
  );
}

/* Shows what is asked for and returns how many of how many documents and events that are. */
export async function narrowList(filter) {
  const entries = [...document.querySelectorAll(".entry[data-kind]")];
  const found = { documents: 0, events: 0, ofDocuments: 0, ofEvents: 0 };
  for (const entry of entries) {
    const event = entry.dataset.kind === "event";
    entry.hidden = !matches(entry, filter);
    found[event ? "ofEvents" : "ofDocuments"] += 1;
    if (!entry.hidden) found[event ? "events" : "documents"] += 1;
  }
  for (const year of document.querySelectorAll("section.year")) {
    year.hidden = !year.querySelector(".entry:not([hidden])");
    const way = document.querySelector(`.year-ways a[href="#${CSS.escape(year.id)}"]`);
    if (way) way.parentElement.hidden = year.hidden;
  }
  for (const mark of document.querySelectorAll(".timeline svg a")) {
    const href = mark.getAttribute("href");
    const place = href.startsWith("#") && document.getElementById(href.slice(1));
    mark.classList.toggle("aside", place ? place.hidden : narrows(filter));
  }
  return found;
}

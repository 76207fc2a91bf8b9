/* Results in the form of every list of the edition: a document with its date, and the passages quoted under it. */

import { make } from "./elements.js";
import { excerpt } from "./excerpt.js";

/** Add passages to the list, each under its document; a document that stands there already gets them too. */
export function show(list, found, question) {
  for (const data of found) {
    const entry = JSON.parse(data.filters.entry[0]);
    const quotes = list.querySelector(`[data-document="${CSS.escape(entry.id)}"] .quotes`) ?? begin(list, entry);
    quotes.append(quotation(data, question));
  }
}

function begin(list, entry) {
  const quotes = make("div", { class: "quotes" });
  const mark = document.querySelector(`template[data-mark="${CSS.escape(entry.mark)}"]`);
  const when = entry.datetime ? make("time", { datetime: entry.datetime }, entry.when) : make("span", {}, entry.when);
  list.append(
    make(
      "li",
      { class: "entry entry-document", "data-document": entry.id },
      make("p", { class: "when" }, mark ? mark.content.cloneNode(true) : "", when, entry.note ? " " : "",
        entry.note ? make("small", {}, entry.note) : ""),
      make("h2", { class: "entry-title" }, make("a", { href: entry.href, lang: entry.language || null }, entry.title)),
      make("p", { class: "siglum" }, entry.id),
      make("p", { class: "apparatus" }, entry.apparatus),
      quotes,
    ),
  );
  return quotes;
}

function quotation(data, question) {
  const { pieces, before, after, also } = excerpt(data, question);
  const language = (data.filters.language?.[0] ?? "").split("|")[0];
  const other = language === document.documentElement.lang ? null : language;
  const text = make("p", { lang: other }, before ? "… " : "");
  pieces.forEach(({ text: words, marked }, n) => text.append(n ? " " : "", marked ? make("mark", {}, words) : words));
  if (after) text.append(" …");
  const label = data.filters.label[0];
  return make(
    "blockquote",
    { class: "quote" },
    text,
    make("p", { class: "quote-source" }, make("a", { href: data.raw_url ?? data.url }, label),
      ...(data.filters.voice ?? []).flatMap((voice) => [" ", make("span", { class: "speaking" }, voice)]),
      ...also.flatMap(({ form, name }) => [" ", make("span", {}, `${form}: also ${name}`)])),
  );
}

/* The search page: the address says what is asked, the form changes it, the answer is shown under it. */

import { answer, collection } from "./collection.js";
import { make } from "./elements.js";
import { showFacets } from "./facets.js";
import { isDate } from "./dates.js";
import { nearest } from "./nearest.js";
import { FACETS, fromAddress, isNarrowed, terms, toAddress, widened } from "./query.js";
import { show } from "./results.js";
import { absence, choose, summary } from "./words.js";

const AT_ONCE = 20;
const PAUSE = 250;

const form = document.querySelector("[data-search]");
const status = document.querySelector("[data-status]");
const list = document.querySelector("[data-results]");
const more = document.querySelector("[data-more]");
const offers = document.querySelector("[data-offers]");
const narrow = document.querySelector("[data-narrow]");

let index = null;
let unfold = null;
let turn = 0;
let typing = false;
let timer = 0;

function opened() {
  index ??= collection(new URL(form.dataset.index, location.href).pathname);
  return index;
}

function read() {
  const given = new FormData(form);
  const asked = fromAddress("");
  asked.q = String(given.get("q") ?? "").trim();
  for (const name of FACETS) asked.chosen[name] = given.getAll(name).filter(Boolean);
  asked.from = String(given.get("from") ?? "").trim();
  asked.to = String(given.get("to") ?? "").trim();
  asked.undated = given.has("undated");
  asked.order = String(given.get("order") ?? "");
  return asked;
}

function write(asked) {
  if (document.activeElement !== form.elements.q || form.elements.q.value.trim() !== asked.q) form.elements.q.value = asked.q;
  form.elements.from.value = asked.from;
  form.elements.to.value = asked.to;
  form.elements.undated.checked = asked.undated;
  form.elements.order.value = asked.order;
}

async function run(asked) {
  turn += 1;
  const mine = turn;
  document.title = [asked.q, document.querySelector("h1").textContent, form.dataset.edition].filter(Boolean).join(" · ");
  if (!asked.q && !isNarrowed(asked)) {
    clear();
    listed(true);
    status.textContent = "";
    narrow.hidden = true;
    return;
  }
  let found;
  try {
    found = await answer(await opened(), asked);
  } catch {
    index = null;
    clear();
    listed(true);
    status.textContent = "This copy of the edition has no search index. The lists below lead to everything.";
    return;
  }
  if (mine !== turn) return;
  await present(asked, found, mine);
}

async function present(asked, found, mine) {
  const narrowed = isNarrowed(asked) || found.tooMany > 0;
  const [first, facets] = await Promise.all([found.results.slice(0, AT_ONCE), narrowed || narrow.open ? found.facets() : null]);
  if (mine !== turn) return;
  clear();
  listed(!found.results.length);
  stand(found.tooMany > 0);
  status.textContent = said(asked, found);
  narrow.hidden = !found.results.length && !narrowed;
  if (narrowed) narrow.open = true;
  if (facets) showFacets(form, facets, asked);
  unfold = facets ? null : () => unfolded(asked, found, mine);
  show(list, first, found);
  list.hidden = !first.length;
  continueFrom(found, AT_ONCE, mine);
  if (!found.results.length && !found.tooMany) await offer(asked, found, mine);
}

/** What is said stands below the form; above the ways to narrow where these are what it asks for, and fill the window. */
function stand(above) {
  if (above === (status.nextElementSibling === narrow)) return;
  if (above) narrow.before(status);
  else form.after(status);
}

function said(asked, found) {
  if (found.tooMany) return choose(found);
  return found.results.length ? summary(found) : `${summary(found)} ${absence(found, isNarrowed(asked))}`;
}

/** The numbers beside the ways to narrow are fetched when these are opened: they weigh as much as all the rest. */
async function unfolded(asked, found, mine) {
  const facets = await found.facets();
  if (mine === turn) showFacets(form, facets, asked);
}

/** The lists stand below while there is no answer: they are no part of one, and would be pushed away by it. */
function listed(shown) {
  if (shown) delete document.documentElement.dataset.asked;
  else document.documentElement.dataset.asked = "";
}

function clear() {
  list.replaceChildren();
  offers.replaceChildren();
  list.hidden = offers.hidden = true;
  more.hidden = true;
}

function continueFrom(found, at, mine) {
  const left = found.results.length - at;
  more.hidden = left <= 0;
  more.textContent = left > AT_ONCE ? `Show ${AT_ONCE} more of ${left.toLocaleString("en")}` : `Show the other ${left}`;
  more.onclick = async () => {
    const next = await found.results.slice(at, at + AT_ONCE);
    if (mine !== turn) return;
    const shown = list.querySelectorAll(".quote").length;
    show(list, next, found);
    continueFrom(found, at + AT_ONCE, mine);
    if (shown && more.hidden) list.querySelectorAll(".quote a")[shown]?.focus();
  };
}

async function offer(asked, found, mine) {
  const words = terms(asked.q);
  const names = await fetch(form.dataset.names).then((reply) => (reply.ok ? reply.json() : []), () => []);
  if (mine !== turn) return;
  const unknown = found.missing.length ? found.missing : [...words.words, ...words.phrases.flat()];
  const ways = nearest(names, unknown.flatMap((term) => term.split(/\s+/))).map((name) => [name, { ...widened(asked), q: name }]);
  if (isNarrowed(asked) && asked.q) ways.push(["the same without limits", widened(asked)]);
  const last = words.words.length > 1 ? words.words.filter((word) => !found.missing.includes(word)) : [];
  if (last.length && last.length < words.words.length) ways.push([last.join(" "), { ...asked, q: last.join(" ") }]);
  if (!found.missing.length && words.words.length > 1) {
    const q = asked.q.split(/\s+/).slice(0, -1).join(" ");
    ways.push([q, { ...asked, q }]);
  }
  if (!ways.length) return;
  offers.hidden = false;
  offers.append(
    make("h2", {}, "Nearest"),
    make("ul", { class: "chips" }, ...ways.map(([text, way]) => make("li", {}, make("a", { href: toAddress(way) || "?" }, text)))),
  );
}

function change(push) {
  const asked = read();
  for (const name of ["from", "to"]) {
    const field = form.elements[name];
    field.setCustomValidity(isDate(field.value) ? "" : "A year, a month as 2007-02, or a day as 2007-02-23");
    field.toggleAttribute("aria-invalid", !isDate(field.value));
    if (!isDate(field.value)) {
      field.reportValidity();
      return;
    }
  }
  const address = location.pathname + toAddress(asked);
  if (address !== location.pathname + location.search) history[push ? "pushState" : "replaceState"](null, "", address);
  run(asked);
}

form.addEventListener("input", (event) => {
  if (event.target !== form.elements.q) return;
  clearTimeout(timer);
  timer = setTimeout(() => {
    change(!typing);
    typing = true;
  }, PAUSE);
});
form.addEventListener("change", (event) => {
  if (event.target === form.elements.q) return;
  typing = false;
  change(true);
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(timer);
  change(!typing);
  typing = false;
});
narrow.addEventListener("toggle", () => {
  if (!narrow.open || !unfold) return;
  unfold();
  unfold = null;
});
addEventListener("popstate", () => {
  typing = false;
  const asked = fromAddress(location.search);
  write(asked);
  run(asked);
});

write(fromAddress(location.search));
run(fromAddress(location.search));
form.elements.q.addEventListener("focus", () => opened().catch(() => { index = null; }), { once: true });

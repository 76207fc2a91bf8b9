/* The timeline narrowed in place. What is asked for is in the address, so that a view can be cited, kept and gone back to. */
import { NAMES, narrows, read, write } from "./query.js";
import { narrowList } from "./list.js";
import { say } from "./said.js";

const form = document.querySelector("form.narrow");
if (form) start(form);

function start(form) {
  const status = document.querySelector("[data-narrowed]");
  const clear = form.querySelector("[data-clear]");
  const links = [...document.querySelectorAll("main a[href]")].filter((link) => leadsHere(link, form));
  // Most timelines are whole: only for a divided one is the script fetched that reads the files beside it.
  const narrow = form.dataset.postings
    ? async (filter) => (await import("./folds.js")).narrowFolds(filter, form)
    : narrowList;
  for (const year of form.querySelectorAll(".narrow-years input")) year.inputMode = "numeric";
  let latest = 0;
  let touched = "";

  async function show() {
    const turn = (latest += 1);
    const filter = read(location.search);
    fill(form, filter);
    clear.hidden = !narrows(filter);
    for (const link of links) link.setAttribute("href", link.dataset.to + write(filter));
    try {
      if (narrows(filter) || status.textContent) {
        const found = await narrow(filter);
        if (turn === latest) say(status, filter, found, form);
      }
    } catch (error) {
      if (error.name !== "NotFetched") throw error;
      if (turn !== latest) return;
      error.widen();
      status.textContent = "What narrows this list could not be fetched; all of it is shown.";
    }
  }

  /* Steps through one choice are one step of the history: going back leads to the view before it. */
  function go(search, from) {
    const address = location.pathname + search;
    if (search !== location.search) history[from && from === touched ? "replaceState" : "pushState"](null, "", address);
    touched = from;
    show();
  }

  const asked = () => write(read(`?${new URLSearchParams(new FormData(form))}`));
  form.addEventListener("change", (event) => go(asked(), event.target.name));
  form.addEventListener("focusin", (event) => (touched = event.target.name === touched ? touched : ""));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    go(asked(), "");
  });
  clear.addEventListener("click", (event) => {
    event.preventDefault();
    form.querySelector("select").focus();
    go("", "");
  });
  addEventListener("popstate", () => {
    touched = "";
    show();
  });
  show();
}

/* Links to other pages of the timeline take along what is asked for; those on this page and to records do not. */
function leadsHere(link, form) {
  const base = (form.dataset.whole || form.getAttribute("action")).replace(/\/$/, "/");
  const href = link.getAttribute("href");
  if (!href.startsWith(base) || href.includes("#") || link.matches("[data-clear]")) return false;
  link.dataset.to = href;
  return true;
}

/* The form says what the address says; a value that it does not offer is added to it, so that it can be seen. */
function fill(form, filter) {
  for (const name of NAMES) {
    const control = form.elements[name];
    if (control.type === "checkbox") {
      control.checked = filter[name] === "no";
      continue;
    }
    if (control.options && filter[name] && ![...control.options].some((option) => option.value === filter[name]))
      control.add(new Option(filter[name], filter[name]));
    control.value = filter[name];
  }
}

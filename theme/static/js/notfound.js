/* The page for what is not there: which addresses of the edition come nearest to the one that was asked for. */

import { fold } from "./search/fold.js";
import { distance } from "./search/nearest.js";

const SHOWN = 5;
/** Of addresses that are as near, what a reader most likely meant. */
const FIRST = ["d", "t", "a", "e", "p", "acts", "s", "c"];

/** The parts of an address, as they would be written: no capitals, no marks, no `index.html`, no suffix of a file. */
export function parts(path) {
  const plain = fold(decoded(path)).replace(/index\.html?$/, "").replace(/\.(html?|md|txt|ris|bib|biblatex|csl\.json)$/, "");
  return plain.split("/").map((part) => part.trim().replace(/[\s_]+/g, "-")).filter(Boolean);
}

function decoded(path) {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** Of `paths` within the site those nearest to `asked`, the nearest first; one with the same letter before others,
    and then documents before what is made of them. */
export function nearestAddresses(paths, asked) {
  const wanted = parts(asked);
  const name = wanted.at(-1) ?? "";
  if (!name) return [];
  const most = Math.max(1, Math.floor(name.length / 3));
  const found = [];
  for (const path of paths) {
    const there = parts(path);
    const own = there.at(-1) ?? "";
    const within = name.length > 3 && own.includes(name);
    const far = own === name ? 0 : within ? 1 : distance(name, own, most);
    const kind = FIRST.indexOf(there[0]);
    const other = wanted.length > 1 && there[0] !== wanted[0] ? 1 : 0;
    if (far <= most) found.push([path, far, other, kind < 0 ? FIRST.length : kind]);
  }
  found.sort((a, b) => a[1] - b[1] || a[2] - b[2] || a[3] - b[3]);
  return found.slice(0, SHOWN).map(([path]) => path);
}

/** Of a site of more than fifty thousand pages the map is a list of maps, each of megabytes: there the search serves. */
async function offer(section) {
  const { base, sitemap, search } = section.dataset;
  const asked = location.pathname.startsWith(`${base}/`) ? location.pathname.slice(base.length) : location.pathname;
  const map = await fetch(sitemap).then((reply) => (reply.ok ? reply.text() : ""), () => "");
  const locations = [...new DOMParser().parseFromString(map, "application/xml").querySelectorAll("url > loc")];
  const paths = locations.map((loc) => new URL(loc.textContent, location.href).pathname.slice(base.length));
  const near = nearestAddresses(paths, asked);
  const list = section.querySelector("ul");
  for (const path of near) list.append(item(base + path, path));
  const words = parts(asked).at(-1)?.replaceAll("-", " ");
  if (words) list.append(item(`${search}?q=${encodeURIComponent(words)}`, `Search for “${words}”`));
  section.hidden = !list.children.length;
}

function item(href, text) {
  const link = document.createElement("a");
  link.href = href;
  link.textContent = text;
  const line = document.createElement("li");
  line.append(link);
  return line;
}

const section = typeof document === "undefined" ? null : document.querySelector("[data-nowhere]");
if (section) offer(section);

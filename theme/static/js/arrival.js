/* How a reader arrives: a page that has moved passes on which passage was asked for; a passage or a wording that was
   never there is told, since an address that leads to nothing says nothing of itself. */

const PINNED = /^([a-z][a-z0-9-]*)\.([0-9a-f]{6})$/;
const NUMBERED = /^[pnh][0-9]+(?:-[0-9]+)*$/;

export function passOn() {
  const moved = document.querySelector("[data-moved]");
  if (moved && location.hash) location.replace(moved.href + location.hash);
}

export function tellUnknown() {
  if (!document.querySelector("[data-unknown-wording]")) return;
  const tell = () => {
    document.querySelector(".unknown")?.remove();
    const asked = decodeURIComponent(location.hash.slice(1));
    const [, id = asked] = PINNED.exec(asked) ?? [];
    if (document.getElementById(asked) || (id === asked && !NUMBERED.test(asked))) return;
    const passage = document.getElementById(id);
    const kind = passage ? "wording" : "passage";
    const note = document.querySelector(`[data-unknown-${kind}]`).content.firstElementChild.cloneNode(true);
    note.querySelector("[data-place]").textContent = passage ? asked.split(".")[1] : id;
    if (!passage) document.querySelector("main .page-head").after(note);
    else if (!passage.matches(".passage")) passage.after(note);
    else {
      const below = passage.querySelector(".rests-below");
      if (below) below.prepend(note);
      else passage.querySelector(".text").after(note);
    }
    (passage ?? note).scrollIntoView();
  };
  addEventListener("hashchange", tell);
  tell();
}

/* Buttons that copy the words beside them, titles in italics where what they are pasted into has italics, and say so.
   Where the browser does not let a page copy, the words are selected instead, and that is said. */

const COPIED = "Copied";
const SELECTED = "Not copied. The text is selected instead.";

async function copy(words) {
  const text = words.textContent.trim();
  const { clipboard } = navigator;
  if (!clipboard.write || !globalThis.ClipboardItem) return clipboard.writeText(text);
  const as = (type, what) => [type, new Blob([what], { type })];
  const html = words.innerHTML.replace(/<\/?(?!i>)[a-z][^>]*>/g, "").trim();
  return clipboard.write([new ClipboardItem(Object.fromEntries([as("text/plain", text), as("text/html", html)]))]);
}

export function offerCopying(root) {
  for (const button of root.querySelectorAll("[data-copy]")) {
    const words = button.closest("[data-copied]").querySelector("[data-words]");
    const said = button.querySelector("[data-said]");
    const told = button.closest("[data-copies]").querySelector("[data-told]");
    let waiting;
    button.hidden = false;
    button.addEventListener("click", async () => {
      clearTimeout(waiting);
      told.textContent = "";
      try {
        await copy(words);
        said.textContent = told.textContent = COPIED;
      } catch {
        getSelection().selectAllChildren(words);
        told.textContent = SELECTED;
      }
      waiting = setTimeout(() => {
        said.textContent = "Copy";
        told.textContent = "";
      }, 4000);
    });
  }
}

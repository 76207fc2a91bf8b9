/* The key / leads to the search field, as long as nothing is being typed. */

export function focusBySlash() {
  const field = document.querySelector("[data-search] [name=q]") ?? document.querySelector(".site-search [name=q]");
  if (!field) return;
  addEventListener("keydown", (event) => {
    const typing = event.target.closest?.("input, select, textarea, [contenteditable]");
    if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    field.focus();
    field.select();
  });
}

/* Buttons that copy the text beside them, and say so. */

export function offerCopying() {
  if (!navigator.clipboard) return;
  const status = document.querySelector("[data-copied]");
  for (const button of document.querySelectorAll("[data-copy]")) {
    const source = button.closest("div")?.querySelector("dd");
    if (!source) continue;
    button.hidden = false;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(source.textContent.trim());
      button.textContent = "Copied";
      if (status) status.textContent = "Copied to the clipboard.";
      setTimeout(() => {
        button.textContent = "Copy";
        if (status) status.textContent = "";
      }, 2000);
    });
  }
}

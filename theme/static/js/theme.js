/* The switch between light and dark. A choice that is the system's own is not remembered, so that it follows again. */

const system = matchMedia("(prefers-color-scheme: dark)");

function shown() {
  return document.documentElement.dataset.theme ?? (system.matches ? "dark" : "light");
}

function remember(theme) {
  try {
    if (theme) localStorage.setItem("theme", theme);
    else localStorage.removeItem("theme");
  } catch {
    /* without storage the choice holds for this page */
  }
}

function other() {
  return shown() === "dark" ? "light" : "dark";
}

export function offerSwitch() {
  const button = document.querySelector("[data-theme-switch]");
  if (!button) return;
  const label = () => {
    button.textContent = other() === "dark" ? "Dark" : "Light";
    button.setAttribute("aria-label", `${button.textContent} colours`);
  };
  button.addEventListener("click", () => {
    const theme = other();
    const own = theme === (system.matches ? "dark" : "light");
    if (own) delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
    remember(own ? "" : theme);
    label();
  });
  system.addEventListener("change", label);
  label();
  button.hidden = false;
}

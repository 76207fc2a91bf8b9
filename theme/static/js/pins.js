/* Once a passage is chosen, the permalink in the panel Cite is that of the passage, with its wording. */

export function followPassages() {
  const permalink = document.querySelector("[data-permalink]");
  if (!permalink) return;
  const whole = { href: permalink.getAttribute("href"), text: permalink.textContent };
  const follow = () => {
    const id = decodeURIComponent(location.hash.slice(1)).split(".")[0];
    const pin = id && document.querySelector(`[data-pin="${CSS.escape(id)}"]`);
    permalink.setAttribute("href", pin ? pin.getAttribute("href") : whole.href);
    permalink.textContent = pin ? pin.textContent : whole.text;
  };
  addEventListener("hashchange", follow);
  follow();
}

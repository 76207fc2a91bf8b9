/* A mark on a time line that leads to an entry of its page is called by what stands there, when the mouse comes to it. */

export function nameMarks() {
  for (const figure of document.querySelectorAll(".timeline svg")) {
    figure.addEventListener("pointerover", (event) => {
      const mark = event.target.closest('a[href^="#"]');
      const entry = mark && document.getElementById(decodeURIComponent(mark.getAttribute("href").slice(1)));
      if (entry?.matches(".entry") && !mark.querySelector("title")) mark.prepend(named(entry));
    });
  }
}

/* In a list by years the year is said above the entries, not in each date. */
function named(entry) {
  const when = entry.querySelector(".when > :is(time, span)").textContent;
  const year = entry.closest('.year[id^="y"]')?.querySelector(".year-name").textContent ?? "";
  const title = document.createElementNS("http://www.w3.org/2000/svg", "title");
  title.textContent = `${when.endsWith(year) ? when : `${when}\u00a0${year}`}: ${entry.querySelector(".entry-title").textContent}`;
  return title;
}

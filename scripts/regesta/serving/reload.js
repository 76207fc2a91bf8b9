/* Reloads this page as soon as `regesta serve` would answer with another. Where one reads on, the browser keeps.

A page that nobody sees does not listen: browsers keep few connections to one host, and a window that is looked at
again is told at once what it has missed. */
{
  const own = document.currentScript;
  const changes = new URL("changes", own.src);
  changes.search = new URLSearchParams({ page: location.pathname, has: own.dataset.has });
  let stream = null;

  const rest = () => {
    stream?.close();
    stream = null;
  };
  const listen = () => {
    if (stream || document.hidden) return;
    stream = new EventSource(changes);
    stream.addEventListener("changed", () => {
      rest();
      location.reload();
    });
  };

  document.addEventListener("visibilitychange", () => (document.hidden ? rest() : listen()));
  addEventListener("pagehide", rest);
  addEventListener("pageshow", listen);
  listen();
}

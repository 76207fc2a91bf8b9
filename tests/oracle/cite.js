// Reads {csl, note, locale, items} from standard input and writes {id: citation} in HTML: what citeproc-js and a style
// make of CSL-JSON items. A style of notes cites the document, the others list it.
const CSL = require("citeproc");
const { csl, note, locale, items } = JSON.parse(require("fs").readFileSync(0, "utf8"));
const byId = Object.fromEntries(items.map((item) => [item.id, item]));
const engine = new CSL.Engine({ retrieveLocale: () => locale, retrieveItem: (id) => byId[id] }, csl, "en-US", true);
engine.setOutputFormat("html");
const found = {};
for (const { id } of items) {
  engine.updateItems([id]);
  found[id] = note
    ? engine.previewCitationCluster({ citationItems: [{ id }], properties: { noteIndex: 1 } }, [], [], "html")
    : engine.makeBibliography()[1][0].replace(/<\/?div[^>]*>/g, "").trim();
}
console.log(JSON.stringify(found));

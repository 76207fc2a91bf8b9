// Reads {chromium, addresses} from standard input and writes, for each address, a line of JSON: its path, the score of
// each category as Lighthouse gives it for a phone, and the audits that cost points.
import fs from "node:fs";
import lighthouse from "lighthouse";
import { launch } from "chrome-launcher";

const { chromium, addresses } = JSON.parse(fs.readFileSync(0, "utf8"));
const browser = await launch({
  chromePath: chromium,
  chromeFlags: ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"],
});
const categories = ["performance", "accessibility", "best-practices", "seo"];
for (const address of addresses) {
  const { lhr } = await lighthouse(address, { port: browser.port, onlyCategories: categories, logLevel: "error" });
  const scores = Object.fromEntries(categories.map((name) => [name, Math.round(lhr.categories[name].score * 100)]));
  const lost = categories.flatMap((name) =>
    scores[name] === 100
      ? []
      : lhr.categories[name].auditRefs
          .filter(({ id, weight }) => weight > 0 && lhr.audits[id].score !== null && lhr.audits[id].score < 1)
          .map(({ id }) => `${id} ${lhr.audits[id].displayValue ?? lhr.audits[id].title}`),
  );
  console.log(JSON.stringify({ path: new URL(address).pathname, scores, lost }));
}
await browser.kill();

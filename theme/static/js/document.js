/* What the page of a document has beside what every page has: its passages can be cited. */
import { citePassages } from "./citing.js";

citePassages();

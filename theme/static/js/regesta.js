/* Everything works without scripts; these add comfort to it. */
import { passOn, tellUnknown } from "./arrival.js";
import { citePassages } from "./citing.js";
import { offerCopying } from "./copy.js";
import { openForPrint, openForTarget } from "./folds.js";
import { nameMarks } from "./marks.js";
import { focusBySlash } from "./slash.js";
import { offerSwitch } from "./theme.js";

passOn();
offerSwitch();
nameMarks();
offerCopying(document);
citePassages();
openForTarget();
tellUnknown();
openForPrint();
focusBySlash();

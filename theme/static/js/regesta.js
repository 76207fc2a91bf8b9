/* Everything works without scripts; these add comfort to it. */
import { passOn, tellUnknown } from "./arrival.js";
import { offerCopying } from "./copy.js";
import { openForPrint, openForTarget } from "./folds.js";
import { nameMarks } from "./marks.js";
import { focusBySlash } from "./slash.js";
import { offerSwitch } from "./theme.js";

passOn();
offerSwitch();
nameMarks();
offerCopying(document);
openForTarget();
tellUnknown();
openForPrint();
focusBySlash();

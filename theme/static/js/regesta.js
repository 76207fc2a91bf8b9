/* Everything works without scripts; these add comfort to it. */
import { offerSwitch } from "./theme.js";
import { offerCopying } from "./copy.js";
import { nameMarks } from "./marks.js";
import { followPassages } from "./pins.js";
import { focusBySlash } from "./slash.js";
import { openForPrint, openForTarget } from "./folds.js";

offerSwitch();
offerCopying();
nameMarks();
followPassages();
openForTarget();
openForPrint();
focusBySlash();

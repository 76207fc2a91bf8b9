/* Everything works without scripts; these add comfort to it. */
import { offerSwitch } from "./theme.js";
import { offerCopying } from "./copy.js";
import { followPassages } from "./pins.js";
import { focusBySlash } from "./slash.js";
import { openForPrint, openForTarget } from "./folds.js";

offerSwitch();
offerCopying();
followPassages();
openForTarget();
openForPrint();
focusBySlash();

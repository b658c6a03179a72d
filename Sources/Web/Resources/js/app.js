// @ts-check
// Small additions to pages that work without them. Each module looks for its own marks and does nothing without.
import { enableBatches } from "./batch.js";
import { guardForms } from "./forms.js";
import { markPaper, offerCopyAndPrint } from "./page.js";
import { watchProgress } from "./progress.js";
import { rebuildForms } from "./rebuild.js";
import { enableSearchShortcut } from "./search.js";
import { watchSession } from "./session.js";
import { rememberTables } from "./tables.js";

for (const enhance of [enableSearchShortcut, rememberTables, rebuildForms, guardForms, enableBatches, watchProgress,
  offerCopyAndPrint, markPaper, watchSession]) {
  try {
    enhance(document);
  } catch (error) {
    // One addition that fails must not take the others with it.
    console.error(error);
  }
}
document.documentElement.dataset.enhanced = "true";

// `npm run bench`: installs and builds what is missing, then measures the built program.
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { orRefuse, prepare, root } from './prepare.mjs';
import { endOnSignals, endWithNpm } from './run.mjs';

endWithNpm();
const leaveSignals = endOnSignals();
await orRefuse(prepare);
leaveSignals();
await import(pathToFileURL(join(root, 'e2e', 'bench', 'run.mjs')).href);

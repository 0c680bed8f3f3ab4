// `npm start`: installs and builds what is missing, then runs the server in this process.
import { orRefuse, prepare, program } from './prepare.mjs';
import { endOnSignals, endWithNpm } from './run.mjs';

endWithNpm();
const leaveSignals = endOnSignals();
await orRefuse(prepare);
leaveSignals();
await import(program('start'));

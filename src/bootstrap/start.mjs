// `npm start`: installs and builds what is missing, then runs the server in this process.
import { takeExercise } from './exercise.mjs';
import { orRefuse, prepare, program } from './prepare.mjs';
import { endOnSignals, endWithNpm } from './run.mjs';

takeExercise();
endWithNpm();
const leaveSignals = endOnSignals();
await orRefuse(prepare);
leaveSignals();
await import(program('start'));

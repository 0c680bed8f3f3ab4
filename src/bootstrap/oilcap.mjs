#!/usr/bin/env node
// `npx oilcap …`: installs and builds what is missing, then runs the command line in this process.
import { takeExercise } from './exercise.mjs';
import { orRefuse, prepare, program } from './prepare.mjs';
import { endOnSignals } from './run.mjs';

takeExercise();
const leaveSignals = endOnSignals();
await orRefuse(prepare);
leaveSignals();
// `npm run` changes to the package's folder; file names are meant from where the user stands.
const { npm_lifecycle_event: script, INIT_CWD: from } = process.env;
if (script === 'oilcap' && from) process.chdir(from);
await import(program('oilcap'));

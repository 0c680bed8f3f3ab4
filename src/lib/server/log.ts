// JSON lines, one event each, on stderr. Values cannot forge a line: pino escapes line breaks.
import pino from 'pino';
import { readConfig } from './config.ts';

export const log = pino(
	{ level: readConfig().logLevel, base: null, timestamp: pino.stdTimeFunctions.isoTime },
	pino.destination(2)
);

// The program behind `npm start`: settings, database, record, then the built web server in the same process.
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { EXERCISE_LABEL } from '#lib/domain/exercise.ts';
import { ConfigError, readConfig, type Config } from '#lib/server/config.ts';
import { DatabaseError, openDatabase } from '#lib/server/db/connection.ts';
import { migrate } from '#lib/server/db/migrate.ts';
import { BARE_POLICY, SECURITY_HEADERS } from '#lib/server/request-guard.ts';
import { prepare } from '#lib/server/use-cases/prepare-record.ts';

// Together under the ten seconds within which the port is free and the database ended: requests under way, then
// PostgreSQL's own five and two, then the end in any case.
const REQUESTS_END_S = 2;
const ALL_END_MS = 9_700;

/** A stranger who sends headers slowly is cut off within these two together. */
const HEADERS_MS = 10_000;
const LOOK_EVERY_MS = 2_000;
/** The largest upload over a slow line; the upload itself enforces a least speed. */
const REQUEST_MS = 60 * 60_000;

class StartError extends Error {}

/** What has to be ended, in the order it was begun. */
const endings: (() => Promise<unknown>)[] = [];
let isStopping = false;

async function start(): Promise<void> {
	const config = readConfig();
	for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => void stop(0));
	const opening = openDatabase(config, {
		owner: 'server',
		giveUp(reason) {
			process.stderr.write(`${reason}\n`);
			void stop(1);
		}
	});
	// Why it does not open is told by whoever awaits it below.
	endings.push(() =>
		opening.then(
			(handle) => handle.close(),
			() => undefined
		)
	);
	const handle = await opening;
	await refuseTakenPort(config);
	await migrate(handle);
	const summary = await prepare(handle, config);
	if (isStopping) return;
	if (config.isExercise) process.stdout.write(`${EXERCISE_LABEL}\n`);
	if (summary) process.stdout.write(`${summary}\n`);
	await serve(config);
	process.stdout.write(`Oilcap is open at ${config.origin} (Ctrl-C ends it).\n`);
}

async function serve(config: Config): Promise<void> {
	prepareEnvironment(config);
	// An address made at run time, or the build would try to bundle the pages into this program.
	const built = new URL('../index.js', import.meta.url).href;
	const { server } = ((await import(/* @vite-ignore */ built)) as { server: { server: Server } }).server;
	server.headersTimeout = HEADERS_MS;
	server.requestTimeout = REQUEST_MS;
	Object.assign(server, { connectionsCheckingInterval: LOOK_EVERY_MS });
	server.prependListener('request', (_request, response) => {
		// Files are served before any hook runs; pages set a policy of their own over this one.
		for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.setHeader(name, value);
		response.setHeader('content-security-policy', BARE_POLICY);
	});
	server.on('error', (error) => fail(explainPort(config, error)));
	endings.push(() => endRequests(server));
	if (!server.listening) await once(server, 'listening');
}

// The adapter refuses new requests and lets those under way end when it gets a signal; one that came already does
// not come twice for it.
async function endRequests(server: Server): Promise<void> {
	if (!server.listening) return;
	const closed = once(server, 'close');
	process.emit('SIGTERM', 'SIGTERM');
	await Promise.race([closed, sleep(REQUESTS_END_S * 1000 + 500)]);
}

// The adapter reads these when it is imported; hooks read the same settings again through config.ts.
function prepareEnvironment(config: Config): void {
	const { env } = process;
	env['NODE_ENV'] ??= 'production';
	env['HOST'] = config.host;
	env['PORT'] = String(config.port);
	env['ORIGIN'] = config.origin;
	// A little above ours, so that the refusal that names the limit is the one that is read.
	env['BODY_SIZE_LIMIT'] = String(config.uploadLimitBytes + 1_048_576);
	env['SHUTDOWN_TIMEOUT'] = String(REQUESTS_END_S);
	// Set, it would win over HOST and PORT.
	delete env['SOCKET_PATH'];
}

// Before anything is loaded, and because the adapter would end with a stack trace.
async function refuseTakenPort(config: Config): Promise<void> {
	const probe = createServer();
	try {
		probe.listen({ host: config.host, port: config.port, exclusive: true });
		await once(probe, 'listening');
	} catch (error) {
		throw explainPort(config, error as NodeJS.ErrnoException);
	}
	probe.close();
	await once(probe, 'close');
}

function explainPort({ host, port }: Config, error: NodeJS.ErrnoException): StartError {
	if (error.code === 'EADDRINUSE')
		return new StartError(
			`Port ${port} on ${host} is in use by another program: stop it, or set PORT to another one.`
		);
	if (error.code === 'EACCES')
		return new StartError(`Port ${port} may not be used by this user: set PORT to one above 1023.`);
	return new StartError(`The server cannot listen on ${host}, port ${port}: ${error.message}.`);
}

/** Ends all of it, latest first, and then the program, however often it is asked. */
async function stop(code: number): Promise<void> {
	if (isStopping) return;
	isStopping = true;
	setTimeout(() => process.exit(1), ALL_END_MS).unref();
	for (const end of endings.reverse())
		await end().catch((error: unknown) => process.stderr.write(`${messageOf(error)}\n`));
	process.exit(code);
}

function fail(error: unknown): void {
	// What breaks because everything is being ended is no failure.
	if (isStopping) return;
	process.stderr.write(`${messageOf(error)}\n`);
	void stop(1);
}

function messageOf(error: unknown): string {
	const isSentence =
		error instanceof ConfigError || error instanceof DatabaseError || error instanceof StartError;
	if (isSentence) return error.message;
	return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

// The last resort: one broken request is logged and does not end everybody else's.
for (const event of ['unhandledRejection', 'uncaughtException'] as const)
	process.on(event, (error: unknown) => {
		process.stderr.write(`${JSON.stringify({ level: 'fatal', event, error: messageOf(error) })}\n`);
	});

start().catch(fail);

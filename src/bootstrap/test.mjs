// `npm test`: everything that can be checked, in one count. The last line is `N passed, N failed`.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureChromium } from './chromium.mjs';
import { ensureInstalled, prepare, tool } from './prepare.mjs';
import { Refusal, endOnSignals, endWithNpm } from './run.mjs';

const reports = mkdtempSync(join(tmpdir(), 'oilcap-reports-'));
const totals = { passed: 0, failed: 0 };

endWithNpm();
endOnSignals();
process.on('exit', () => rmSync(reports, { recursive: true, force: true }));

const isReady = await step('install', asGroundwork(ensureInstalled));
if (isReady) {
	const hasChromium = await step(
		'chromium',
		asGroundwork(async () => {
			process.env.CHROMIUM_PATH = await ensureChromium();
			return process.env.CHROMIUM_PATH;
		})
	);
	// Everything below reads the types that it writes.
	await step('sync', uncounted(asTool('@sveltejs/kit/svelte-kit.js', ['sync'])));
	// Two lanes for two cores; the browser tests come last and alone, since they also measure time.
	await Promise.all([lint(), step('vitest', vitest)]);
	const isBuilt = await step('build', asCheck(prepare));
	if (hasChromium && isBuilt) await step('playwright', playwright);
	else fail('playwright', 'not run, because what it needs failed above');
}
console.log(`${totals.passed} passed, ${totals.failed} failed`);
process.exitCode = totals.failed === 0 && totals.passed > 0 ? 0 : 1;

async function lint() {
	await step('prettier', asTool('prettier/bin/prettier.cjs', ['--check', '.']));
	await step('eslint', asTool('eslint/bin/eslint.js', ['.', '--max-warnings', '0']));
	await step(
		'dependency-cruiser',
		asTool('dependency-cruiser/bin/dependency-cruise.mjs', ['src', '--config', '.dependency-cruiser.cjs'])
	);
	await step(
		'svelte-check',
		asTool('svelte-check/bin/svelte-check', ['--tsconfig', './tsconfig.json', '--fail-on-warnings'])
	);
}

/** Runs one step, prints how long it took, and adds what it counted. Returns whether all of it passed. */
async function step(name, work) {
	const began = Date.now();
	console.log(`${name} …`);
	const timer = setInterval(
		() => console.log(`${name} … ${Math.round((Date.now() - began) / 1000)} s`),
		30_000
	);
	const { passed, failed, detail } = await work();
	clearInterval(timer);
	totals.passed += passed;
	totals.failed += failed;
	if (failed > 0 && detail) console.log(detail);
	const time = `${((Date.now() - began) / 1000).toFixed(1)} s`;
	const count = passed + failed > 0 ? `${passed} passed, ${failed} failed` : 'done';
	console.log(`${name}: ${count} (${time})${failed === 0 && detail ? ` ${detail}` : ''}`);
	return failed === 0;
}

function fail(name, why) {
	totals.failed += 1;
	console.log(`${name}: ${why}`);
}

/** A tool counts as one check. */
function asTool(path, args) {
	return async () => {
		const { code, output } = await tool(path, args, { capture: true, env: plain() });
		return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1, detail: output.trim() };
	};
}

function asCheck(work) {
	return async () => {
		try {
			return { passed: 1, failed: 0, detail: await work() };
		} catch (error) {
			return { passed: 0, failed: 1, detail: error instanceof Refusal ? error.message : error.stack };
		}
	};
}

/** What has to be there before anything can be checked counts only when it fails. */
function asGroundwork(work) {
	return uncounted(asCheck(work));
}

function uncounted(work) {
	return async () => ({ ...(await work()), passed: 0 });
}

async function vitest() {
	const report = join(reports, 'vitest.json');
	const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
	const { code, output } = await tool('vitest/vitest.mjs', args, { capture: true, env: plain() });
	return counted(code, output, report, (result) => ({
		passed: result.numPassedTests,
		// A file that does not even load has no tests to fail; a test that was left out has not passed.
		failed:
			result.numTotalTests -
			result.numPassedTests +
			result.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0)
				.length
	}));
}

async function playwright() {
	const report = join(reports, 'playwright.json');
	const env = { ...plain(), PLAYWRIGHT_JSON_OUTPUT_FILE: report, PLAYWRIGHT_JSON_OUTPUT_NAME: report };
	const { code, output } = await tool('@playwright/test/cli.js', ['test', '--reporter=list,json'], {
		capture: true,
		env
	});
	return counted(code, output, report, ({ stats, errors }) => ({
		passed: stats.expected,
		failed: stats.unexpected + stats.flaky + stats.skipped + errors.length
	}));
}

// Whatever the report says, a runner that fails or that ran nothing has not passed.
function counted(code, output, report, count) {
	let result;
	try {
		result = count(JSON.parse(readFileSync(report, 'utf8')));
	} catch {
		return { passed: 0, failed: 1, detail: `${output.trim()}\n(it left no report)` };
	}
	const isComplete = result.failed > 0 || (code === 0 && result.passed > 0);
	const failed = isComplete ? result.failed : 1;
	return { passed: result.passed, failed, detail: failed > 0 ? output.trim() : '' };
}

// Our output is a log and not a terminal.
function plain() {
	const env = { ...process.env, NO_COLOR: '1' };
	delete env.FORCE_COLOR;
	return env;
}

// Vitest's globalSetup: one server for all test files of a run, each of which makes a database of its own on it.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { testDatabaseUrl } from '../config.ts';
import { startTestEngine } from './test-database.ts';

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
	const engine = await startTestEngine(testDatabaseUrl(), mkdtempSync(join(tmpdir(), 'oilcap-tests-')));
	project.provide('testServer', engine.url);
	return () => engine.close();
}

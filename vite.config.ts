import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';

export default defineConfig({
	plugins: [sveltekit()],
	build: { sourcemap: false },
	server: { fs: { allow: ['data'] } },
	test: {
		include: ['src/**/*.test.ts'],
		environment: 'node',
		globalSetup: ['src/lib/server/db/test-engine.ts'],
		testTimeout: 20_000,
		hookTimeout: 60_000
	}
});

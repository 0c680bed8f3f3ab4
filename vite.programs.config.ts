// The programs that are not pages: start script, command line, import worker. Same source, second small build.
import { defineConfig } from 'vite';

export default defineConfig({
	build: {
		ssr: true,
		target: 'node20',
		outDir: 'build/programs',
		emptyOutDir: true,
		rolldownOptions: {
			input: {
				start: 'src/start.ts',
				oilcap: 'src/cli/oilcap.ts',
				'import-worker': 'src/lib/server/intake/import-worker.ts'
			}
		}
	}
});

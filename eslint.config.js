import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

const noEnvironment = {
	selector: "MemberExpression[object.name='process'][property.name='env']",
	message: 'Only src/lib/server/config.ts reads the environment.'
};

export default ts.config(
	{ ignores: ['build/', '.svelte-kit/', 'node_modules/', '.oilcap/', 'test-results/', 'playwright-report/'] },
	js.configs.recommended,
	...ts.configs.recommendedTypeChecked,
	...svelte.configs.recommended,
	prettier,
	...svelte.configs.prettier,
	{
		languageOptions: {
			globals: { ...globals.browser, ...globals.node },
			parserOptions: {
				projectService: { allowDefaultProject: ['*.js', '.*.cjs'] },
				extraFileExtensions: ['.svelte']
			}
		},
		rules: {
			'@typescript-eslint/no-explicit-any': 'error',
			'@typescript-eslint/no-floating-promises': 'error',
			'@typescript-eslint/switch-exhaustiveness-check': 'error',
			'@typescript-eslint/consistent-type-imports': 'error',
			'@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
			eqeqeq: 'error',
			'no-empty': ['error', { allowEmptyCatch: false }],
			'no-restricted-syntax': ['error', noEnvironment]
		}
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: { parserOptions: { parser: ts.parser, svelteConfig } },
		rules: {
			'svelte/no-at-html-tags': 'error',
			'svelte/require-each-key': 'error'
		}
	},
	{
		files: ['src/lib/domain/**/*.ts'],
		ignores: ['**/*.test.ts'],
		rules: {
			'no-restricted-globals': ['error', 'fetch', 'process', 'window', 'document', 'console'],
			'no-restricted-properties': [
				'error',
				{ object: 'Date', property: 'now', message: 'The clock is an argument.' },
				{ object: 'Math', property: 'random', message: 'The domain is a function.' }
			],
			'no-restricted-syntax': [
				'error',
				{
					selector: "NewExpression[callee.name='Date']",
					message: 'Calendar dates are text; the clock is an argument.'
				},
				{ selector: "CallExpression[callee.name='parseFloat']", message: 'Exact decimals only.' }
			]
		}
	},
	{
		files: ['src/lib/server/config.ts', 'src/bootstrap/**', 'e2e/**', '*.config.*', 'src/start.ts'],
		rules: { 'no-restricted-syntax': 'off' }
	},
	{
		files: ['**/*.js', '**/*.mjs', '**/*.cjs'],
		...ts.configs.disableTypeChecked
	}
);

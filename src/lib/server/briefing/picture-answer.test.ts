import { expect, test } from 'vitest';
import { BriefingError } from './briefing-error.ts';
import { pictureAnswer, refusalAnswer } from './picture-answer.ts';

test('a picture comes with its name, its size and the digest it is known by', async () => {
	const answer = pictureAnswer({
		png: Buffer.from('picture'),
		sha256: 'abc',
		fileName: 'oilcap-2023-v6.png'
	});
	expect(answer.status).toBe(200);
	expect(Object.fromEntries(answer.headers)).toEqual({
		'content-type': 'image/png',
		'content-length': '7',
		'content-disposition': 'inline; filename="oilcap-2023-v6.png"',
		'cache-control': 'no-cache',
		etag: '"abc"'
	});
	expect(await answer.text()).toBe('picture');
});

test.each([
	['missing', 503],
	['busy', 429],
	['late', 504],
	['failed', 500]
] as const)('%s is told with %i as text, and when to come again', async (problem, status) => {
	const answer = refusalAnswer(new BriefingError(problem, 'There is no picture.'));
	expect(answer.status).toBe(status);
	expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8');
	expect(answer.headers.get('cache-control')).toBe('no-store');
	expect(answer.headers.get('retry-after')).toMatch(/^[1-9]\d*$/);
	expect(await answer.text()).toBe('There is no picture.\n');
});

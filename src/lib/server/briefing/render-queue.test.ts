import { expect, test } from 'vitest';
import { renderQueue } from './render-queue.ts';

const turns = () => new Promise<void>((resolve) => setImmediate(resolve));

test('runs two at a time, in the order of asking', async () => {
	const queue = renderQueue({ atOnce: 2, waiting: 10 });
	const begun: number[] = [];
	const ends: (() => void)[] = [];
	const all = [0, 1, 2, 3].map((number) =>
		queue.run(() => {
			begun.push(number);
			return new Promise<void>((resolve) => (ends[number] = resolve));
		})
	);
	await turns();
	expect(begun).toEqual([0, 1]);
	ends[1]?.();
	await turns();
	expect(begun).toEqual([0, 1, 2]);
	ends[0]?.();
	ends[2]?.();
	await turns();
	ends[3]?.();
	await Promise.all(all);
	expect(begun).toEqual([0, 1, 2, 3]);
});

test('refuses whoever comes when all places are taken, and nobody afterwards', async () => {
	const queue = renderQueue({ atOnce: 1, waiting: 1 });
	const first = queue.run(turns);
	const second = queue.run(turns);
	await expect(queue.run(turns)).rejects.toMatchObject({ problem: 'busy' });
	await Promise.all([first, second]);
	await expect(queue.run(() => Promise.resolve('done'))).resolves.toBe('done');
});

test('a failure frees its place', async () => {
	const queue = renderQueue({ atOnce: 1, waiting: 1 });
	const failing = queue.run(() => Promise.reject(new Error('broken')));
	const next = queue.run(() => Promise.resolve('done'));
	await expect(failing).rejects.toThrow('broken');
	await expect(next).resolves.toBe('done');
});

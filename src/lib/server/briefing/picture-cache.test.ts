import { expect, test } from 'vitest';
import { pictureCache } from './picture-cache.ts';

const picture = (bytes: number) => () => Promise.resolve(Buffer.alloc(bytes));
const never = () => Promise.reject(new Error('drawn again'));

test('draws once for everybody who asks meanwhile and afterwards', async () => {
	const cache = pictureCache({ pictures: 2, bytes: 100 });
	let drawn = 0;
	const draw = () => {
		drawn += 1;
		return Promise.resolve(Buffer.from('picture'));
	};
	const [first, second] = await Promise.all([cache.get('a', draw), cache.get('a', draw)]);
	expect(first).toBe(second);
	expect(await cache.get('a', draw)).toBe(first);
	expect(drawn).toBe(1);
});

test('forgets the picture that was used longest ago', async () => {
	const cache = pictureCache({ pictures: 2, bytes: 100 });
	await cache.get('a', picture(1));
	await cache.get('b', picture(1));
	await cache.get('a', never);
	await cache.get('c', picture(1));
	await expect(cache.get('a', never)).resolves.toHaveLength(1);
	await expect(cache.get('b', never)).rejects.toThrow('drawn again');
});

test('keeps no more bytes than it may', async () => {
	const cache = pictureCache({ pictures: 10, bytes: 100 });
	await cache.get('a', picture(60));
	await cache.get('b', picture(60));
	await expect(cache.get('a', never)).rejects.toThrow('drawn again');
	await expect(cache.get('b', never)).resolves.toHaveLength(60);
	await cache.get('c', picture(101));
	await expect(cache.get('c', never)).rejects.toThrow('drawn again');
});

test('tells a failure to all who wait and draws again for the next', async () => {
	const cache = pictureCache({ pictures: 2, bytes: 100 });
	const all = await Promise.allSettled([cache.get('a', never), cache.get('a', picture(1))]);
	expect(all.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
	await expect(cache.get('a', picture(1))).resolves.toHaveLength(1);
});

import { expect, it } from 'vitest';
import { aisDanish, aisMarineCadastre, gfwRadar, radianceAis } from './ais-positions.ts';
import { citesQuotas, citesUploads, ukQuotas } from './other-quotas.ts';

it.each([aisMarineCadastre, aisDanish, radianceAis, gfwRadar])(
	'$title are positions and are refused',
	(profile) => {
		expect(profile.refusal).toBe('positions_refused');
	}
);

it.each([citesUploads, citesQuotas, ukQuotas])('$title: holds no petroleum and is refused', (profile) => {
	expect(profile.refusal).toBe('format_refused');
});

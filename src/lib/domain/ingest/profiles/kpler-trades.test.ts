import { expect, it } from 'vitest';
import { kplerTrades } from './kpler-trades.ts';
import { outcomes } from './test-rows.ts';

const header =
	'vessel_name;closest_ancestor_product;start;end;origin_location_name;destination_location_name;origin_country_name;destination_country_name;cargo_origin_cubic_meters;cargo_origin_tons;status';

it('reads what was delivered, in tonnes or else in cubic metres, with the state of each port', () => {
	expect(
		outcomes(
			kplerTrades,
			`${header}
			SEA EXAMPLE;Gasoil;2020-10-01 10:00:00;2020-11-01 14:20:00;Vostochny;Nampo;Russian Federation;North Korea;1200;1000;Delivered
			NaN;Gasoil;NaN;2020-11-01 14:20:00;Vostochny;Rotterdam;NaN;Netherlands;1200;NaN;Delivered
			SEA EXAMPLE;Gasoil;2020-10-01 10:00:00;NaN;Vostochny;Nampo;Russian Federation;North Korea;1200;1000;In Transit`,
			';'
		)
	).toEqual([
		[
			{
				vessel_name: 'SEA EXAMPLE',
				date: '2020-11-01 14:20:00',
				product: 'Gasoil',
				quantity: '1000',
				unit: 't',
				supplier: 'Russian Federation',
				supplier_role: 'load_port_state',
				origin_port: 'Vostochny',
				destination_port: 'Nampo, North Korea',
				notes: 'Quantity as loaded.'
			}
		],
		[
			expect.objectContaining({
				vessel_name: '',
				quantity: '1200',
				unit: 'm3',
				supplier: '',
				supplier_role: '',
				destination_port: 'Rotterdam, Netherlands'
			})
		],
		['not_delivered', 'In Transit']
	]);
});

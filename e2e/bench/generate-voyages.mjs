// Deliveries and transfers that never happened, of ships that could be linked: mother ships give to shuttles, shuttles to
// tankers, tankers deliver, and three reporters tell of part of it. The same in every run.
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';

const REPORTERS = ['Bench reporter A', 'Bench reporter B', 'Bench reporter C'];
const START = Date.UTC(2018, 0, 5);
const END = Date.UTC(2025, 11, 1);
const DAY = 86_400_000;

/** About `records` rows in two files, three of five of them deliveries. `series` tells the references of two runs apart. */
export async function generateVoyages(deliveries, transfers, records, series = 'V') {
	const random = mulberry32(23970517);
	const out = [writer(deliveries, DELIVERY_HEADER), writer(transfers, TRANSFER_HEADER)];
	const tankers = Math.max(20, Math.round(records / 250));
	let rows = 0;
	for (let n = 0; rows < records; n++) {
		const tanker = n % tankers;
		const voyage = Math.floor(n / tankers);
		const day = START + (voyage * 21 + (tanker % 21)) * DAY;
		const quantity = 900 + Math.floor(random() * 2000);
		const shuttle = imo(400_000 + (tanker % Math.ceil(tankers / 3)));
		const ship = imo(500_000 + tanker);
		const from = random() < 0.5 ? imo(600_000 + (tanker % 50)) : null;
		const reporter = Math.floor(random() * 3);
		const told = (by) => `${REPORTERS[(reporter + by) % 3]},${series}${n}`;
		const leg = (at, giver, receiver, flag, id) =>
			out[1].line(`${dayOf(at)},${giver},${receiver},${flag},diesel,${quantity},t,stated,${told(0)}-${id}`);
		const call = (supplier, by, id) =>
			out[0].line(
				`${dayOf(day + 7 * DAY)},${supplier},${ship},diesel,${quantity},t,Nampo,observed,${told(by)}-${id}`
			);
		if (from !== null) rows += await leg(day, from, shuttle, '', 1);
		rows += await leg(day + 3 * DAY, shuttle, ship, 'North Korea', 2);
		rows += await call('RU', 0, 3);
		if (random() < 0.5) rows += await call('', 1, 4);
	}
	for (const one of out) await one.end();
}

const DELIVERY_HEADER = 'date,supplier,imo,product,quantity,unit,destination_port,basis,source,source_ref\n';
const TRANSFER_HEADER = 'date,from_imo,to_imo,to_flag,product,quantity,unit,direction,source,source_ref\n';

function writer(path, header) {
	const out = createWriteStream(path);
	let text = header;
	return {
		async line(cells) {
			text += `${cells}\n`;
			if (text.length > 1 << 20) {
				if (!out.write(text)) await once(out, 'drain');
				text = '';
			}
			return 1;
		},
		async end() {
			out.end(text);
			await finished(out);
		}
	};
}

/** Seven digits whose check digit holds. */
function imo(six) {
	const digits = String(six).padStart(6, '0');
	const sum = [...digits].reduce((total, digit, at) => total + Number(digit) * (7 - at), 0);
	return `${digits}${sum % 10}`;
}

/** Voyages beyond the last day begin again at the first. */
function dayOf(time) {
	return new Date(START + ((time - START) % (END - START))).toISOString().slice(0, 10);
}

function mulberry32(seed) {
	let a = seed;
	return () => {
		a = (a + 0x6d2b79f5) | 0;
		let t = Math.imul(a ^ (a >>> 15), 1 | a);
		t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
		return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
	};
}

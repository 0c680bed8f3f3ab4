// Deliveries that never happened, the same ones in every run: 12 columns, 0.2 % of the rows invalid.
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';

const SUPPLIERS = ['CN', 'RU', 'VN', 'SG', 'TW'];
const PRODUCTS = ['diesel', 'gasoline', 'fuel oil', 'kerosene', 'refined petroleum'];
const HS = ['27101943', '271012', '271019', '271019', '2710'];
const PORTS = ['Nampo', 'Chongjin', 'KPNAM', 'Hungnam'];

/** `series` tells the references of two files apart. */
export async function generate(path, rows, series = 'R') {
	const random = mulberry32(20171222);
	const pick = (list) => list[Math.floor(random() * list.length)];
	const two = (n) => String(n).padStart(2, '0');
	const out = createWriteStream(path);
	let text =
		'date,supplier,vessel_name,imo,product,hs_code,quantity,unit,destination_port,source,source_ref,basis\n';
	for (let i = 0; i < rows; i++) {
		const day = `${2018 + Math.floor(random() * 8)}-${two(1 + Math.floor(random() * 12))}-${two(1 + Math.floor(random() * 28))}`;
		const product = Math.floor(random() * PRODUCTS.length);
		const quantity = random() < 0.002 ? '-5' : (random() * 3000).toFixed(1);
		text += `${day},${pick(SUPPLIERS)},TANKER ${Math.floor(random() * 400)},8916293,${PRODUCTS[product]},${HS[product]},${quantity},t,${pick(PORTS)},Bench generator,${series}${i},observed\n`;
		if (text.length > 1 << 20) {
			if (!out.write(text)) await once(out, 'drain');
			text = '';
		}
	}
	out.end(text);
	await finished(out);
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

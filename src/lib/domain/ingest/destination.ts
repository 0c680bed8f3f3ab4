// Whether a port lies outside North Korea. Only what the cell itself says is used: a UN/LOCODE, or a state named in it.
// In our own template a port name alone settles nothing and leaves the row in; in a feed of the whole world's trade
// only a destination that is named as North Korea brings a row in.
import { NORTH_KOREA, parseCountry } from '../country.ts';

/** Ports of North Korea whose names of five letters look like the UN/LOCODE of another state: NAMPO is not Namibia's. */
const DPRK_PORTS = new Set([
	'NAMPO',
	'NAJIN',
	'RAJIN',
	'HAEJU',
	'NAMPHO',
	'WONSAN',
	'RASON',
	'TANCHON',
	'SONGNIM',
	'HUNGNAM',
	'CHONGJIN',
	'SONBONG',
	'KIMCHAEK',
	'SINUIJU'
]);

/** `CNDLC` and `Vladivostok, Russia` are elsewhere; `KPNAM`, `Nampo` and a blank are not. */
export function isElsewhere(port: string): boolean {
	if (port === '' || DPRK_PORTS.has(port.toUpperCase())) return false;
	const locode = /^([A-Z]{2})\s?([A-Z2-9]{3})$/.exec(port);
	if (locode) {
		const state = parseCountry(locode[1] ?? '');
		if (state !== null) return state !== NORTH_KOREA;
	}
	const named = parseCountry(port) ?? parseCountry(lastPart(port));
	return named !== null && named !== NORTH_KOREA;
}

/** `KPNAM`, `Nampo`, `Nampo, DPRK` and `North Korea`; not a blank, and not `Rotterdam`. */
export function isInNorthKorea(port: string): boolean {
	if (port === '' || isElsewhere(port)) return false;
	const [name = ''] = port.split(/[,(]/);
	const isPort = DPRK_PORTS.has(name.toUpperCase().replace(/[^A-Z]/g, ''));
	return isPort || /^KP\s?[A-Z2-9]{3}$/.test(port) || [port, lastPart(port)].some(isRecipient);
}

function isRecipient(state: string): boolean {
	return parseCountry(state) === NORTH_KOREA;
}

function lastPart(port: string): string {
	const parts = port.split(/[,(]/);
	return parts.length > 1 ? (parts.at(-1) ?? '').replace(')', '') : '';
}

// Whether a port lies outside North Korea. Only what the cell itself says is used: a UN/LOCODE, or a state named in it.
// A port name alone settles nothing and leaves the row in.
import { NORTH_KOREA, parseCountry } from '../country.ts';

/** `CNDLC` and `Vladivostok, Russia` are elsewhere; `KPNAM`, `Nampo` and a blank are not. */
export function isElsewhere(port: string): boolean {
	if (port === '') return false;
	const locode = /^([A-Z]{2})\s?([A-Z2-9]{3})$/.exec(port);
	if (locode) {
		const state = parseCountry(locode[1] ?? '');
		if (state !== null) return state !== NORTH_KOREA;
	}
	const named = parseCountry(port) ?? parseCountry(lastPart(port));
	return named !== null && named !== NORTH_KOREA;
}

function lastPart(port: string): string {
	const parts = port.split(/[,(]/);
	return parts.length > 1 ? (parts.at(-1) ?? '').replace(')', '') : '';
}

// The laden share under a reader's hand: the view follows it at once, by the functions of the domain, and the address when
// the hand lets go. Both tell the same, so that nothing moves when the server's answer arrives.
import { isSameShare } from '#lib/domain/cap/laden.ts';
import type { Fraction } from '#lib/domain/decimal.ts';
import type { CapYear } from '#lib/domain/report/cap-year.ts';
import { atShare } from '#lib/domain/report/cap-year.ts';

/** Keys that repeat are one move. */
const SETTLE_MS = 250;

export class LadenDrag {
	#moved = $state.raw<Fraction | null>(null);
	#timer: ReturnType<typeof setTimeout> | undefined;
	readonly #given: () => CapYear;
	readonly #open: (share: Fraction) => Promise<void>;

	/** `given` is the view that the server answered; `open` goes to its address at another share. */
	constructor(given: () => CapYear, open: (share: Fraction) => Promise<void>) {
		this.#given = given;
		this.#open = open;
	}

	readonly view: CapYear = $derived.by(() => {
		const given = this.#given();
		if (this.#moved === null || (given.laden !== null && isSameShare(given.laden, this.#moved))) return given;
		return atShare(given, this.#moved);
	});

	move(share: Fraction): void {
		clearTimeout(this.#timer);
		this.#moved = share;
	}

	settle(): void {
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => void this.#goThere(), SETTLE_MS);
	}

	async #goThere(): Promise<void> {
		const share = this.#moved;
		if (share === null) return;
		await this.#open(share);
		if (this.#moved === share) this.#moved = null;
	}
}

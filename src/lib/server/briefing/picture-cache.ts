// The pictures drawn last. The same view of the same data version on the same day is the same picture, so it is drawn
// once, also for those who ask while it is being drawn.

export interface PictureCache {
	/** The picture under `key`, drawn when there is none. A failure is told to all who wait and not kept. */
	get(key: string, draw: () => Promise<Buffer>): Promise<Buffer>;
}

export function pictureCache({ pictures, bytes }: { pictures: number; bytes: number }): PictureCache {
	// A Map keeps the order of insertion: the one used longest ago stands first.
	const kept = new Map<string, Buffer>();
	const drawing = new Map<string, Promise<Buffer>>();
	let size = 0;

	function forget(key: string): void {
		size -= kept.get(key)?.length ?? 0;
		kept.delete(key);
	}

	function keep(key: string, picture: Buffer): void {
		forget(key);
		kept.set(key, picture);
		size += picture.length;
		for (const oldest of kept.keys()) {
			if (kept.size <= pictures && size <= bytes) break;
			forget(oldest);
		}
	}

	return {
		get(key, draw) {
			const picture = kept.get(key);
			if (picture) {
				keep(key, picture);
				return Promise.resolve(picture);
			}
			const begun = drawing.get(key);
			if (begun) return begun;
			const drawn = draw()
				.then((fresh) => {
					keep(key, fresh);
					return fresh;
				})
				.finally(() => drawing.delete(key));
			drawing.set(key, drawn);
			return drawn;
		}
	};
}

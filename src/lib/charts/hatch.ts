// Diagonal hatches as canvas patterns. They carry meaning without colour: observed, and past the cap.

/** `dense` and `sparse` for bars; the `block` kinds are their quieter twins for large areas. */
export type HatchKind = 'dense' | 'sparse' | 'dense-block' | 'sparse-block';

const TILE: Record<HatchKind, { size: number; stroke: number }> = {
	dense: { size: 6, stroke: 1.7 },
	sparse: { size: 9, stroke: 0.9 },
	'dense-block': { size: 8, stroke: 1.25 },
	'sparse-block': { size: 16, stroke: 0.7 }
};
const SHARPNESS = 4;

/** A pattern of lines rising to the right, drawn finer than the screen so that it stays sharp in print. */
export function hatch(
	colour: string,
	kind: HatchKind,
	unit: number,
	ground: string | null = null
): CanvasPattern | string {
	const { size, stroke } = TILE[kind];
	const side = Math.round(size * unit * SHARPNESS);
	const tile = document.createElement('canvas');
	tile.width = side;
	tile.height = side;
	const context = tile.getContext('2d');
	if (!context) return colour;
	if (ground !== null) {
		context.fillStyle = ground;
		context.fillRect(0, 0, side, side);
	}
	context.strokeStyle = colour;
	context.lineWidth = stroke * unit * SHARPNESS;
	// Three strokes, so that the corners of neighbouring tiles meet.
	for (const shift of [-side, 0, side]) {
		context.beginPath();
		context.moveTo(shift - 1, side + 1);
		context.lineTo(shift + side + 1, -1);
		context.stroke();
	}
	const pattern = context.createPattern(tile, 'repeat');
	pattern?.setTransform(new DOMMatrix().scale(1 / SHARPNESS));
	return pattern ?? colour;
}

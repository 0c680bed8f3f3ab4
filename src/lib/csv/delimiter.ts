// Which character separates the cells: the one that splits the rows evenly outside quotes, from the header on, into cells
// that hold no other delimiter. Decimal commas, comma-rich headers and lists inside cells split rows too, but not the
// header with them (PapaParse issues 600, 910, 1005, 1077).

const DELIMITERS = [',', ';', '\t', '|'] as const;
const SNIFF_ROWS = 200;

/** What Excel writes and obeys: a first line that names the delimiter. Its line counts, but it is no row. */
const SEP_LINE = /^sep=([^\w"\n]) *(?:\n|$)/i;

export interface SepLine {
	readonly delimiter: string;
	readonly length: number;
}

export function sepLine(text: string): SepLine | null {
	const found = SEP_LINE.exec(text);
	return found?.[1] ? { delimiter: found[1], length: found[0].length } : null;
}

/** Line ends are LF here. A comma when no delimiter is held. */
export function guessDelimiter(text: string, isWhole = true): string {
	const tried = DELIMITERS.map((delimiter) => evidence(text, delimiter, isWhole)).filter(
		({ cells }) => cells > 1
	);
	const start = Math.min(...tried.map((one) => one.start));
	let best = { delimiter: ',', score: 0, cells: 0 };
	for (const { delimiter, cells, rows, ...one } of tried) {
		const support = one.times / Math.max(1, rows - start);
		const score = support * one.purity * (one.start > start ? LATE_START : 1);
		const isBetter = score > best.score + 1e-9 || (score > best.score - 1e-9 && cells > best.cells);
		if (isBetter) best = { delimiter, score, cells };
	}
	return best.delimiter;
}

/** A delimiter that only begins below rows which another one splits is one of cells, not of the table. */
const LATE_START = 0.7;

interface Evidence {
	readonly delimiter: string;
	/** Cells of most rows. */
	readonly cells: number;
	/** The first row of so many cells: the header, where the delimiter is the right one. */
	readonly start: number;
	/** Rows that have as many, and all rows. */
	readonly times: number;
	readonly rows: number;
	/** Share of their cells that hold no other delimiter. */
	readonly purity: number;
}

function evidence(text: string, delimiter: string, isWhole: boolean): Evidence {
	const rows = splitRows(text, delimiter, isWhole);
	const counts = new Map<number, number>();
	for (const { length } of rows) if (length > 1) counts.set(length, (counts.get(length) ?? 0) + 1);
	const [cells, times] = [...counts].reduce(
		(a, b) => (b[1] > a[1] || (b[1] === a[1] && b[0] > a[0]) ? b : a),
		[0, 0] as [number, number]
	);
	const start = rows.findIndex(({ length }) => length === cells);
	const even = rows.filter(({ length }) => length === cells);
	const impure = even.reduce((sum, row) => sum + rowImpurity(row, delimiter), 0);
	return {
		delimiter,
		cells,
		start,
		times,
		rows: rows.length,
		purity: 1 - impure / Math.max(1, times * cells)
	};
}

/** Rows that are not blank, cells as they stand; a quote opens at the beginning of a cell only. */
function splitRows(text: string, delimiter: string, isWhole: boolean): string[][] {
	const rows: string[][] = [];
	let row: string[] = [];
	let [from, closedAt, isQuoted] = [0, -1, false];
	for (let at = 0; at < text.length && rows.length < SNIFF_ROWS; at++) {
		const char = text[at];
		if (char === '"' && (isQuoted || at === from || at === closedAt + 1)) {
			if (isQuoted) closedAt = at;
			isQuoted = !isQuoted;
		}
		if (isQuoted || (char !== delimiter && char !== '\n')) continue;
		row.push(text.slice(from, at));
		[from, closedAt] = [at + 1, -1];
		if (char === delimiter) continue;
		if (row.some((cell) => cell.trim() !== '')) rows.push(row);
		row = [];
	}
	const isCut = isQuoted || !isWhole || rows.length === SNIFF_ROWS;
	if (!isCut && (row.length > 0 || text.slice(from).trim() !== '')) rows.push([...row, text.slice(from)]);
	return rows;
}

const WHOLE_QUOTES = /^"(?:[^"]|"")*"\s*$/;

/** Where text stands behind a closing quote, the whole row is split at the wrong places. */
function rowImpurity(row: readonly string[], delimiter: string): number {
	if (row.some((cell) => cell.startsWith('"') && !WHOLE_QUOTES.test(cell))) return row.length;
	return row.reduce((sum, cell) => sum + impurity(cell, delimiter), 0);
}

const DECIMAL = /^\s*[-+]?(?:\d+|\d{1,3}(?:[. ]\d{3})+),\d+\s*%?\s*$/;
const THOUSANDS = /^\s*[-+]?\d{1,3}(?:,\d{3})+(?:\.\d+)?\s*$/;

/** How much a cell looks as if another delimiter should have split it: 0 not at all, 1 clearly. */
function impurity(cell: string, delimiter: string): number {
	if (cell.startsWith('"')) return 0;
	let worst = 0;
	for (const other of DELIMITERS) {
		if (other === delimiter || !cell.includes(other)) continue;
		// "A, B" is prose; "A;B" in a table of commas is a list, which tables of vessels hold.
		if (other === ',' && (DECIMAL.test(cell) || THOUSANDS.test(cell) || !/,(?! |$)/.test(cell))) continue;
		const isList = (other === ';' || other === '|') && !/\d\s*[;|]|[;|]\s*\d/.test(cell);
		worst = Math.max(worst, isList ? 0.25 : 1);
	}
	return worst;
}

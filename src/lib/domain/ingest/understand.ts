// What a file is, from its first rows: where its header stands, which known format it has, what each column holds.
import type { Issue } from '../issue.ts';
import { severityOf } from '../issue.ts';
import type { RecordKind } from '../record.ts';
import type { Decisions } from './decisions.ts';
import { NO_PROFILE } from './decisions.ts';
import { findHeader } from './find-header.ts';
import type { Layout } from './layout.ts';
import type { ColumnMap } from './map-columns.ts';
import { mapColumns, mapProfile, mapUnanswered } from './map-columns.ts';
import type { FileMarks } from './marks.ts';
import { Marks } from './marks.ts';
import type { Profile } from './profiles/profile.ts';
import type { RawRow } from './raw-row.ts';
import { isBlank, isComment } from './raw-row.ts';
import { recogniseHeaderless, recogniseProfile } from './recognise.ts';
import { tableAbove } from './second-table.ts';
import { keysRead, sourceCells } from './source-cells.ts';
import { headerKey } from './templates.ts';
import { importTitle } from './title-flow.ts';
import { parseUnit } from './unit-names.ts';
import { unitOfHeader } from './unit-of-header.ts';
import { columnSlips } from './unused-answers.ts';
import type { WideTable } from './wide-table.ts';
import { recogniseWide, spreadWide } from './wide-table.ts';
import { wideMarks } from './wide-years.ts';

export interface Understanding {
	/** Null when no row of the file can be read; `issues` say why. */
	readonly layout: Layout | null;
	/** Physical line of the header; null where the format has none or none was found. */
	readonly headerLine: number | null;
	/** A known format that is never imported. */
	readonly refusedProfile: string | null;
	/** Rows up to and with this line are no data. */
	readonly lastLineAbove: number;
	/** True where the header, or the row below it, is that of a known format, whether it is read by it or not. */
	readonly isKnownFormat?: boolean;
	readonly issues: readonly Issue[];
}

/** `first` are the first rows of the file, at least forty where it has as many. */
export function understand(
	first: readonly RawRow[],
	kind: RecordKind | null,
	decisions: Decisions
): Understanding {
	const rows = first.filter(({ cells }) => !isBlank(cells) && !isComment(cells));
	const [top] = rows;
	if (top === undefined) return refusal(null, [{ code: 'file_empty', line: null, column: null, seen: '' }]);
	const headerless =
		decisions.headerLine === null && decisions.profile === null ? recogniseHeaderless(top.cells) : null;
	if (headerless?.headerless) {
		return ofProfile(headerless, headerless.headerless.header, null, 0, [], rows, decisions);
	}
	const at = headerAt(rows, kind, decisions);
	const header = at === null ? undefined : rows[at];
	if (at === null || header === undefined) {
		return refusal(null, [{ code: 'header_unknown', line: null, column: null, seen: top.cells.join(', ') }]);
	}
	const other = decisions.headerLine === null ? tableAbove(rows.slice(0, at)) : null;
	if (other !== null) return refusal(null, [twoTables(header.line, other.line)]);
	const above = first.filter(({ cells, line }) => line < header.line && !isBlank(cells)).map(preamble);
	if (header.cells.some((cell) => cell.includes('\0'))) {
		const nul: Issue = { code: 'file_binary', line: header.line, column: null, seen: 'NUL characters' };
		return refusal(header.line, [...above, nul]);
	}
	const below = rows.slice(at + 1);
	const format = recogniseProfile(header.cells);
	// What is never imported is not let in by reading its columns as those of something else.
	const known = decisions.profile === NO_PROFILE && format?.refusal === undefined ? null : format;
	// A copy of a format without a header may have got one that somebody made up.
	const bare = known === null && decisions.profile === null ? bareFormat(below) : null;
	const profile = known ?? bare;
	const isAsked =
		profile !== null && (kind === null || kind === profile.kind || profile.refusal !== undefined);
	if (isAsked && (decisions.columns.size === 0 || profile.refusal !== undefined)) {
		const names = bare?.headerless?.header ?? header.cells;
		return ofProfile(profile, names, header.line, header.line, above, below, decisions);
	}
	const isSetAside = format !== null && (kind === null || kind === format.kind);
	const reading = ofHeader(header, below, above, kind, isSetAside ? format : null, decisions);
	return { ...reading, isKnownFormat: format !== null || bareFormat(below) !== null };
}

function bareFormat([row]: readonly RawRow[]): Profile | null {
	return row === undefined ? null : recogniseHeaderless(row.cells);
}

function headerAt(rows: readonly RawRow[], kind: RecordKind | null, decisions: Decisions): number | null {
	if (decisions.headerLine === null) return findHeader(rows, kind);
	const at = rows.findIndex(({ line }) => line === decisions.headerLine);
	return at === -1 ? null : at;
}

function twoTables(line: number, otherLine: number): Issue {
	return { code: 'second_table', line, column: null, seen: `the other begins on line ${otherLine}` };
}

function preamble({ cells, line }: RawRow): Issue {
	return {
		code: 'preamble_row',
		line,
		column: null,
		seen: cells.filter((cell) => cell.trim() !== '').join(', ')
	};
}

function refusal(
	headerLine: number | null,
	issues: readonly Issue[],
	refusedProfile: string | null = null
): Understanding {
	return { layout: null, headerLine, refusedProfile, lastLineAbove: headerLine ?? 0, issues };
}

const NO_KEYS: ReadonlySet<string> = new Set();
const NO_MARKS: FileMarks = new Marks();

function ofProfile(
	profile: Profile,
	header: readonly string[],
	headerLine: number | null,
	lastLineAbove: number,
	above: readonly Issue[],
	below: readonly RawRow[],
	decisions: Decisions
): Understanding {
	if (profile.refusal !== undefined) {
		const known: Issue = { code: profile.refusal, line: headerLine, column: null, seen: profile.title };
		return refusal(headerLine, [...above, known], profile.name);
	}
	const map = mapProfile(profile, header, headerLine ?? 1);
	const { read } = profile;
	const used =
		read === undefined
			? NO_KEYS
			: keysRead(
					header,
					below.map(({ cells }) => cells),
					(row) => read(row, NO_MARKS)
				);
	const unused = map.issues.filter(
		({ code, column }) => code !== 'column_extra' || !used.has(headerKey(column ?? ''))
	);
	const layout = layoutOf(profile, map, header, above, decisions);
	return { layout, headerLine, refusedProfile: null, lastLineAbove, issues: [...above, ...unused] };
}

function layoutOf(
	profile: Profile,
	map: ColumnMap,
	header: readonly string[],
	above: readonly Issue[],
	decisions: Decisions
): Layout {
	const { read, marks, flowColumns } = profile;
	const isByTitle =
		flowColumns !== undefined && !header.some((name) => flowColumns.includes(headerKey(name)));
	return {
		name: profile.name,
		map,
		profile,
		spread: read === undefined ? null : (row, found) => read(sourceCells(header, row), found),
		marksOf: marks === undefined ? null : (row) => marks(sourceCells(header, row)),
		isWide: false,
		constants: profile.constants ?? {},
		impliedUnit: unitOf(map, decisions),
		headerUnit: unitInHeader(map)?.unit ?? null,
		importTitle: isByTitle ? titleOf(above) : null,
		decisions
	};
}

function ofHeader(
	header: RawRow,
	below: readonly RawRow[],
	above: readonly Issue[],
	kind: RecordKind | null,
	setAside: Profile | null,
	decisions: Decisions
): Understanding {
	const reading = mapColumns(header.cells, header.line, kind, decisions.columns);
	if ('issues' in reading) {
		const wide =
			(kind === null || kind === 'period') && decisions.columns.size === 0
				? recogniseWide(
						header.cells,
						below.map(({ cells }) => cells)
					)
				: null;
		if (wide === null) return refusal(header.line, [...above, ...reading.issues]);
		return ofWide(wide, header, above, decisions);
	}
	const { map } = reading;
	const layout: Layout = {
		name: 'house',
		map,
		profile: null,
		spread: null,
		marksOf: null,
		isWide: false,
		constants: {},
		impliedUnit: unitOf(map, decisions),
		headerUnit: unitInHeader(map)?.unit ?? null,
		importTitle: map.kind === 'period' ? titleOf(above) : null,
		decisions
	};
	const found = [...map.issues, ...columnSlips(decisions, layout, header.line)];
	const issues = [...above, ...found];
	if (found.some(({ code }) => severityOf(code) === 'error')) return refusal(header.line, issues);
	const unanswered = unansweredOf(layout, setAside, header);
	const known = unanswered === null ? layout : { ...layout, unanswered };
	return {
		layout: known,
		headerLine: header.line,
		refusedProfile: null,
		lastLineAbove: header.line,
		issues
	};
}

/** How the file would be read had nobody answered: by the format that was set aside, or by the names of its columns. */
function unansweredOf(layout: Layout, setAside: Profile | null, { cells, line }: RawRow): Layout | null {
	if (setAside !== null)
		return layoutOf(setAside, mapProfile(setAside, cells, line), cells, [], layout.decisions);
	if (layout.decisions.columns.size === 0) return null;
	return { ...layout, map: mapUnanswered(cells, line, layout.map.kind) };
}

function ofWide(
	wide: WideTable,
	header: RawRow,
	above: readonly Issue[],
	decisions: Decisions
): Understanding {
	const issues = wide.extra.map((column): Issue => ({
		code: 'column_extra',
		line: header.line,
		column: column.header,
		seen: ''
	}));
	const map: ColumnMap = {
		kind: 'period',
		header: header.cells,
		at: new Map(),
		by: new Map(),
		extra: wide.extra,
		personal: [],
		suggestions: [],
		headerUnits: new Map(),
		mapping: {},
		issues
	};
	const layout: Layout = {
		name: 'wide-table',
		map,
		profile: null,
		spread: (row, marks) => spreadWide(wide, row, marks),
		// Only a row that is a year among months asks about the others.
		marksOf: wide.label === 'period' && wide.isMonthly ? (row) => wideMarks(wide.figures, row) : null,
		isWide: true,
		constants: {},
		impliedUnit: unitOfAnswer(decisions),
		headerUnit: null,
		importTitle: titleOf(above),
		decisions
	};
	return {
		layout,
		headerLine: header.line,
		refusedProfile: null,
		lastLineAbove: header.line,
		issues: [...above, ...issues]
	};
}

function titleOf(above: readonly Issue[]): string | null {
	return importTitle(above.map(({ seen }) => seen));
}

/** The unit that the quantity's header names comes before the analyst's answer, which is for cells that name none. */
function unitOf(map: ColumnMap, decisions: Decisions): Layout['impliedUnit'] {
	return unitInHeader(map) ?? unitOfAnswer(decisions);
}

function unitInHeader({ headerUnits }: ColumnMap): Layout['impliedUnit'] {
	const header = headerUnits.get('quantity');
	return header === undefined ? null : unitOfHeader(header);
}

function unitOfAnswer({ unit }: Decisions): Layout['impliedUnit'] {
	return unit === null ? null : parseUnit(unit);
}

// Where an import stands on its way, step by step, in two or three words each.
import type { ImportPage } from '#lib/server/use-cases/read-import.ts';

export interface ImportStep {
	readonly id: string;
	readonly name: string;
	readonly state: 'done' | 'open' | 'ahead';
	readonly says: string;
}

/** `settled` are the causes that were looked at and may stand. */
export function stepsOf(page: ImportPage, settled: ReadonlyMap<string, string>): ImportStep[] {
	const { row, columns, questions, unknown, groups } = page;
	const isDraft = row.state === 'draft';
	const isOver = !isDraft && row.state !== 'failed';
	const used = columns.filter(({ field, by }) => field !== null && by !== 'suggested').length;
	const close = columns.filter(({ by }) => by === 'suggested').length;
	const refused = row.report?.rows.rejected ?? 0;
	const toLookAt = groups.filter(({ code, severity }) => severity === 'warning' && !settled.has(code)).length;
	const hasColumns = row.kind !== null && row.report !== null;
	const values = questions.length + unknown.length;
	const step = (id: string, name: string, isOpen: boolean, says: string): ImportStep => ({
		id,
		name,
		state: isOver ? 'done' : isOpen ? 'open' : 'done',
		says
	});
	const ahead = (one: ImportStep): ImportStep => ({ ...one, state: 'ahead', says: '' });
	const checkSays =
		refused > 0
			? `${refused.toLocaleString('en')} refused`
			: toLookAt > 0
				? `${toLookAt} to look at`
				: 'nothing refused';
	const columnsStep = step(
		'columns',
		'Columns',
		!hasColumns || close > 0,
		!hasColumns
			? 'not recognised'
			: close > 0
				? `${close} close by name`
				: used === columns.length
					? `${used} used`
					: `${used} of ${columns.length} used`
	);
	const valuesStep = step('values', 'Values', values > 0, values === 0 ? 'all known' : `${values} open`);
	return [
		step('file', 'File', columns.length === 0, columns.length === 0 ? 'cannot be read' : 'read'),
		columns.length === 0 ? ahead(columnsStep) : columnsStep,
		hasColumns ? valuesStep : ahead(valuesStep),
		hasColumns
			? step('check', 'Check', refused > 0 || toLookAt > 0, checkSays)
			: ahead(step('check', 'Check', false, '')),
		{
			id: 'effect',
			name: 'Effect',
			state: isDraft ? 'open' : row.state === 'failed' ? 'ahead' : 'done',
			says: isDraft ? 'to commit' : row.state === 'failed' ? '' : wordOf(row.state)
		},
		{
			id: 'done',
			name: 'Done',
			state: isOver ? 'done' : 'ahead',
			says: isOver ? wordOf(row.state) : ''
		}
	];
}

function wordOf(state: string): string {
	return state === 'committed' ? 'in the ledger' : state;
}

// The sections of the method page in their order: anchors that other pages may link to, so they stay.
export const sections = [
	{ id: 'question', title: 'What it answers' },
	{ id: 'caps', title: 'The caps and their windows' },
	{ id: 'statuses', title: 'Statuses' },
	{ id: 'layers', title: 'Three layers, never blended' },
	{ id: 'declared', title: 'Declared figures' },
	{ id: 'observed', title: 'Observed deliveries' },
	{ id: 'estimates', title: 'Published estimates' },
	{ id: 'transfers', title: 'Transfers at sea' },
	{ id: 'links', title: 'Links: one event, one cargo' },
	{ id: 'products', title: 'Products and HS codes' },
	{ id: 'factors', title: 'Barrels and factors' },
	{ id: 'attribution', title: 'Who is charged' },
	{ id: 'left-out', title: 'What counts and what is left out' },
	{ id: 'versions', title: 'As-of days and versions' },
	{ id: 'records', title: 'Records and their keys' },
	{ id: 'templates', title: 'Files that can be imported' },
	{ id: 'formats', title: 'Formats that are recognised' },
	{ id: 'questions', title: 'Questions a file can raise' },
	{ id: 'issues', title: 'Checks on import' },
	{ id: 'wording', title: 'Words we use and avoid' },
	{ id: 'limits', title: 'Limits of the evidence' }
] as const;

export type SectionId = (typeof sections)[number]['id'];

export function sectionTitle(id: SectionId): string {
	return sections.find((section) => section.id === id)?.title ?? '';
}

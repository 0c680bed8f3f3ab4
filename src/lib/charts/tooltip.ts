// A tooltip with the exact figures of what is under the pointer or the arrow keys. All of them stand in a table too.
import type { ChartOptions, TooltipItem } from 'chart.js';
import type { ChartPoint } from './chart-spec.ts';
import type { ChartTheme } from './theme.ts';

type TooltipSettings = NonNullable<NonNullable<ChartOptions<'bar' | 'line'>['plugins']>['tooltip']>;
type Item = TooltipItem<'bar' | 'line'>;

/** One block of text for a point; the parts of a mark are not listed one by one. `pointOf` is null for marks that are none. */
export function tooltipOf(
	theme: ChartTheme,
	points: readonly ChartPoint[],
	pointOf: (item: Item) => number | null = ({ dataIndex }) => dataIndex
): TooltipSettings {
	const px = (size: number) => size * theme.unit;
	const at = (item: Item | undefined) => (item ? points[pointOf(item) ?? -1] : undefined);
	return {
		backgroundColor: theme.ink,
		titleColor: theme.card,
		bodyColor: theme.card,
		titleFont: { family: theme.sans, size: px(13), weight: 600 },
		bodyFont: { family: theme.sans, size: px(12.5) },
		padding: px(10),
		cornerRadius: px(4),
		displayColors: false,
		caretSize: 0,
		filter: (item, index) => index === 0 && at(item) !== undefined,
		callbacks: {
			title: ([item]: Item[]) => at(item)?.title ?? '',
			label: (item: Item) => [...(at(item)?.lines ?? [])]
		}
	};
}

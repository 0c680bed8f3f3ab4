// Times and sizes for reading. Barrels, shares and calendar days are `domain/report/reading.ts`.
import { UTCDate } from '@date-fns/utc';
import { format } from 'date-fns';

/** `23 Nov 2026, 22:40` in UTC: the log's clock, whoever reads it. */
export function timeText(time: Date): string {
	return format(new UTCDate(time), 'd MMM yyyy, HH:mm');
}

/** `812 B`, `40.9 kB`, `105.7 MB`. */
export function bytesText(bytes: number): string {
	if (bytes < 1_000) return `${bytes} B`;
	if (bytes < 1_000_000) return `${(bytes / 1_000).toFixed(1)} kB`;
	return `${(bytes / 1_000_000).toFixed(1)} MB`;
}

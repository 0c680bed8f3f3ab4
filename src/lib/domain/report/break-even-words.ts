// The share of capacity at which the cap is reached, in words. It answers what is disputed about an estimate in one figure:
// how full the tankers would have had to be.
import { ladenText } from './reading.ts';

/**
 * `over the cap if tankers carried more than 29.5 % of capacity`; null where nothing depends on a share. The share is one
 * of six places, worked out from full loads.
 */
export function breakEvenText(share: number | null): string | null {
	if (share === null) return null;
	if (share >= 1) return 'not over the cap even fully laden';
	if (share === 0) return 'over the cap at any laden share';
	return `over the cap if tankers carried more than ${ladenText(share)} of capacity`;
}

// One ship as a page shows it: types only. What goes into it is `vessel-page.ts`, what does not fit `vessel-doubts.ts`.
import type { DateSpan } from '../calendar.ts';
import type { MovementAmount } from '../cap/movement-sum.ts';
import type { SupplierCode } from '../country.ts';
import type { Listing, ListingThen } from '../designation.ts';
import type { Party, RecordId } from '../record.ts';
import type { Imo } from '../vessel.ts';
import type { Standing } from './record-standing.ts';
import type { StoredMovement, StoredVessel } from './record-view.ts';
import type { Kind } from './sts-words.ts';
import type { ShipName } from './vessel-names.ts';

export type DoubtCode =
	'names_same_days' | 'name_of_other_hull' | 'renamed_after_listing' | 'above_deadweight';

export interface Doubt {
	readonly code: DoubtCode;
	readonly sentence: string;
	/** The records that it comes from. */
	readonly records: readonly RecordId[];
	/** Other ships by number that it is about. */
	readonly imos: readonly Imo[];
}

export interface PlacedMovement {
	readonly record: StoredMovement;
	readonly standing: Standing;
}

/** A ship told under a name of this one: another number, or none. */
export interface Namesake {
	readonly imo: Imo | null;
	readonly name: string;
	readonly calls: number;
	readonly transfers: number;
}

/** Words of the register, with the row they stand in. */
export interface Told {
	readonly text: string;
	readonly record: RecordId;
}

export interface ShipFlag {
	/** Null where the words name no one state. */
	readonly flag: SupplierCode | null;
	readonly text: string;
	readonly remark: string;
	readonly isRegister: boolean;
	readonly records: readonly RecordId[];
	readonly spans: readonly DateSpan[];
}

export type ShipRole = 'called' | 'gave' | 'received' | 'met';

export interface VesselEvent {
	readonly record: StoredMovement;
	readonly standing: Standing;
	readonly role: ShipRole;
	/** The name that the row gives this ship. */
	readonly name: string;
	/** The other ship of a transfer. */
	readonly partner: Party | null;
	readonly listings: readonly ListingThen[];
	/** Whether a transfer is of the kind that resolution 2375 prohibits in itself. */
	readonly kind: Kind;
}

export interface Partner {
	/** Its number, else its name; blank where nobody names it, which may be several ships. */
	readonly key: string;
	readonly imo: Imo | null;
	readonly names: readonly string[];
	readonly flag: SupplierCode | null;
	/** Reports of one meeting each. Two reports of one meeting are two here. */
	readonly meetings: number;
	/** Rows that tell of several meetings together, which may hold single ones too. */
	readonly together: number;
	/** How often this ship gave, received, or nobody says. */
	readonly gave: number;
	readonly received: number;
	readonly unknown: number;
	/** How often the direction is an assumption. */
	readonly assumed: number;
	readonly records: readonly RecordId[];
}

export interface VesselYear {
	readonly year: number;
	/** Calls that count as observed deliveries; null where none does. */
	readonly observed: MovementAmount | null;
	/** Transfers of the window, a ledger of their own; null where there is none. */
	readonly transfers: MovementAmount | null;
}

export interface VesselPage {
	readonly imo: Imo;
	readonly names: readonly ShipName[];
	/** Each name once, the register's first. */
	readonly nameList: readonly string[];
	readonly flags: readonly ShipFlag[];
	readonly mmsis: readonly Told[];
	readonly types: readonly Told[];
	readonly dwts: readonly Told[];
	readonly owners: readonly Told[];
	readonly remarks: readonly Told[];
	readonly listings: readonly (Listing & { readonly record: RecordId })[];
	readonly listRemarks: readonly Told[];
	readonly register: readonly StoredVessel[];
	readonly events: readonly VesselEvent[];
	readonly calls: number;
	readonly transfers: number;
	readonly isComplete: boolean;
	readonly partners: readonly Partner[];
	/** Null where not all records were read: a sum of a part would be taken for the whole. */
	readonly years: readonly VesselYear[] | null;
	readonly doubts: readonly Doubt[];
	/** Reports that give one of its names and no number. */
	readonly namedOnly: readonly Namesake[];
}

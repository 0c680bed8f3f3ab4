// By what records are taken for one event or one cargo. Settings, so that an analyst can argue with a number and not with
// code. No source prints such a rule; these are Oilcap's own, and `/methodology` says so.

export const LINK_RULES = [
	'same_delivery',
	'same_loading',
	'same_transfer',
	'loading_delivery',
	'loading_transfer',
	'transfer_transfer',
	'transfer_delivery'
] as const;
/** The first three join reports of one event; the others follow one cargo from ship to ship. */
export type LinkRule = (typeof LINK_RULES)[number];

export const isSameEvent = (rule: LinkRule): boolean => rule.startsWith('same_');

export const LINK_SETTINGS = {
	/** Days that two reports of one event may lie apart. */
	eventDays: 1,
	/** Days from taking a cargo on to giving it on. */
	voyageDays: 30,
	/** Quantities that differ by more than this share of the larger one are a conflict. */
	quantityShare: 10,
	/** A link of this score or more is in force until an analyst refuses it; below, it waits for one. Hundredths. */
	inForceFrom: 80,
	scores: {
		sameDay: 95,
		nextDay: 85,
		/** One ship known by number, the other by name alone. */
		oneByName: -5,
		/** One ship the same, the other named by one report only; the same day. */
		otherUnnamed: 80,
		conflict: -10,
		/** Both ships, or the one, by name alone. */
		namesOnly: 50,
		voyage: [
			{ upToDays: 10, score: 90 },
			{ upToDays: 20, score: 85 },
			{ upToDays: 30, score: 80 }
		],
		/** The delivery states more than was taken on. */
		moreThanTaken: 60,
		/** A source does not say which ship of a transfer gave. */
		undirected: 60,
		voyageByName: 40
	}
} as const;

/** Why a link was drawn, in the order in which it is told. */
export const LINK_REASONS = [
	'same_imo',
	'same_name',
	'other_unnamed',
	'same_day',
	'days_apart',
	'other_agency',
	'quantities_agree',
	'quantities_differ',
	'more_than_taken',
	'direction_open'
] as const;
export type LinkReason = (typeof LINK_REASONS)[number];

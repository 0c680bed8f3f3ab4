// Every known format. Which one a file has is decided by how much of its header a format asks for, not by this order.
import { aisDanish, aisMarineCadastre, gfwRadar, radianceAis } from './ais-positions.ts';
import { chinaGacc } from './china-gacc.ts';
import { comtradeLegacy, comtradeNew } from './comtrade.ts';
import { creaTrades, creaVoyages } from './crea-voyages.ts';
import { eurostatComext } from './eurostat-comext.ts';
import { gfwEncounters } from './gfw-encounters.ts';
import { gfwEventsApi } from './gfw-events-api.ts';
import { gfwLoitering, gfwPortalLoitering } from './gfw-loitering.ts';
import { gfwMapReport } from './gfw-map-report.ts';
import { gfwPortalEncounters } from './gfw-portal-encounters.ts';
import { gfwVessels } from './gfw-vessels.ts';
import { houseEvents } from './house-events.ts';
import { houseEstimates, houseOfficialAnnual, houseOfficialMonthly } from './house-figures.ts';
import { japanMof } from './japan-mof.ts';
import { jodi } from './jodi.ts';
import { koreaCustoms } from './korea-customs.ts';
import { kplerTrades } from './kpler-trades.ts';
import { lloydsPairings } from './lloyds-pairings.ts';
import { ofacSdn } from './ofac-sdn.ts';
import { openSanctionsMaritime, openSanctionsTargets } from './opensanctions.ts';
import { citesQuotas, citesUploads, ukQuotas } from './other-quotas.ts';
import { marineTrafficCalls, portCallsCrea } from './port-calls.ts';
import type { Profile } from './profile.ts';
import { un1718Monthly } from './un-1718-monthly.ts';
import { vortexaCargoMovements } from './vortexa-cargo-movements.ts';

export const profiles: readonly Profile[] = [
	gfwEncounters,
	gfwLoitering,
	gfwPortalLoitering,
	gfwVessels,
	gfwPortalEncounters,
	gfwMapReport,
	gfwEventsApi,
	gfwRadar,
	lloydsPairings,
	aisMarineCadastre,
	aisDanish,
	radianceAis,
	vortexaCargoMovements,
	kplerTrades,
	creaVoyages,
	creaTrades,
	portCallsCrea,
	marineTrafficCalls,
	citesUploads,
	citesQuotas,
	ukQuotas,
	comtradeNew,
	comtradeLegacy,
	chinaGacc,
	koreaCustoms,
	eurostatComext,
	jodi,
	japanMof,
	un1718Monthly,
	ofacSdn,
	openSanctionsTargets,
	openSanctionsMaritime,
	houseEvents,
	houseOfficialMonthly,
	houseOfficialAnnual,
	houseEstimates
];

import { error } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

/** A script that misspells an address, or asks for a year that has no window, reads JSON as everywhere else here. */
export const fallback: RequestHandler = () => error(404, 'There is nothing at this address of the API.');

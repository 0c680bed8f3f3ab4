// How large a file, a line, a cell and a table may be before the reader refuses.

export interface CsvLimits {
	/** Bytes of the whole file. Left out where the door that stores the file has counted them. */
	readonly fileBytes?: number;
	/** Characters of one row as it stands, quotes and line breaks inside it included. */
	readonly lineChars: number;
	readonly fieldChars: number;
	readonly columns: number;
	readonly rows: number;
}

export const CSV_LIMITS: CsvLimits = {
	lineChars: 1_000_000,
	fieldChars: 32_000,
	columns: 200,
	rows: 5_000_000
};

/** Something outside the program stops the database; the message is one sentence for the operator. */
export class DatabaseError extends Error {
	override name = 'DatabaseError';
}

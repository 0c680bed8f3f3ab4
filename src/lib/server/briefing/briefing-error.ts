// Why there is no picture, in one sentence for the reader.

/**
 * `missing`: no Chromium, or none that starts. `busy`: the queue is full. `late`: the time for one picture ran out.
 * `failed`: the page or the browser broke.
 */
export type BriefingProblem = 'missing' | 'busy' | 'late' | 'failed';

export class BriefingError extends Error {
	override name = 'BriefingError';
	readonly problem: BriefingProblem;

	constructor(problem: BriefingProblem, message: string, options?: ErrorOptions) {
		super(message, options);
		this.problem = problem;
	}
}

// `--exercise` before or behind the other words stands for OILCAP_EXERCISE=1, for the server and for every command.

export function takeExercise() {
	const at = process.argv.indexOf('--exercise', 2);
	if (at === -1) return;
	process.argv.splice(at, 1);
	process.env.OILCAP_EXERCISE = '1';
}

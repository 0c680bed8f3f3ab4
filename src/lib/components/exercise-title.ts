// The server marks the title of a page it sends; a page that is opened by a script, or changes its title, is marked here.
const MARK = 'Exercise: ';

/** Keeps the page's title marked until what it returns is called. */
export function keepTitleMarked(): () => void {
	const mark = () => {
		if (!document.title.startsWith(MARK)) document.title = MARK + document.title;
	};
	mark();
	const watch = new MutationObserver(mark);
	watch.observe(document.head, { childList: true, subtree: true, characterData: true });
	return () => watch.disconnect();
}

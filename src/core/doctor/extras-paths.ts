/** Which paths are those of extras, wherever in a repository they are kept. */

const MONTH = '[0-9][0-9][0-9][0-9]-[0-9][0-9]';
const DAY = `${MONTH}-[0-9][0-9]`;

/** As git's glob pathspecs know them: extras, issues for patrons, and the files beside extras. */
export const EXTRAS_PATTERNS: readonly string[] = [MONTH, DAY].flatMap((name) => [
  `**/${name}.*.md`,
  `**/${name}-[a-z]*.md`,
  `**/${name}.*/*`,
]);

/** Links are named after days, too, and are nobody's secret. */
export const LINKS_PATTERN = 'links/**/*.md';
const LINK = /^links\/.*\.md$/;

/** An issue whose name does not tell whom it is for. */
export const LETTERS_PATTERNS: readonly string[] = [`**/${MONTH}.md`, `**/${DAY}.md`];

const PLAIN =
  /(?:^|\/)\d{4}-\d{2}(?:-\d{2})?(?:\.[a-z0-9-]+\.md|-[a-z][a-z0-9-]*\.md|\.[a-z0-9-]+\/[^/]+)$/;
/** Where the engine itself keeps made-up ones. */
const MADE_UP = /^(?:test|scripts)\//;

/** Whether the engine made it up for its own tests and demos. */
export function isMadeUp(path: string): boolean {
  return MADE_UP.test(path);
}

/** Encrypted ones may be anywhere. */
export function isPlainExtra(path: string): boolean {
  return PLAIN.test(path) && !LINK.test(path) && !path.endsWith('.age') && !isMadeUp(path);
}

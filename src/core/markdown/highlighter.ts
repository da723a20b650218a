/** Finds the parts of code that have colours, for pages and mails alike. */
import type { Element, RootContent } from 'hast';

/**
 * The parts, their classes beginning with `prefix`; undefined for a language that nobody wrote a
 * grammar for, and for code that is too long.
 */
export type Highlight = (
  code: string,
  language: string,
  prefix: string,
) => readonly RootContent[] | undefined;

/** Longer code stays plain: nobody reads the colours of a dump, and a mail has no room for them. */
const MOST_CHARACTERS = 20_000;

let loading: Promise<Highlight> | undefined;

/** To be called when there is code to colour: the grammars are most of the engine's code. */
export function loadHighlighter(): Promise<Highlight> {
  loading ??= importHighlighter();
  return loading;
}

async function importHighlighter(): Promise<Highlight> {
  const { all, createLowlight } = await import('lowlight');
  const lowlight = createLowlight(all);
  return (code, language, prefix) =>
    code.length <= MOST_CHARACTERS && lowlight.registered(language)
      ? lowlight.highlight(language, code, { prefix }).children
      : undefined;
}

/** What a `code` element says it is written in, as the grammars name it. */
export function languageOf(code: Element): string | undefined {
  const language = writtenLanguageOf(code)?.toLowerCase();
  // highlight.js reads `shell` as a session with prompts; authors mean a script by it.
  return language === 'shell' ? 'bash' : language;
}

/** The same as its author calls it. */
export function writtenLanguageOf(code: Element): string | undefined {
  const classes = code.properties['className'];
  if (!Array.isArray(classes)) return undefined;
  const name = classes.map(String).find((each) => each.startsWith('language-'));
  return name?.slice('language-'.length);
}

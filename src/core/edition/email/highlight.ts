/** Finds the parts of code that have colours; the grammars load when an issue first needs them. */
import type { RootContent } from 'hast';
import { visit } from 'unist-util-visit';
import type { ProjectedIssue } from '../project.ts';

/** The highlighted parts, or undefined for a language that nobody wrote a grammar for. */
export type Highlight = (code: string, language: string) => readonly RootContent[] | undefined;

/** Longer code stays plain: nobody reads the colours of a dump, and a mail has no room for them. */
const MOST_CHARACTERS = 20_000;

let loading: Promise<Highlight> | undefined;

/** Undefined when the issue shows no code that asks for colours. */
export async function loadHighlighter(issue: ProjectedIssue): Promise<Highlight | undefined> {
  if (!namesLanguage(issue)) return undefined;
  loading ??= importHighlighter();
  return loading;
}

function namesLanguage(issue: ProjectedIssue): boolean {
  const comments = issue.sections.reading.flatMap((entry) => entry.comment ?? []);
  return [issue.body, ...comments].some((tree) => {
    let found = false;
    visit(tree, 'code', (code) => {
      found ||= (code.lang ?? '') !== '';
    });
    return found;
  });
}

async function importHighlighter(): Promise<Highlight> {
  const { all, createLowlight } = await import('lowlight');
  const lowlight = createLowlight(all);
  return (code, language) =>
    code.length <= MOST_CHARACTERS && lowlight.registered(language)
      ? lowlight.highlight(language, code).children
      : undefined;
}

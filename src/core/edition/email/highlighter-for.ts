/** The highlighter for one issue's mail, loaded only when the issue shows code that asks for it. */
import { visit } from 'unist-util-visit';
import { type Highlight, loadHighlighter } from '../../markdown/highlighter.ts';
import type { ProjectedIssue } from '../project.ts';

/** Undefined when no code of the issue names its language. */
export async function highlighterFor(issue: ProjectedIssue): Promise<Highlight | undefined> {
  return namesLanguage(issue) ? loadHighlighter() : undefined;
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

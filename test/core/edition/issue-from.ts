/** An issue of any Markdown, mistakes and all, with one link whose comment is the same text. */
import { type ProjectedIssue, projectPublic } from '../../../src/core/edition/project.ts';
import { parseMarkdown } from '../../../src/core/markdown/parse-markdown.ts';
import { placeDirectives } from '../../../src/core/markdown/place-directives.ts';
import { entries, issueOf, tiers } from './compact-issue.ts';

export function issueFrom(markdown: string): ProjectedIssue {
  const body = parseMarkdown(markdown);
  placeDirectives(body, {
    place: () => ({ file: 'x', line: 1, column: 1 }),
    tiers,
    hasSupport: true,
    hasItems: () => true,
  });
  const comment = parseMarkdown(markdown);
  return projectPublic({
    ...issueOf('x'),
    body,
    sections: { ...issueOf('x').sections, reading: [{ ...entries.full, comment }] },
  });
}

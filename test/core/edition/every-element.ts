/** One issue that holds all elements, each parsed by itself as in its golden file. */
import type { OpenIssue } from '../../../src/core/issue/issue.ts';
import { issueOf } from './compact-issue.ts';
import { elements } from './elements.ts';

/** Two elements may place the same section, which no author’s file can, so trees are put together. */
export function issueOfEveryElement(): OpenIssue {
  const issues = Object.values(elements).map((markdown) => issueOf(markdown));
  const body = { type: 'root' as const, children: issues.flatMap(({ body }) => body.children) };
  return { ...issueOf(''), body };
}

/** What can be wrong with `::name[friend]`, and how an author is told. */
import { MOST_NAME_CHARACTERS } from '../delivery/personal-parts.ts';
import type { DiagnosticId } from '../diagnostic-catalogue.ts';
import type { NameProblem } from './nodes.ts';

/** Words as they stand in a greeting: no markup, no address, nothing that is a tag. */
const FALLBACK = /^[\p{L}\p{M}\p{N} .,'’&-]+$/u;

/** undefined for a fallback that may stand there. */
export function fallbackProblem(fallback: string): NameProblem | undefined {
  if (fallback === '') return 'no-fallback';
  const isWords = FALLBACK.test(fallback) && /[\p{L}\p{N}]/u.test(fallback);
  return isWords && [...fallback].length <= MOST_NAME_CHARACTERS ? undefined : 'bad-fallback';
}

const WRITTEN = 'Write ::name[friend]: what is in the brackets greets those who gave no name.';

export function wordProblem(problem: NameProblem): readonly [DiagnosticId, string, string] {
  switch (problem) {
    case 'one-colon':
      return [
        'directive/malformed',
        ':name with one colon is text.',
        'Write ::name[friend], or the colon as \\: if you mean the text.',
      ];
    case 'no-fallback':
      return ['directive/bad-attribute', '::name has no words in brackets after it.', WRITTEN];
    case 'bad-fallback':
      return [
        'directive/bad-attribute',
        `What stands in the brackets of ::name is not ${MOST_NAME_CHARACTERS} letters or fewer without markup.`,
        WRITTEN,
      ];
    case 'attributes':
      return ['directive/bad-attribute', '::name takes no braces.', WRITTEN];
  }
}

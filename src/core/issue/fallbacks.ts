/** The different fallbacks for readers' names in texts, and the limit that they have together. */
import type { Nodes, Root } from 'mdast';
import { MOST_NAME_FALLBACKS } from '../delivery/personal-parts.ts';
import { diagnostic, type Diagnostic, type Place } from '../diagnostics.ts';
import { eachNode } from '../each-node.ts';
import type { Issue } from './issue.ts';

/** The texts that an edition shows of an issue: its own, and the comments on its links. */
export function textsOf({ body, sections }: Pick<Issue, 'body' | 'sections'>): Root[] {
  return [body, ...sections.reading.flatMap((entry) => entry.comment ?? [])];
}

/** Each once, in the order of the texts. */
export function fallbacksIn(texts: readonly Root[]): Set<string> {
  const fallbacks = new Set<string>();
  for (const text of texts) {
    eachNode<Nodes>(text, (node) => {
      if (node.type === 'namePlace') fallbacks.add(node.value);
    });
  }
  return fallbacks;
}

export function tooManyFallbacks(place: Place): Diagnostic {
  return diagnostic('directive/too-many-names', place, {
    reason: `Names have more than ${MOST_NAME_FALLBACKS} different fallbacks.`,
  });
}

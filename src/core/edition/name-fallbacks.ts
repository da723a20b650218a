/** The fallbacks for readers' names in one edition, and what keeps their tags apart from the text. */
import { MOST_NAME_FALLBACKS } from '../delivery/personal-parts.ts';
import { fallbacksIn, textsOf } from '../issue/fallbacks.ts';
import type { ProjectedIssue } from './project.ts';
import { DEFUSER } from './readable-text.ts';

/**
 * Each once, in the order of the text; a tag's number is the index in this list. What is beyond the
 * most that there may be, which is reported, has no tag and stands for everybody's name.
 */
export function nameFallbacksOf(issue: ProjectedIssue): string[] {
  return [...fallbacksIn(textsOf(issue))].slice(0, MOST_NAME_FALLBACKS);
}

/** A name, or the end of its tag, would make another tag together with a text that begins so. */
const MAKES_A_TAG = /^(?=_|roundup_)/i;

/** Parts a text from the name right before it, where it must be; nothing of that is seen. */
export function beforeSeam(text: string): string {
  return text.replace(MAKES_A_TAG, DEFUSER);
}

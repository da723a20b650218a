/** What scripts say: the types of the modules that integration.ts makes, which import nothing. */
import type { Texts } from '../core/texts/en.ts';

declare global {
  type ScriptTexts = Pick<Texts, 'citation' | 'extras' | 'found' | 'scripts' | 'search'>;
}

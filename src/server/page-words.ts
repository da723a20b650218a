/** Words that several pages share. */
import type { Texts } from '../core/texts/en.ts';

/** Rounded up to whole minutes. */
export function waitLabel(seconds: number, texts: Pick<Texts['pages'], 'minutes'>): string {
  return texts.minutes(Math.ceil(seconds / 60));
}

/** A form's stamp: when the form was handed out, sealed, so that it cannot be sent at once or for ever. */

export interface IssuedStamp {
  readonly stamp: string;
  /** For how long the form must be looked at, in milliseconds. */
  readonly waitMs: number;
}

export type StampVerdict =
  | { readonly state: 'good'; readonly nonce: string }
  | { readonly state: 'early' | 'stale' | 'forged' };

type Seal = (text: string) => string;

/** Nobody reads a form and types an address in less. */
const LEAST_MS = 1500;
const MOST_MS = 2 * 60 * 60 * 1000;
/** How far the clocks of two servers may differ. */
const SKEW_MS = 5000;
const STAMP = /^([0-9a-z]{1,12})\.([0-9A-Za-z-]{1,40})\.([0-9A-Za-z_-]{22})$/;

/** `nonce` is random, so that a stamp is good for one form alone. */
export function issueStamp(seal: Seal, now: Date, nonce: string): IssuedStamp {
  const content = `${now.getTime().toString(36)}.${nonce}`;
  return { stamp: `${content}.${seal(content)}`, waitMs: LEAST_MS };
}

export function judgeStamp(seal: Seal, stamp: string, now: Date): StampVerdict {
  const [, issued = '', nonce = '', given = ''] = STAMP.exec(stamp) ?? [];
  if (nonce === '' || !isSame(given, seal(`${issued}.${nonce}`))) return { state: 'forged' };
  const age = now.getTime() - Number.parseInt(issued, 36);
  if (age < -SKEW_MS || age > MOST_MS) return { state: 'stale' };
  return age < LEAST_MS ? { state: 'early' } : { state: 'good', nonce };
}

/** Takes as long whether the first or the last character differs. */
function isSame(one: string, other: string): boolean {
  let difference = one.length ^ other.length;
  for (let index = 0; index < other.length; index += 1) {
    difference |= one.charCodeAt(index) ^ other.charCodeAt(index);
  }
  return difference === 0;
}

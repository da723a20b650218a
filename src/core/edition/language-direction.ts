/** Which way a language is written. */

/** Languages whose usual script runs from right to left, by their primary subtag (BCP 47). */
const rightToLeft = new Set('ar arc ckb dv fa he iw ks nqo ps sd syr ug ur yi'.split(' '));
const rightToLeftScripts = new Set(['Adlm', 'Arab', 'Hebr', 'Nkoo', 'Rohg', 'Syrc', 'Thaa']);

export type Direction = 'ltr' | 'rtl';

export function directionOf(language: string): Direction {
  const [primary = '', ...rest] = language.split('-');
  const script = rest.find((part) => /^[A-Za-z]{4}$/.test(part));
  const isRight =
    script === undefined
      ? rightToLeft.has(primary.toLowerCase())
      : rightToLeftScripts.has(script.charAt(0).toUpperCase() + script.slice(1).toLowerCase());
  return isRight ? 'rtl' : 'ltr';
}

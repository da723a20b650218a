/** A count from the command line. */
import { InvalidArgumentError } from 'commander';

/** Digits alone: neither signs nor fractions. */
export function wholeNumber(text: string): number {
  const number = Number(text);
  if (/^\d+$/.test(text) && Number.isSafeInteger(number)) return number;
  throw new InvalidArgumentError('A count is a whole number.');
}

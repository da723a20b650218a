/** A count from the command line. */
import { InvalidArgumentError } from 'commander';

/** Digits alone: neither signs nor fractions. */
export function wholeNumber(text: string): number {
  const number = Number(text);
  if (/^\d+$/.test(text) && Number.isSafeInteger(number)) return number;
  throw new InvalidArgumentError('A count is a whole number.');
}

/** A count of which there is at least one, and no more than `most`. */
export function wholeNumberTo(most: number): (text: string) => number {
  return (text) => {
    const number = wholeNumber(text);
    if (number >= 1 && number <= most) return number;
    throw new InvalidArgumentError(`It is a whole number from 1 to ${most}.`);
  };
}

/** The name of a DKIM key from the command line. */
import { InvalidArgumentError } from 'commander';

/** Labels of the DNS, without `_domainkey` and the domain. */
export function selectorName(text: string): string {
  if (/^[a-z0-9](?:[a-z0-9_.-]{0,61}[a-z0-9])?$/i.test(text) && !text.includes('_domainkey')) {
    return text.toLowerCase();
  }
  throw new InvalidArgumentError('Give the name alone, without ._domainkey and the domain: s1.');
}

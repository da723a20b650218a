/** The address of a running server from the command line. */
import { InvalidArgumentError } from 'commander';
import { isWebAddress } from '../core/fields.ts';

/** Without a slash at its end. */
export function serverAddress(text: string): string {
  const url = URL.parse(text);
  if (url !== null && isWebAddress(text) && `${url.search}${url.hash}` === '') {
    return url.href.replace(/\/+$/, '');
  }
  throw new InvalidArgumentError('A server is a web address such as http://127.0.0.1:4321.');
}

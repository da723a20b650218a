/** Names, addresses and titles as sources write them, cut to what is kept. */
import { parseAddress, type Address } from '../audience/address.ts';
import { isName } from '../audience/name.ts';

/** undefined for what is no address, as of a member who keeps theirs to themselves. */
export function toldAddress(text: string | null | undefined): Address | undefined {
  const address = parseAddress(text ?? '');
  return typeof address === 'string' ? undefined : address;
}

export function toldName(text: string | null | undefined): string | undefined {
  const name = (text ?? '').normalize('NFC').trim();
  return name !== '' && isName(name) ? name : undefined;
}

const MAX_TITLE_CHARACTERS = 200;

export function toldTitle(text: string | null | undefined): string | undefined {
  const title = (text ?? '').trim();
  return title === '' || title.length > MAX_TITLE_CHARACTERS ? undefined : title;
}

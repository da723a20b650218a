/** The addresses of links, from the command line or from stdin, one a line. */
import { Failure } from '../core/failure.ts';
import { webAddress } from '../core/fields.ts';
import { oneLine } from '../core/link/clean-text.ts';

const MOST_CHARS = 1_000_000;
const MOST_ADDRESSES = 1000;

type Input = AsyncIterable<unknown> & { readonly isTTY?: boolean | undefined };

/** `-` stands for stdin, and so does no address where something is piped in. */
export async function readAddresses(
  words: readonly string[],
  stdin: Input = process.stdin,
): Promise<string[]> {
  const isPiped = words.length === 0 && stdin.isTTY !== true;
  const lines = isPiped || words.includes('-') ? await linesOf(stdin) : [];
  const given = [...words.filter((word) => word !== '-'), ...lines];
  if (given.length === 0) {
    throw new Failure(
      'usage',
      'no-address',
      'There is no address to file.',
      'Name one: roundup link add https://example.com/page. Or pipe them in, one a line.',
    );
  }
  if (given.length > MOST_ADDRESSES) throw tooMany();
  return given.map(addressOf);
}

/** Without empty lines and remarks. */
async function linesOf(stdin: Input): Promise<string[]> {
  let text = '';
  for await (const piece of stdin) {
    text += String(piece);
    if (text.length > MOST_CHARS) throw tooMany();
  }
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
}

function tooMany(): Failure {
  return new Failure(
    'usage',
    'too-many-addresses',
    `More than ${MOST_ADDRESSES.toLocaleString('en')} addresses are too many at a time.`,
    'Give them in parts, or bring a file of them in with: roundup link import FILE',
  );
}

/** `example.com/page` is what browsers show of an address. */
function addressOf(text: string): string {
  const isBare = !/^[a-z][a-z0-9+.-]*:/i.test(text) && /^[^\s/]+\.[^\s/]+/.test(text);
  const parsed = webAddress.safeParse(isBare ? `https://${text}` : text);
  if (parsed.success) return new URL(parsed.data).href;
  throw new Failure(
    'usage',
    'no-web-address',
    `${oneLine(text.replace(/\/\/[^/\s]*@/, '//…@'), 80)} is no address of a web page.`,
    'Write it whole, as https://example.com/page, and without a password.',
  );
}

/** What a provider explains, freed of all that must not reach a log: addresses, tokens, keys, content. */
import type { Submission } from '../core/delivery/message.ts';

const MAX_CHARACTERS = 240;
/** Read of an explanation; what is longer ends with its last whole word, lest half a secret stay. */
const MAX_READ_CHARACTERS = 4_000;
/** Shorter runs of our own words are everyday language. */
const ECHO_CHARACTERS = 32;

const ADDRESS = /[^\s<>"'(),;:]{1,320}@[^\s<>"'(),;]+/gu;
const KEY = /\bSG\.[\w.-]+/g;

/** Makes one line of at most 240 characters. */
export type CleanText = (text: string) => string;

/** What must not be repeated, whatever the provider says. */
export interface Confidential {
  readonly secrets: readonly string[];
  readonly addresses?: readonly string[];
  /** Of the mail, which may be for one tier only. */
  readonly texts?: readonly string[];
}

export function cleanerFor({ secrets, addresses = [], texts = [] }: Confidential): CleanText {
  let flat: readonly string[] | undefined;
  return (text) => {
    const clean = withoutSecrets(text, secrets, addresses);
    flat ??= texts.map((each) => each.replace(/\s+/g, ' '));
    return echoes(clean, flat) ? '(quotes the mail)' : clean;
  };
}

export function confidentialIn(
  submission: Submission,
  ...secrets: readonly string[]
): Confidential {
  const { message, recipients } = submission;
  return {
    secrets: [...secrets, ...recipients.map(({ unsubscribeToken }) => unsubscribeToken)],
    addresses: recipients.map(({ address }) => address),
    texts: [message.text, message.html, message.subject],
  };
}

function withoutSecrets(
  text: string,
  secrets: readonly string[],
  addresses: readonly string[],
): string {
  let clean =
    text.length > MAX_READ_CHARACTERS
      ? text.slice(0, MAX_READ_CHARACTERS).replace(/\S*$/, '')
      : text;
  for (const secret of secrets) {
    if (secret !== '') clean = clean.replaceAll(secret, '…');
  }
  for (const address of addresses) {
    if (address !== '') clean = clean.replaceAll(address, '(address)');
  }
  return clean
    .replace(ADDRESS, '(address)')
    .replace(KEY, '…')
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim()
    .slice(0, MAX_CHARACTERS);
}

/** Whether a stretch of the text stands in one of the parts, whose spaces are single. */
function echoes(text: string, parts: readonly string[]): boolean {
  for (let at = 0; at + ECHO_CHARACTERS <= text.length; at += 1) {
    const run = text.slice(at, at + ECHO_CHARACTERS);
    if (parts.some((part) => part.includes(run))) return true;
  }
  return false;
}

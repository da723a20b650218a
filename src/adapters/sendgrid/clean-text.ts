/** SendGrid's explanations, freed of all that must not reach a log: addresses, tokens, keys, content. */
import type { Submission } from '../../core/delivery/message.ts';

const MAX_CHARACTERS = 240;
/** Read of an explanation; what is longer ends with its last whole word, lest half a secret stay. */
const MAX_READ_CHARACTERS = 4_000;
/** Shorter runs of our own words are everyday language. */
const ECHO_CHARACTERS = 32;

const ADDRESS = /[^\s<>"'(),;:]{1,320}@[^\s<>"'(),;]+/gu;
const KEY = /\bSG\.[\w.-]+/g;

/** One line, at most 240 characters; `secrets` are replaced wherever they stand. */
export function cleanText(
  text: string,
  submission: Submission,
  secrets: readonly string[],
): string {
  const { message, recipients } = submission;
  const tokens = recipients.map(({ unsubscribeToken }) => unsubscribeToken);
  let clean =
    text.length > MAX_READ_CHARACTERS
      ? text.slice(0, MAX_READ_CHARACTERS).replace(/\S*$/, '')
      : text;
  for (const secret of [...secrets, ...tokens]) {
    if (secret !== '') clean = clean.replaceAll(secret, '…');
  }
  for (const { address } of recipients) {
    if (address !== '') clean = clean.replaceAll(address, '(address)');
  }
  clean = clean
    .replace(ADDRESS, '(address)')
    .replace(KEY, '…')
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim()
    .slice(0, MAX_CHARACTERS);
  return echoes(clean, [message.text, message.html, message.subject]) ? '(quotes the mail)' : clean;
}

/** Whether a stretch of the text stands in the mail, which may be for one tier only. */
function echoes(text: string, parts: readonly string[]): boolean {
  const flat = parts.map((part) => part.replace(/\s+/g, ' '));
  for (let at = 0; at + ECHO_CHARACTERS <= text.length; at += 1) {
    const run = text.slice(at, at + ECHO_CHARACTERS);
    if (flat.some((part) => part.includes(run))) return true;
  }
  return false;
}

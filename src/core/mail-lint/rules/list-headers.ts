/** The headers by which mail programs offer to leave, and by which filters know the list. */
import type { LintedMail } from '../linted-mail.ts';
import type { MailRule } from '../mail-rule.ts';

export const listUnsubscribe: MailRule = {
  id: 'mail/list-unsubscribe',
  look: (mail) => {
    const addresses = addressesIn(mail);
    const missing = ['https', 'mailto'].filter(
      (scheme) => !addresses.some((address) => address.startsWith(`${scheme}:`)),
    );
    if (missing.length === 0) return [];
    return [{ reason: `List-Unsubscribe has no address with ${missing.join(' and none with ')}.` }];
  },
};

export const oneClick: MailRule = {
  id: 'mail/one-click',
  look: ({ headers }) =>
    headers['List-Unsubscribe-Post'] === 'List-Unsubscribe=One-Click'
      ? []
      : [{ reason: 'List-Unsubscribe-Post does not say List-Unsubscribe=One-Click.' }],
};

export const listId: MailRule = {
  id: 'mail/list-id',
  look: ({ headers }) => {
    const value = headers['List-Id'] ?? '';
    // RFC 2919, 3: a name with at least one dot, between angle brackets.
    if (/^[^<]*<[a-z0-9_-]+(?:\.[a-z0-9_-]+)+>$/i.test(value)) return [];
    return [{ reason: `List-Id is ${value === '' ? 'missing' : `no name with a dot: ${value}`}.` }];
  },
};

function addressesIn({ headers }: LintedMail): string[] {
  const value = headers['List-Unsubscribe'] ?? '';
  return [...value.matchAll(/<([^<>]+)>/g)].map((match) => match[1] ?? '');
}

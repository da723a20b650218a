/** Addresses: whole, secure, and written so that a provider's click tracking finds them. */
import type { LintedMail } from '../linted-mail.ts';
import { attribute, type MailElement } from '../mail-element.ts';
import type { MailRule } from '../mail-rule.ts';

const WHOLE = /^(?:https?:\/\/[^/\s]|mailto:.)/i;
const WELL_WRITTEN = /[\s"]href="(?:https?:\/\/|mailto:)[^"]/;
const SHOWN = 60;

export const relativeAddress: MailRule = {
  id: 'mail/relative-address',
  *look(mail) {
    for (const { address, at } of addressesOf(mail)) {
      // Links inside the mail have a rule of their own, and so have pictures without a file.
      if (WHOLE.test(address) || /^(?:#|data:)/i.test(address)) continue;
      yield { reason: `The address ${told(address)} leads nowhere from an inbox.`, at };
    }
  },
};

export const httpAddress: MailRule = {
  id: 'mail/http-address',
  *look(mail) {
    for (const { address, at } of addressesOf(mail)) {
      if (/^http:/i.test(address)) yield { reason: `${told(address)} is not https.`, at };
    }
  },
};

export const addressForm: MailRule = {
  id: 'mail/address-form',
  *look(mail) {
    const { html } = mail.message;
    for (const { element, address, at } of addressesOf(mail)) {
      if (element.name !== 'a' || at === undefined || !WHOLE.test(address)) continue;
      if (WELL_WRITTEN.test(html.slice(at, html.indexOf('>', at)))) continue;
      yield { reason: `The address of ${told(address)} is not written as href="https://…".`, at };
    }
  },
};

export const anchorLink: MailRule = {
  id: 'mail/anchor-link',
  *look(mail) {
    for (const { element, address, at } of addressesOf(mail)) {
      if (element.name !== 'a' || !address.startsWith('#')) continue;
      yield { reason: `A link leads to ${told(address)}, a place in the mail itself.`, at };
    }
  },
};

function* addressesOf(
  mail: LintedMail,
): Generator<{ element: MailElement; address: string; at: number | undefined }> {
  for (const element of mail.elements) {
    const { node, name, at } = element;
    const address = attribute(node, name === 'img' ? 'src' : 'href');
    if (address === undefined || (name !== 'img' && name !== 'a' && name !== 'area')) continue;
    yield { element, address, at };
  }
}

/** Without what stands behind `#`: there an unlock link has its key. */
function told(written: string): string {
  const [address = ''] = written.startsWith('#') ? [written] : written.split('#', 1);
  return address.length <= SHOWN ? address : `${address.slice(0, SHOWN)}…`;
}

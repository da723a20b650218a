/** What law and mailbox providers want to see in the mail itself: the way out, and who writes from where. */
import { UNSUBSCRIBE_TOKEN_TAG } from '../../delivery/personal-parts.ts';
import { attribute, wordsIn } from '../mail-element.ts';
import type { MailRule } from '../mail-rule.ts';
import { wordsOf } from '../visible-text.ts';

export const noUnsubscribe: MailRule = {
  id: 'mail/no-unsubscribe',
  *look({ elements, message }) {
    const isSeen = elements.some(
      (element) =>
        element.name === 'a' &&
        (attribute(element.node, 'href') ?? '').includes(UNSUBSCRIBE_TOKEN_TAG) &&
        wordsIn(element.node) !== '' &&
        !element.isHidden,
    );
    if (!isSeen) yield { reason: 'The HTML shows no link to unsubscribe.' };
    if (message.text.trim() !== '' && !message.text.includes(UNSUBSCRIBE_TOKEN_TAG)) {
      yield { reason: 'The text edition has no address to unsubscribe.' };
    }
  },
};

export const noPostalAddress: MailRule = {
  id: 'mail/no-postal-address',
  *look(mail) {
    // Lines are wrapped, so that words alone count.
    const address = wordsOf(mail.postalAddress).join('');
    if (address === '') {
      yield { reason: 'The config has no postal address.' };
      return;
    }
    if (!mail.words.join('').includes(address)) {
      yield { reason: 'The HTML does not show the postal address.' };
    }
    const { message, textWords } = mail;
    if (message.text.trim() !== '' && !textWords.join('').includes(address)) {
      yield { reason: 'The text edition does not show the postal address.' };
    }
  },
};

/** Every notice, of a newsletter whose title is odd. */
import type { Edition } from '../../../src/core/edition/edition.ts';
import {
  formerAddressNotice,
  newAddressNotice,
} from '../../../src/core/notices/address-notices.ts';
import { loginNotice } from '../../../src/core/notices/login-notice.ts';
import type { Notice } from '../../../src/core/notices/notice.ts';
import { patronNotice } from '../../../src/core/notices/patron-notice.ts';
import { settingsNotice } from '../../../src/core/notices/settings-notice.ts';
import { subscriptionNotice } from '../../../src/core/notices/subscription-notice.ts';

const facts = {
  title: 'Ada & the <Machines>',
  language: 'en',
  postalAddress: '1 Example Street, Exampletown',
  theme: { accent: '#9a3412' },
};

export const noticeLink = `https://ada.example.com/confirm/${'x'.repeat(43)}`;
export const { postalAddress } = facts;

export const notices: Readonly<Record<string, Notice>> = {
  subscription: subscriptionNotice(noticeLink, facts),
  settings: settingsNotice(noticeLink, facts),
  login: loginNotice(noticeLink, facts),
  'patron-sealed': patronNotice({ link: noticeLink, access: 'sealed' }, facts),
  'patron-served': patronNotice({ link: noticeLink, access: 'served' }, facts),
  'new-address': newAddressNotice(noticeLink, facts),
  'former-address': formerAddressNotice({ ...facts, replyTo: 'ada@example.com' }),
};

/** As what holds mails to rules takes them. */
export function noticeEdition(notice: Notice): Edition {
  return {
    ...notice,
    issueId: 'notice',
    tier: 'public',
    preheader: /mso-hide:all">([^<&]+)</.exec(notice.html)?.[1] ?? '',
    origins: [],
    nameFallbacks: [],
  };
}

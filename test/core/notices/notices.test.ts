import { expect, test } from 'vitest';
import {
  formerAddressNotice,
  newAddressNotice,
} from '../../../src/core/notices/address-notices.ts';
import type { Notice } from '../../../src/core/notices/notice.ts';
import { settingsNotice } from '../../../src/core/notices/settings-notice.ts';
import { subscriptionNotice } from '../../../src/core/notices/subscription-notice.ts';

const facts = { title: 'Ada & the <Machines>', postalAddress: '1 Example Street, Exampletown' };
const link = 'https://ada.example.com/confirm/TOKEN';

const notices: [string, Notice][] = [
  ['subscription', subscriptionNotice(link, facts)],
  ['settings', settingsNotice(link, facts)],
  ['new-address', newAddressNotice(link, facts)],
  ['former-address', formerAddressNotice({ ...facts, replyTo: 'ada@example.com' })],
];

test.each(notices)('the words of the notice %s', async (name, notice) => {
  await expect(`${notice.subject}\n\n${notice.text}`).toMatchFileSnapshot(
    `../../golden/notices/${name}.txt`,
  );
});

test.each(notices)(
  'the notice %s has one link at most, and escapes what it is given',
  (_, notice) => {
    expect(
      (notice.html.match(/href="[^"]*"/g) ?? []).every((href) => href === `href="${link}"`),
    ).toBe(true);
    expect(notice.html).toContain('Ada &amp; the &lt;Machines&gt;');
    expect(notice.html).not.toContain('<Machines>');
  },
);

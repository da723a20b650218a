import { expect, test } from 'vitest';
import type { EditionContext } from '../../../src/core/edition/edition-context.ts';
import { renderEmail } from '../../../src/core/edition/email.ts';
import { projectForTier, projectPublic } from '../../../src/core/edition/project.ts';
import { renderText } from '../../../src/core/edition/text.ts';
import { lintMails } from '../../../src/core/mail-lint/lint-mail.ts';
import { extrasFrom } from '../issue/extras-from.ts';
import { mailOf } from '../mail-lint/compact-mail.ts';
import { context, issueOf, tiers } from './compact-issue.ts';

const KEY = 'q83vEjRWeJASNFZ4kBI0VniQEjRWeJASNFZ4kBI0Vng';
const unlockLink = `https://salt.example/issues/2023-10/#k=${KEY}`;
const tagged: EditionContext = {
  ...context,
  linkParameters: { links: 'all', parameters: [['utm_source', 'letter']] },
};
const unlocking: EditionContext = { ...tagged, unlockLinks: new Map([['costs', unlockLink]]) };

const [extra] = extrasFrom(
  `## What it cost {#costs}

Eleven thousand marlinspikes; see [the ledger](2023-10.patron/ledger.pdf) and [a site](https://rope.example/).

![Twelve bars, the last the highest.](2023-10.patron/chart.png "Euros.")

[![The same, small.][small]](https://rope.example/chart)

[How it sounded](2023-10.patron/talk.mp3)

[small]: 2023-10.patron/small.png
`,
  { 'ledger.pdf': {}, 'chart.png': {}, 'talk.mp3': {}, 'small.png': {} },
);
const extras = extra === undefined ? [] : [extra];
const issue = issueOf(
  'Hello from the quay, where it rains on every rope that was ever laid out to dry.\n\n::extra[A teaser.]{#costs}',
  { sections: { writing: [], building: [], reading: [] } },
);
const patrons = projectForTier(issue, extras, 'patron', tiers);

test('an open extra ends with its unlock link, and its files lead there', async () => {
  const { html } = renderEmail(patrons, unlocking);
  const from = html.indexOf('Hello from the quay');
  const middle = html.slice(from, html.indexOf('Lays cable by day'));
  await expect(middle).toMatchFileSnapshot('../../golden/email/extra-files.html');
  const text = renderText(patrons, unlocking);
  await expect(text).toMatchFileSnapshot('../../golden/text/extra-files.txt');
});

test('an unlock link is whole, untagged, and told to no counter of clicks', () => {
  const { html } = renderEmail(patrons, unlocking);
  const links = [...html.matchAll(/<a ([^>]*)>/g)].map(([, attributes = '']) => attributes);
  const keyed = links.filter((attributes) => attributes.includes('#k='));
  expect(keyed).toHaveLength(4);
  for (const attributes of keyed) {
    expect(attributes).toContain(`href="${unlockLink}"`);
    expect(attributes).toContain('clicktracking="off"');
    expect(attributes).toContain('data-pm-no-track');
  }
  const others = links.filter((attributes) => !attributes.includes('#k='));
  expect(others.filter((attributes) => /clicktracking|pm-no-track/.test(attributes))).toEqual([]);
  expect(others.some((attributes) => attributes.includes('utm_source=letter'))).toBe(true);
  expect(renderText(patrons, unlocking)).toContain(unlockLink);
});

test('without an unlock link its files lead to the issue', () => {
  const { html } = renderEmail(patrons, tagged);
  expect(html).not.toContain('Open this extra in the archive');
  expect(html).toMatch(/Picture\s+in the archive: Twelve bars, the last the highest\./);
  expect(html).toContain('href="https://salt.example/issues/2023-10/?utm_source=letter"');
});

test.each([
  ['with an unlock link', unlocking],
  ['without one', tagged],
])('no address of a file of an extra is in any mail, %s', (_name, its) => {
  for (const edition of [patrons, projectPublic(issue)]) {
    const mail = renderEmail(edition, its).html + renderText(edition, its);
    expect(mail).not.toMatch(/2023-10\.patron|chart\.png|small\.png|ledger\.pdf|talk\.mp3/);
  }
});

test('the public edition has the teaser, and neither key nor unlock link', () => {
  const { html } = renderEmail(projectPublic(issue), unlocking);
  expect(html).toContain('A teaser.');
  expect(html).not.toContain(KEY);
  expect(renderText(projectPublic(issue), unlocking)).not.toContain(KEY);
});

test('the mail lint has nothing against it, and prints no key where it has', async () => {
  const mail = await mailOf(patrons, unlocking);
  expect(lintMails([mail])).toEqual([]);
  const broken = {
    ...mail,
    message: {
      ...mail.message,
      html: mail.message.html.replaceAll(
        `href="${unlockLink}"`,
        `href="http://salt.example/#k=${KEY}"`,
      ),
    },
  };
  const found = lintMails([broken]);
  expect(found.map(({ id }) => id)).toContain('mail/http-address');
  expect(JSON.stringify(found)).not.toContain(KEY);
});

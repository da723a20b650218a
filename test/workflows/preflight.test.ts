/** Each check passes on a sound issue and fails, with a remedy, on what it is for. */
import { expect, test } from 'vitest';
import type { Diagnostic } from '../../src/core/diagnostics.ts';
import type { Edition } from '../../src/core/edition/edition.ts';
import { allowRules } from '../../src/workflows/allow-rules.ts';
import { preparePublish } from '../../src/workflows/prepare-publish.ts';
import type { PublishRequest } from '../../src/workflows/publish-request.ts';
import { runPublish } from '../../src/workflows/publish.ts';
import { fakeProvider } from '../fakes/fake-provider.ts';
import { AT_ONCE, edition, facts, publication, requestOf } from './publication.ts';

const found: Diagnostic = {
  id: 'file/not-utf8',
  severity: 'error',
  file: 'issues/2023-10.md',
  line: 1,
  column: 1,
  reason: 'for the test',
  remedy: 'none',
};

function withPatron(over: Partial<Edition>): ReadonlyMap<string, Edition> {
  return new Map(requestOf().editions).set('patron', edition('patron', over));
}

test('a sound issue passes every check', async () => {
  const { ports } = await publication();
  const { checks } = await preparePublish(ports, requestOf(), AT_ONCE);
  expect(checks.map(({ title, detail }) => `${title}: ${detail}`)).toMatchInlineSnapshot(`
    [
      "The issue is no draft: It is meant to go out.",
      "The content has no errors: Nothing is wrong with the issue and its links.",
      "Every tier has an edition: public, patron, gold",
      "No edition holds more than its tier may read: The gate finds nothing that is for a higher tier.",
      "Every inbox can show the mail: The mail lint finds nothing that stops it.",
      "Every edition has a way out: HTML, text and headers have an address of their own.",
      "Sender and postal address are set: From The Roundup, with a postal address.",
      "The transport is ready: fake",
      "Somebody is subscribed: 5 due, 0 have it already.",
      "One-click unsubscribing uses https: https",
      "Earlier deliveries are certain: None is unknown.",
    ]
  `);
  expect(checks.every(({ ok, remedy }) => ok && remedy === undefined)).toBe(true);
});

const broken: [string, string, Partial<PublishRequest>][] = [
  ['The issue is no draft', 'content', { draft: true }],
  ['The content has no errors', 'content', { diagnostics: [found] }],
  ['Every tier has an edition', 'content', { editions: new Map([['public', edition('public')]]) }],
  [
    'No edition holds more than its tier may read',
    'content',
    { leaks: ['the edition for public (HTML): text of 2023-10#pricing, for patron'] },
  ],
  ['No edition holds more than its tier may read', 'content', { leaks: undefined }],
  [
    'Every inbox can show the mail',
    'content',
    { mailDiagnostics: [{ ...found, id: 'mail/too-large' }] },
  ],
  [
    'Every inbox can show the mail',
    'content',
    {
      mailDiagnostics: [
        { ...found, id: 'mail/too-large' },
        { ...found, id: 'mail/no-text' },
      ],
      allowedRules: ['mail/too-large'],
    },
  ],
  ['Every edition has a way out', 'content', { editions: withPatron({ text: 'none here' }) }],
  ['Every edition has a way out', 'content', { editions: withPatron({ html: 'none here' }) }],
  [
    'Every edition has a way out',
    'content',
    { facts: { ...facts, unsubscribeUrl: 'https://example.com/u/' } },
  ],
  ['Sender and postal address are set', 'configuration', { postalAddress: ' ' }],
  [
    'Sender and postal address are set',
    'configuration',
    { facts: { ...facts, from: { name: 'x', address: 'x' } } },
  ],
  [
    'Sender and postal address are set',
    'configuration',
    { facts: { ...facts, replyTo: 'not an address' } },
  ],
  [
    'The transport is ready',
    'configuration',
    { transportProblem: { detail: 'There is no key.', remedy: 'Set one.' } },
  ],
];

test.each(broken)('%s (%s), or nothing is sent (%#)', async (title, kind, over) => {
  const { ports, provider } = await publication();
  const preparation = await preparePublish(ports, requestOf(over), AT_ONCE);
  const failing = preparation.checks.filter((check) => !check.ok);
  expect(failing).toEqual([
    {
      title,
      kind,
      advice: false,
      ok: false,
      detail: expect.any(String),
      remedy: expect.any(String),
    },
  ]);
  await expect(
    runPublish(ports, preparation, { confirm: preparation.summary.count }),
  ).rejects.toMatchObject({ id: 'preflight-failed', kind });
  expect(provider.submissions).toEqual([]);
});

test('somebody is subscribed, or nothing is sent', async () => {
  const { ports } = await publication({ readers: 0 });
  const preparation = await preparePublish(ports, requestOf(), AT_ONCE);
  expect(preparation.checks.filter((check) => !check.ok).map(({ title }) => title)).toEqual([
    'Somebody is subscribed',
  ]);
  await expect(runPublish(ports, preparation, { confirm: 0 })).rejects.toMatchObject({
    id: 'preflight-failed',
  });
});

test('an edition that the transport takes not even once is found before anything is sent', async () => {
  const { ports } = await publication({ provider: fakeProvider({ maxBytes: 5000 }) });
  const { checks } = await preparePublish(ports, requestOf(), AT_ONCE);
  expect(checks.filter((check) => !check.ok).map(({ title }) => title)).toEqual([
    'The transport is ready',
  ]);
});

test('an unsubscribe address without https is advised against, and stops nothing', async () => {
  const { ports } = await publication();
  const unsubscribeUrl = facts.unsubscribeUrl.replace('https:', 'http:');
  const request = requestOf({ facts: { ...facts, unsubscribeUrl } });
  const preparation = await preparePublish(ports, request, AT_ONCE);
  expect(preparation.checks.filter((check) => !check.ok)).toEqual([
    expect.objectContaining({ title: 'One-click unsubscribing uses https', advice: true }),
  ]);
  expect(await runPublish(ports, preparation, { confirm: 5 })).toMatchObject({
    outcome: 'finished',
  });
});

test('all failing checks are named at once', async () => {
  const { ports } = await publication();
  const preparation = await preparePublish(
    ports,
    requestOf({ draft: true, postalAddress: '' }),
    AT_ONCE,
  );
  await expect(runPublish(ports, preparation, { confirm: 5 })).rejects.toThrow(
    /"The issue is no draft".*"Sender and postal address are set"/,
  );
});

test('a rule of the mail lint that is allowed by name stops nothing, and is named', async () => {
  const { ports } = await publication();
  const broken = requestOf({
    mailDiagnostics: [
      { ...found, id: 'mail/too-large' },
      { ...found, id: 'mail/http-address', severity: 'warning' },
    ],
  });
  const request = allowRules(broken, ['mail/too-large', 'mail/no-text', 'mail/too-large']);
  expect(request.allowedRules).toEqual(['mail/too-large']);
  const preparation = await preparePublish(ports, request, AT_ONCE);
  expect(preparation.checks.filter((check) => !check.ok)).toEqual([]);
  expect(preparation.checks.map(({ detail }) => detail)).toContain(
    'The mail lint finds nothing that stops it. Allowed by name: mail/too-large.',
  );
  expect(await runPublish(ports, preparation, { confirm: 5 })).toMatchObject({
    outcome: 'finished',
  });
});

test('only rules that exist can be allowed', () => {
  expect(() => allowRules(requestOf(), ['mail/to-large'])).toThrow(
    expect.objectContaining({
      id: 'no-such-rule',
      kind: 'usage',
      remedy: 'Did you mean mail/too-large?',
    }),
  );
  expect(() => allowRules(requestOf(), ['file/not-utf8'])).toThrow(
    expect.objectContaining({ id: 'no-such-rule', remedy: expect.stringContaining('mail/') }),
  );
});

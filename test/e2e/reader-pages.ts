/** Every page that the server shows a reader, with the longest and oddest texts that may stand there. */
import type { Subscriber } from '../../src/core/audience/subscriber.ts';
import type { ConfirmOutcome } from '../../src/workflows/confirm.ts';
import { askPage, outcomePage } from '../../src/server/confirm-pages.ts';
import type { PageWriter } from '../../src/server/page.ts';
import {
  enterByServicePage,
  lostOnTheWayPage,
  noPatronPage,
  serviceFailedPage,
} from '../../src/server/patron/identity-pages.ts';
import * as login from '../../src/server/patron/login-pages.ts';
import { patronPage, type ShownPatron } from '../../src/server/patron/patron-page.ts';
import {
  erasedPage,
  expiredSettingsPage,
  leftPage,
  settingsPage,
} from '../../src/server/settings-pages.ts';
import {
  brokenPage,
  notFoundPage,
  tooLargePage,
  wrongMethodPage,
} from '../../src/server/small-pages.ts';
import {
  askedPage,
  busyPage,
  disposablePage,
  foreignFormPage,
  formPage,
  type Introduction,
  malformedNamePage,
  malformedPage,
  onceMorePage,
  scriptNeededPage,
  tooManyPage,
} from '../../src/server/subscribe-pages.ts';
import * as leaving from '../../src/server/unsubscribe-pages.ts';

const LONG_ADDRESS = `${'a-very-long-local-part-of-an-address'.repeat(2).slice(0, 64)}@mail.department.university.example`;
const TOKEN = 'x'.repeat(43);

const topics = [
  { id: 'workshops', name: 'Workshops', description: 'When there are seats, some weeks before.' },
  { id: 'books', name: 'Books' },
  { id: 'he', name: 'סדנאות', description: 'כשיש מקומות, כמה שבועות לפני כן.' },
];

const holder: Subscriber = {
  id: '1',
  address: { spelling: LONG_ADDRESS, key: LONG_ADDRESS },
  name: 'Ada Lovelace',
  state: 'active',
  tags: ['workshops'],
  tier: 'public',
  createdAt: new Date(0),
};

/** By a name that fits an address. */
export function readerPages(newsletter: Introduction): Readonly<Record<string, PageWriter>> {
  const { title } = newsletter;
  const form = { address: LONG_ADDRESS, name: '', stamp: 'stamp' };
  const shown = { holder, token: TOKEN, topics, title };
  const until = new Date('2027-02-02');
  return {
    form: formPage(newsletter, 'stamp'),
    'once-more': onceMorePage(title, form),
    malformed: malformedPage({ ...form, address: 'ada@example' }),
    'malformed-name': malformedNamePage(form),
    disposable: disposablePage(form),
    asked: askedPage(title, true),
    'script-needed': scriptNeededPage,
    foreign: foreignFormPage,
    'too-many': tooManyPage(300),
    busy: busyPage,
    confirm: askPage('subscription', title),
    'confirm-address': askPage('address', title),
    'confirm-expired': askPage(undefined, title),
    ...outcomes(title),
    leave: leaving.askPage(title, TOKEN),
    left: leaving.donePage(title),
    paused: leaving.pausedPage(title, until),
    mailed: leaving.mailedPage(title),
    'bad-token': leaving.badTokenPage(title),
    settings: settingsPage(shown),
    'settings-saved': settingsPage({
      ...shown,
      holder: { ...holder, pausedUntil: until },
      outcome: { done: (texts) => texts.pauseBegun },
    }),
    ...refusals(shown),
    'settings-expired': expiredSettingsPage,
    'settings-left': leftPage(title),
    erased: erasedPage(title),
    ...patronPages(title),
    'not-found': notFoundPage,
    'wrong-method': wrongMethodPage('GET, HEAD, POST'),
    'too-large': tooLargePage,
    broken: brokenPage('0192f0c4-7d2a-7c3e-b5a1-3f6f1c2d4e5f'),
  };
}

function patronPages(title: string): Record<string, PageWriter> {
  const support = { url: 'https://ada.example.com/support', call: 'Become a patron' };
  const services = [
    { name: 'patreon', label: 'Patreon' },
    { name: 'github', label: 'GitHub' },
  ];
  const view = { title, services, support };
  const form = { address: LONG_ADDRESS, stamp: 'stamp' };
  const since = new Date('2026-02-02');
  const url = `https://ada.example.com/feed/${'x'.repeat(16)}.${'y'.repeat(22)}.xml`;
  const patron: ShownPatron = {
    title,
    address: LONG_ADDRESS,
    tier: { name: 'Gold & <Silver>', since },
    support,
    feed: undefined,
  };
  return {
    'log-in': login.loginPage(view, 'stamp'),
    'log-in-again': login.loginAgainPage(form),
    'log-in-malformed': login.malformedLoginPage({ ...form, address: 'ada@example' }),
    'log-in-asked': login.loginAskedPage(title),
    enter: login.enterPage(title),
    'enter-expired': login.enterExpiredPage,
    'patron-foreign': login.foreignPage,
    'enter-by-service': enterByServicePage('github', 'ticket'),
    'no-patron': noPatronPage('patreon', view),
    'lost-on-the-way': lostOnTheWayPage,
    'service-failed': serviceFailedPage('github'),
    patron: patronPage(patron),
    'patron-feed': patronPage({ ...patron, feed: { url, madeAt: since, closedAt: undefined } }),
    'patron-feed-closed': patronPage({ ...patron, feed: { url, madeAt: since, closedAt: since } }),
    'patron-lapsed': patronPage({ ...patron, tier: undefined }),
  };
}

function outcomes(title: string): Record<string, PageWriter> {
  const all: Readonly<Record<string, ConfirmOutcome>> = {
    subscribed: { purpose: 'subscription', state: 'confirmed' },
    moved: { purpose: 'address', state: 'confirmed' },
    refused: { purpose: 'subscription', state: 'refused' },
  };
  return Object.fromEntries(
    Object.entries(all).map(([name, outcome]) => [name, outcomePage(outcome, title)]),
  );
}

function refusals(shown: Parameters<typeof settingsPage>[0]): Record<string, PageWriter> {
  const values = { name: 'N'.repeat(201), email: 'not an address', sure: '' } as const;
  const fields = ['name', 'email', 'sure'] as const;
  return Object.fromEntries(
    fields.map((field) => [
      `settings-${field}-refused`,
      settingsPage({
        ...shown,
        outcome: { problem: () => 'Nothing was changed.', field, value: values[field] },
      }),
    ]),
  );
}

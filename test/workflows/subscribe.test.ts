import { expect, test } from 'vitest';
import { confirmationTokens } from '../../src/adapters/confirmation-tokens.ts';
import type { Store } from '../../src/adapters/store/store.ts';
import { addSubscriber } from '../../src/workflows/add-subscriber.ts';
import {
  confirmSubscription,
  isConfirmationOpen,
} from '../../src/workflows/confirm-subscription.ts';
import { removeSubscriber } from '../../src/workflows/remove-subscriber.ts';
import { subscribe } from '../../src/workflows/subscribe.ts';
import { scratchStore } from '../fakes/scratch-store.ts';
import { stillClock, type StillClock } from '../fakes/still-clock.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

interface Mail {
  readonly to: string;
  readonly token: string;
}

function portsOf(store: Store, clock: StillClock) {
  const sent: Mail[] = [];
  let broken = false;
  return {
    sent,
    breakMail: (is: boolean) => {
      broken = is;
    },
    ports: {
      subscribers: store.subscribers,
      confirmations: store.confirmations,
      confirmationTokens: confirmationTokens(),
      confirmationMailer: {
        send: async (mail: { address: { spelling: string }; token: string }) => {
          if (broken) throw new Error('no provider');
          sent.push({ to: mail.address.spelling, token: mail.token });
        },
      },
      clock,
    },
  };
}

type Ports = ReturnType<typeof portsOf>['ports'];

async function ask(ports: Ports, address: string): Promise<string> {
  const outcome = await subscribe(ports, { address, source: 'form' });
  if (outcome.state === 'asked') await outcome.mail?.();
  return outcome.state;
}

test('asking sends a mail, and its token makes the person active', async () => {
  const clock = stillClock();
  const store = await scratchStore();
  const { ports, sent } = portsOf(store, clock);
  expect(await ask(ports, 'Ada@example.com')).toBe('asked');
  expect(sent).toEqual([{ to: 'Ada@example.com', token: expect.any(String) }]);
  const token = sent[0]?.token ?? '';
  expect(await store.subscribers.findByAddress('ada@example.com')).toMatchObject({
    state: 'pending',
  });
  expect(await isConfirmationOpen(ports, token)).toBe(true);
  expect(await isConfirmationOpen(ports, token)).toBe(true);
  expect(await confirmSubscription(ports, { token })).toBe('confirmed');
  expect(await confirmSubscription(ports, { token })).toBe('already');
  expect(await store.subscribers.findByAddress('ada@example.com')).toMatchObject({
    state: 'active',
  });
});

test('an address gets one mail a day', async () => {
  const clock = stillClock();
  const { ports, sent } = portsOf(await scratchStore(), clock);
  for (const address of ['ada@example.com', 'ADA@example.com', 'ada@EXAMPLE.com']) {
    expect(await ask(ports, address)).toBe('asked');
  }
  clock.pass(DAY_MS);
  await ask(ports, 'ada@example.com');
  expect(sent).toHaveLength(1);
  clock.pass(1);
  await ask(ports, 'ada@example.com');
  expect(sent).toHaveLength(2);
});

test('all addresses together get 200 mails an hour', async () => {
  const clock = stillClock();
  const { ports, sent } = portsOf(await scratchStore(), clock);
  for (let no = 0; no < 205; no += 1) await ask(ports, `r${no}@example.com`);
  expect(sent).toHaveLength(200);
  clock.pass(HOUR_MS + 1);
  await ask(ports, 'r204@example.com');
  expect(sent).toHaveLength(201);
});

test('whoever is active, has left or was removed gets no mail, and the same answer', async () => {
  const clock = stillClock();
  const store = await scratchStore();
  const { ports, sent } = portsOf(store, clock);
  for (const name of ['active', 'removed']) {
    await addSubscriber(ports, { address: `${name}@example.com` });
  }
  await removeSubscriber(ports, { address: 'removed@example.com' });
  for (const name of ['active', 'removed']) {
    expect(await ask(ports, `${name}@example.com`)).toBe('asked');
  }
  expect(sent).toEqual([]);
});

test('a mail that could not be sent may be asked for again at once', async () => {
  const clock = stillClock();
  const { ports, sent, breakMail } = portsOf(await scratchStore(), clock);
  breakMail(true);
  await expect(ask(ports, 'ada@example.com')).rejects.toThrow('no provider');
  breakMail(false);
  await ask(ports, 'ada@example.com');
  expect(sent).toHaveLength(1);
});

test('a token works for seven days', async () => {
  const clock = stillClock();
  const { ports, sent } = portsOf(await scratchStore(), clock);
  await ask(ports, 'ada@example.com');
  const token = sent[0]?.token ?? '';
  clock.pass(7 * DAY_MS - 1);
  expect(await isConfirmationOpen(ports, token)).toBe(true);
  clock.pass(1);
  expect(await isConfirmationOpen(ports, token)).toBe(false);
  expect(await confirmSubscription(ports, { token })).toBe('bad-token');
});

test('an old token brings nobody back who has left since', async () => {
  const clock = stillClock();
  const { ports, sent } = portsOf(await scratchStore(), clock);
  await ask(ports, 'ada@example.com');
  const token = sent[0]?.token ?? '';
  await confirmSubscription(ports, { token });
  await removeSubscriber(ports, { address: 'ada@example.com' });
  expect(await confirmSubscription(ports, { token })).toBe('refused');
});

test.each(['', 'x', 'A'.repeat(43), '../../etc/passwd'])(
  'the token %j opens nothing',
  async (token) => {
    const { ports } = portsOf(await scratchStore(), stillClock());
    expect(await confirmSubscription(ports, { token })).toBe('bad-token');
  },
);

test('a malformed address is told so and leaves no trace', async () => {
  const store = await scratchStore();
  const { ports } = portsOf(store, stillClock());
  expect(await ask(ports, 'not-an-email')).toBe('malformed');
  expect(await store.subscribers.countByState()).toMatchObject({ pending: 0 });
});

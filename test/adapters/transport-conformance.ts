/** What every transport promises of whole mails, said once and run against each with its real peer. */
import { inspect } from 'node:util';
import { describe, expect, onTestFinished, test } from 'vitest';
import { listHeaders } from '../../src/core/delivery/message.ts';
import type { SubmitOutcome, Submission } from '../../src/core/delivery/message.ts';
import { personalize, personalValues } from '../../src/core/delivery/personal-parts.ts';
import type { Transport } from '../../src/ports/transport.ts';
import type { TakenMail } from '../fakes/mail-api-double.ts';
import { sampleSubmission } from '../fakes/sample-submission.ts';

/** How a peer is told to behave at its next request. */
export type PeerBehaviour =
  /** Refuses the first recipient, in words that name the address, and takes the others. */
  | 'refuse-first'
  /** Asks to come back later. */
  | 'busy'
  /** Refuses the whole request, in words that quote address, token, secret and mail. */
  | 'quote'
  /** Cuts the connection before anything was read, or after the mail was taken. */
  | 'reset-before'
  | 'reset-after'
  /** Takes the mail and never answers. */
  | 'hang';

export interface TransportPeer {
  readonly transport: Transport;
  /** As above, but with a key, or a password, that the peer does not know. */
  readonly stranger: Transport;
  /** Keys and passwords, of both. */
  readonly secrets: readonly string[];
  readonly taken: readonly TakenMail[];
  /** What the transport did that no peer should have to bear. */
  readonly violations: readonly string[];
  next(behaviour: PeerBehaviour, submission: Submission): void;
  /** Nobody listens any more. */
  stop(): Promise<void>;
}

export function transportConformance(name: string, start: () => Promise<TransportPeer>): void {
  describe(`${name} keeps what every transport promises:`, () => {
    test('all recipients get exactly one mail, each their own', async () => {
      const peer = await start();
      const { batchSize } = peer.transport.capabilities;
      const submission = sampleSubmission(Math.min(2 * batchSize, batchSize + 20) + 1);
      for (const batch of cut(submission, batchSize)) {
        const outcome = await peer.transport.submit(batch);
        expect(outcome).toEqual({ state: 'accepted', providerId: expect.any(String) });
        expectClean(outcome, peer, batch);
      }
      expect(peer.taken.map(({ to }) => to).toSorted()).toEqual(
        submission.recipients.map(({ address }) => address).toSorted(),
      );
      for (const recipient of submission.recipients) {
        const { message } = submission;
        const mail = peer.taken.find(({ to }) => to === recipient.address);
        const values = personalValues(message, recipient);
        expect(mail?.html.trimEnd()).toBe(personalize(message.html, values).trimEnd());
        expect(mail?.text.trimEnd()).toBe(personalize(message.text, values).trimEnd());
        expect(mail?.subject).toBe(message.subject);
        for (const [header, value] of Object.entries(listHeaders(message, recipient))) {
          expect(mail?.headers[header.toLowerCase()]).toBe(value);
        }
      }
      expect(peer.violations).toEqual([]);
    });

    test('capabilities are whole, and what is cut by them is taken', async () => {
      const { transport } = await start();
      const { batchSize, maxBytes, atOnce, perSecond, substitutes } = transport.capabilities;
      expect(substitutes).toBe(false);
      for (const limit of [batchSize, maxBytes, atOnce]) expect(limit).toBeGreaterThanOrEqual(1);
      expect(perSecond).toBeGreaterThan(0);
    });

    test('several batches may be under way at once', async () => {
      const peer = await start();
      const submission = sampleSubmission(peer.transport.capabilities.atOnce);
      const outcomes = await Promise.all(
        cut(submission, 1).map((batch) => peer.transport.submit(batch)),
      );
      expect(outcomes.map(({ state }) => state)).toEqual(outcomes.map(() => 'accepted'));
      expect(new Set(peer.taken.map(({ to }) => to)).size).toBe(submission.recipients.length);
      expect(peer.taken.length).toBe(submission.recipients.length);
    });

    test('more recipients than it takes are rejected before anything leaves', async () => {
      const peer = await start();
      const most = peer.transport.capabilities.batchSize;
      for (const count of [0, most + 1]) {
        const outcome = await peer.transport.submit(sampleSubmission(count));
        expect(outcome).toMatchObject({ state: 'rejected' });
        expect(outcome).not.toHaveProperty('retryAfterMs');
      }
      expect(peer.taken).toEqual([]);
    });

    test('a refused recipient is told by id, and the others get theirs', async () => {
      const peer = await start();
      const submission = sampleSubmission(Math.min(3, peer.transport.capabilities.batchSize));
      const [first, ...others] = submission.recipients;
      peer.next('refuse-first', submission);
      const outcome = await peer.transport.submit(submission);
      expect(outcome).toMatchObject({
        state: others.length > 0 ? 'accepted' : 'rejected',
        refused: [{ subscriberId: first?.subscriberId, reason: expect.stringMatching(/\w{4}/) }],
      });
      expect(outcome).not.toHaveProperty('retryAfterMs');
      expectClean(outcome, peer, submission);
      expect(peer.taken.map(({ to }) => to)).toEqual(others.map(({ address }) => address));
      // The next one is not kept from anybody by it.
      const next = sampleSubmission(1, { batchNo: 2 });
      expect(await peer.transport.submit(next)).toMatchObject({ state: 'accepted' });
    });

    test('a batch of which everybody is refused is rejected, and names them', async () => {
      const peer = await start();
      const submission = sampleSubmission(1);
      peer.next('refuse-first', submission);
      expect(await peer.transport.submit(submission)).toMatchObject({
        state: 'rejected',
        refused: [{ subscriberId: submission.recipients[0]?.subscriberId }],
      });
      expect(peer.taken).toEqual([]);
    });

    test('a busy peer is tried again later', async () => {
      const peer = await start();
      const submission = sampleSubmission(1);
      peer.next('busy', submission);
      const outcome = await peer.transport.submit(submission);
      expect(outcome).toMatchObject({ state: 'rejected' });
      expect(outcome).not.toHaveProperty('refused');
      const wait = outcome.state === 'rejected' ? (outcome.retryAfterMs ?? 0) : 0;
      expect(wait).toBeGreaterThanOrEqual(1000);
      expect(wait).toBeLessThanOrEqual(60_000);
      expectClean(outcome, peer, submission);
      expect(peer.taken).toEqual([]);
      expect(await peer.transport.submit(submission)).toMatchObject({ state: 'accepted' });
      expect(peer.taken.length).toBe(1);
    });

    test.each(['reset-after', 'hang'] as const)(
      'a mail that was taken without an answer leaves it unknown (%s)',
      async (behaviour) => {
        const peer = await start();
        const submission = sampleSubmission(1);
        peer.next(behaviour, submission);
        const outcome = await peer.transport.submit(submission);
        expect(outcome).toMatchObject({ state: 'unknown' });
        expectClean(outcome, peer, submission);
        expect(peer.taken.length).toBe(1);
      },
    );

    test('a connection that is cut before anything was read is never an acceptance', async () => {
      const peer = await start();
      const submission = sampleSubmission(1);
      peer.next('reset-before', submission);
      const outcome = await peer.transport.submit(submission);
      expect(['rejected', 'unknown']).toContain(outcome.state);
      expectClean(outcome, peer, submission);
      expect(peer.taken).toEqual([]);
    });

    test('a peer that cannot be reached took nothing, and may come back', async () => {
      const peer = await start();
      await peer.stop();
      const submission = sampleSubmission(1);
      const outcome = await peer.transport.submit(submission);
      expect(outcome).toEqual({
        state: 'rejected',
        reason: expect.stringMatching(
          / could not be reached \(ECONNREFUSED\); nothing was sent\.$/,
        ),
        retryAfterMs: 10_000,
      });
      expectClean(outcome, peer, submission);
    });

    test('a key that the peer does not know is rejected for good', async () => {
      const peer = await start();
      const submission = sampleSubmission(1);
      const outcome = await peer.stranger.submit(submission);
      expect(outcome).toMatchObject({
        state: 'rejected',
        reason: expect.stringContaining('Check '),
      });
      expect(outcome).not.toHaveProperty('retryAfterMs');
      expect(outcome).not.toHaveProperty('refused');
      expectClean(outcome, peer, submission);
      expect(peer.taken).toEqual([]);
    });

    test('whatever the peer quotes, nothing secret or personal is in the reason', async () => {
      const peer = await start();
      const submission = sampleSubmission(1);
      peer.next('quote', submission);
      const outcome = await peer.transport.submit(submission);
      expect(outcome).toMatchObject({ state: 'rejected' });
      expectClean(outcome, peer, submission);
      expect(peer.taken).toEqual([]);
    });
  });
}

/** All that a peer could quote of a submission. */
export function quotation(submission: Submission, secret: string): string {
  const people = submission.recipients.flatMap((one) => [one.address, one.unsubscribeToken]);
  return `No: ${people.join(' ')} ${secret} someone.else@mail.example.net`;
}

/** Into batches of at most so many. */
function cut(submission: Submission, size: number): Submission[] {
  const count = Math.ceil(submission.recipients.length / size);
  return Array.from({ length: count }, (_, no) => ({
    ...submission,
    batchNo: no + 1,
    recipients: submission.recipients.slice(no * size, (no + 1) * size),
  }));
}

/** Nothing secret or personal in what is kept, however deep one looks. */
export function expectClean(
  value: SubmitOutcome,
  peer: Pick<TransportPeer, 'secrets'>,
  submission: Submission,
): void {
  const seen = `${JSON.stringify(value)}${inspect(value, { depth: 20, showHidden: true })}`;
  for (const secret of peer.secrets) {
    expect(seen).not.toContain(secret);
    expect(seen).not.toContain(Buffer.from(secret).toString('base64').replace(/=+$/, ''));
  }
  expect(seen).not.toContain('Grüße');
  expect(seen).not.toMatch(/reader\.\d+|someone\.else/);
  for (const { unsubscribeToken } of submission.recipients) {
    expect(seen).not.toContain(unsubscribeToken);
  }
}

/** Closes what a peer has open when its test is over. */
export function closing<T>(peer: T, close: () => Promise<unknown>): T {
  onTestFinished(async () => void (await close()));
  return peer;
}

/** Wherever a connection breaks, what a transport says of it is true: each byte is a place to break. */
import { expect, onTestFinished, test } from 'vitest';
import { createPostmarkTransport } from '../../src/adapters/postmark/postmark-transport.ts';
import { createResendTransport } from '../../src/adapters/resend/resend-transport.ts';
import { createSmtpTransport } from '../../src/adapters/smtp/smtp-transport.ts';
import type { Transport } from '../../src/ports/transport.ts';
import { startCuttingProxy, type Cut } from '../fakes/cutting-proxy.ts';
import type { TakenMail } from '../fakes/mail-api-double.ts';
import { POSTMARK_TOKEN, startPostmarkDouble } from '../fakes/postmark-double.ts';
import { RESEND_KEY, startResendDouble } from '../fakes/resend-double.ts';
import { sampleSubmission } from '../fakes/sample-submission.ts';
import { startSmtpDouble } from '../fakes/smtp-double.ts';

interface Peer {
  readonly port: number;
  readonly taken: readonly TakenMail[];
  readonly through: (port: number) => Transport;
  readonly close: () => Promise<void>;
}

const timeoutMs = 1500;
const baseUrl = (port: number) => `http://127.0.0.1:${port}`;

const peers = {
  async SMTP(pipelining: boolean): Promise<Peer> {
    const double = await startSmtpDouble({ tls: 'none', open: true, pipelining });
    const timeouts = { connectMs: timeoutMs, silenceMs: timeoutMs, mailMs: 2 * timeoutMs };
    return {
      ...double,
      through(port: number) {
        const url = `smtp://127.0.0.1:${port}`;
        const transport = createSmtpTransport({ url, connections: 1, perSecond: 100, timeouts });
        onTestFinished(() => transport[Symbol.asyncDispose]());
        return transport;
      },
    };
  },
  async Resend(): Promise<Peer> {
    const double = await startResendDouble();
    const through = (port: number) =>
      createResendTransport({ key: RESEND_KEY, baseUrl: baseUrl(port), timeoutMs });
    return { ...double, port: Number(new URL(double.url).port), through };
  },
  async Postmark(): Promise<Peer> {
    const double = await startPostmarkDouble();
    const through = (port: number) =>
      createPostmarkTransport({ key: POSTMARK_TOKEN, baseUrl: baseUrl(port), timeoutMs });
    return { ...double, port: Number(new URL(double.url).port), through };
  },
};

/** Submits one mail through a connection that is cut; tells what was said and what is true. */
async function submitThrough(start: () => Promise<Peer>, cut: Cut) {
  const peer = await start();
  await using proxy = await startCuttingProxy(peer.port, cut);
  const outcome = await peer.through(proxy.port).submit(sampleSubmission(1));
  // What is still on its way to the peer arrives, or never does.
  await new Promise((resolve) => setTimeout(resolve, 150));
  await peer.close();
  return { outcome, taken: peer.taken.length, passed: proxy.passed };
}

const PLACES = 24;

test.each([
  ['SMTP', true],
  ['SMTP', false],
  ['Resend', true],
  ['Postmark', true],
] as const)(
  'wherever it is cut, what %s says is true (pipelining: %s)',
  async (name, pipelining) => {
    const start = () => peers[name](pipelining);
    const whole = await submitThrough(start, { of: 'request', at: Infinity });
    expect(whole).toMatchObject({ outcome: { state: 'accepted' }, taken: 1 });
    const cuts = (['request', 'reply'] as const).flatMap((of) =>
      Array.from({ length: PLACES }, (_, no): Cut => ({
        of,
        // The very first and last bytes, and places between.
        at: Math.round((no * (whole.passed[of] - 1)) / (PLACES - 1)),
      })),
    );
    const seen = new Set<string>();
    for (let from = 0; from < cuts.length; from += 8) {
      await Promise.all(
        cuts.slice(from, from + 8).map(async (cut) => {
          const { outcome, taken } = await submitThrough(start, cut);
          seen.add(outcome.state);
          const told = `${JSON.stringify(cut)} ${JSON.stringify(outcome)}`;
          if (outcome.state === 'accepted') expect(taken, told).toBe(1);
          if (outcome.state === 'rejected') expect(taken, told).toBe(0);
          expect(taken, told).toBeLessThanOrEqual(1);
        }),
      );
    }
    // Not everything may be called unknown where more can be known.
    expect(seen).toContain('unknown');
    if (name === 'SMTP') expect(seen).toContain('rejected');
  },
);

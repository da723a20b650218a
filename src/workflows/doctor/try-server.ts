/** Tries the running server's way out for a subscriber who does not exist: nobody is touched. */
import type { LeavingAnswers, RoundTripFacts } from '../../core/doctor/server-checks.ts';
import type { HttpProbe, StoreLook } from '../../ports/doctor.ts';

/** `serverUrl` is without a slash at its end. */
export async function tryServer(
  probe: HttpProbe,
  serverUrl: string,
  tokens: StoreLook['tokens'],
): Promise<RoundTripFacts> {
  const health = await probe({ url: `${serverUrl}/healthz`, method: 'GET' });
  const isUp = 'status' in health && health.status === 200;
  return {
    serverUrl,
    health,
    ready: isUp ? await probe({ url: `${serverUrl}/readyz`, method: 'GET' }) : undefined,
    // Where no server of ours answers, no token is handed out.
    leaving: isUp && tokens !== undefined ? await leave(probe, serverUrl, tokens) : undefined,
  };
}

async function leave(
  probe: HttpProbe,
  serverUrl: string,
  { genuine, forged }: NonNullable<StoreLook['tokens']>,
): Promise<LeavingAnswers> {
  const post = (token: string, multipart: boolean): ReturnType<HttpProbe> =>
    probe({
      url: `${serverUrl}/u/${token}`,
      method: 'POST',
      form: { name: 'List-Unsubscribe', value: 'One-Click', multipart },
    });
  const [page, urlencoded, multipart, refused] = await Promise.all([
    probe({ url: `${serverUrl}/u/${genuine}`, method: 'GET' }),
    post(genuine, false),
    post(genuine, true),
    post(forged, false),
  ]);
  return { page, urlencoded, multipart, forged: refused };
}

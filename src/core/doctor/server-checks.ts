/** Whether the running server lets people leave as mail programs ask it to (RFC 8058), tried for nobody. */
import { checkGroup } from './check-group.ts';
import type { DoctorFacts } from './doctor-facts.ts';
import { ok, problem, skipped, type Seen } from './finding.ts';

/** What came back for one request, or why nothing did. */
export type ProbeAnswer = Answered | { readonly failed: string };

export interface Answered {
  readonly status: number;
  /** Whether it led elsewhere, or left something behind. */
  readonly redirects: boolean;
  readonly setsCookie: boolean;
  /** Of the first 64 KB. */
  readonly text: string;
  /** By its Date header, in relation to ours when half of the time had passed. */
  readonly aheadMs: number | undefined;
}

export interface RoundTripFacts {
  /** Without a slash at its end. */
  readonly serverUrl: string;
  readonly health: ProbeAnswer;
  /** Whether its store answers; undefined where no server of ours does. */
  readonly ready: ProbeAnswer | undefined;
  /** For a subscriber who does not exist; undefined where no token can be made here. */
  readonly leaving: LeavingAnswers | undefined;
}

export interface LeavingAnswers {
  readonly page: ProbeAnswer;
  readonly urlencoded: ProbeAnswer;
  readonly multipart: ProbeAnswer;
  /** To a token that nobody's key made. */
  readonly forged: ProbeAnswer;
}

export const serverChecks = checkGroup<DoctorFacts, RoundTripFacts>(
  'Server',
  ({ roundTrip }) => roundTrip,
  [
    { id: 'server/reached', title: 'Health', kind: 'unavailable', judge: isReached },
    { id: 'server/one-click', title: 'One click', kind: 'failure', judge: takesOneClick },
    { id: 'server/page', title: 'Page', kind: 'failure', judge: asksFirst },
    {
      id: 'server/forged',
      title: 'Forged link',
      kind: 'failure',
      judge: refusesForged,
    },
  ],
);

const BEHIND =
  'See that "roundup serve" runs, and that the proxy hands on to it whatever is no file of the archive, such as /healthz and /u/.';

function isReached({ serverUrl, health, ready }: RoundTripFacts): Seen[] {
  const where = `${serverUrl}/healthz`;
  if ('failed' in health) {
    return [problem(`It cannot be reached: ${health.failed}.`, { where, remedy: BEHIND })];
  }
  if (health.status === 200 && !health.redirects) {
    // A proxy may keep /readyz to itself: only a server that says so is not ready.
    if (ready === undefined || !('status' in ready) || ready.status !== 503) return [ok(serverUrl)];
    return [
      problem('It runs, and its store does not answer.', {
        where: `${serverUrl}/readyz`,
        remedy: 'Look at its log; see that its database runs.',
      }),
    ];
  }
  return [
    problem(`It answers ${health.status}, as the newsletter’s server does not.`, {
      where,
      remedy: BEHIND,
    }),
  ];
}

function isUp({ health }: RoundTripFacts): boolean {
  return 'status' in health && health.status === 200 && !health.redirects;
}

function takesOneClick(facts: RoundTripFacts): Seen[] {
  if (!isUp(facts)) return [];
  const { leaving, serverUrl } = facts;
  if (leaving === undefined) return [skipped('There is no store here whose key could be tried.')];
  const where = `POST ${serverUrl}/u/…`;
  if (isUnknown(leaving.page)) {
    return [
      problem('Its token is not known there.', {
        where,
        remedy:
          'That server uses another store than this machine: run doctor there, or set the same DATABASE_URL.',
      }),
    ];
  }
  const found = Object.entries({
    'as a form': leaving.urlencoded,
    'as multipart': leaving.multipart,
  }).flatMap(([how, answer]): Seen[] => {
    const wrong = wrongOneClick(answer);
    return wrong === undefined
      ? []
      : [problem(`Sent ${how}, ${wrong.what}`, { where, remedy: wrong.remedy })];
  });
  return found.length > 0 ? found : [ok('As a form and as multipart, without redirect or cookie.')];
}

/** RFC 8058, 3.2: no redirect; neither cookie nor login is to be needed. */
function wrongOneClick(answer: ProbeAnswer): { what: string; remedy: string } | undefined {
  if ('failed' in answer) return { what: `it got no answer: ${answer.failed}.`, remedy: BEHIND };
  if (answer.redirects) {
    return {
      what: `it is redirected (${answer.status}), which mail providers do not follow.`,
      remedy: 'Write server.url as it is in the end: with https://, and with or without www.',
    };
  }
  if (answer.status === 403 || answer.status === 401) {
    return {
      what: `it is refused (${answer.status}).`,
      remedy: 'Let the proxy or firewall take POST /u/ from anybody, without Origin and login.',
    };
  }
  if (answer.status !== 200) {
    return { what: `it is answered by ${answer.status} instead of 200.`, remedy: BEHIND };
  }
  if (answer.setsCookie) {
    return {
      what: 'the answer sets a cookie.',
      remedy: 'Let no proxy add cookies below /u/.',
    };
  }
  return undefined;
}

/** The page of the server's own for a token that its key did not make. */
function isUnknown(page: ProbeAnswer): boolean {
  return 'status' in page && page.status === 404;
}

function asksFirst(facts: RoundTripFacts): Seen[] {
  if (!isUp(facts) || facts.leaving === undefined || isUnknown(facts.leaving.page)) return [];
  const { page } = facts.leaving;
  const where = `GET ${facts.serverUrl}/u/…`;
  if ('failed' in page) {
    return [problem(`There was no answer: ${page.failed}.`, { where, remedy: BEHIND })];
  }
  if (page.status === 200 && /<form[^>]*\smethod="?post/i.test(page.text)) {
    return [ok('A page with a button, which changes nothing by itself.')];
  }
  return [
    problem(`It is answered by ${page.status}, and not by a page with a button.`, {
      where,
      remedy: BEHIND,
    }),
  ];
}

function refusesForged(facts: RoundTripFacts): Seen[] {
  if (!isUp(facts) || facts.leaving === undefined) return [];
  const { forged } = facts.leaving;
  const where = `POST ${facts.serverUrl}/u/…`;
  if ('failed' in forged) {
    return [problem(`There was no answer: ${forged.failed}.`, { where, remedy: BEHIND })];
  }
  if (forged.status === 404) return [ok('It is answered by 404.')];
  return [problem(`It is answered by ${forged.status} instead of 404.`, { where, remedy: BEHIND })];
}

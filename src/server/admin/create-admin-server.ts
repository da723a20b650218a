/** The admin page as an app: figures to look at, for whoever read a one-time address off the terminal. */
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { html } from 'hono/html';
import type { Config } from '../../config/schema.ts';
import { statsSections, statsSentence } from '../../core/stats/stats-sections.ts';
import type { Clock } from '../../ports/clock.ts';
import type { EventStore } from '../../ports/events.ts';
import type { Inbox } from '../../ports/inbox.ts';
import type { Ledger } from '../../ports/ledger.ts';
import type { AudienceFigures, SubscriberStore } from '../../ports/subscribers.ts';
import { audienceGrowth } from '../../workflows/audience-growth.ts';
import { issueStats } from '../../workflows/issue-stats.ts';
import { openWork } from '../../workflows/open-work.ts';
import { recentIssues } from '../../workflows/recent-issues.ts';
import { accessLog } from '../access-log.ts';
import type { ServedApp } from '../listen.ts';
import { describeError, type Log } from '../log.ts';
import { loopbackOnly } from '../loopback-only.ts';
import { securityHeaders } from '../security-headers.ts';
import type { ServerEnv } from '../server-env.ts';
import { adminEntry } from './admin-entry.ts';
import { type AdminPage, adminRenderer } from './admin-page.ts';
import { admissionRoutes, ENTER } from './admission-routes.ts';
import { inTheTerminal } from './in-the-terminal.ts';
import { brokenPage, lostPage, tooLargePage, wrongMethodPage } from './odd-pages.ts';
import { onThisMachine } from './on-this-machine.ts';
import { overviewPage } from './overview.ts';
import { seldom } from './seldom.ts';

/** Reads alone: no port here can change anything. */
export interface AdminDeps {
  readonly config: Pick<Config, 'title' | 'theme' | 'timeZone'>;
  readonly audience: AudienceFigures;
  readonly subscribers: Pick<SubscriberStore, 'countByState'>;
  readonly ledger: Pick<Ledger, 'recentIssues' | 'status' | 'openRuns' | 'outlook'>;
  readonly events: Pick<EventStore, 'tally'>;
  readonly inbox: Pick<Inbox, 'tally'>;
  readonly clock: Clock;
  readonly log: Log;
}

export interface AdminServer extends ServedApp {
  /** The path of a new one-time address; the former is good no longer. */
  newEntry(): string;
}

/** Forms here have no fields. */
const MAX_BODY_BYTES = 1024;
const MONTHS = 24;
const ISSUES = 6;
const ENDS = 8;

/** Listen on a loopback address only. */
export function createAdminServer(deps: AdminDeps): AdminServer {
  const { config, clock, log } = deps;
  const { timeZone } = config;
  const render = adminRenderer(config);
  const entry = adminEntry(() => clock.now());

  const app = new Hono<ServerEnv>();
  app.use(accessLog(clock, log), securityHeaders(), loopbackOnly, onThisMachine);
  app.use(bodyLimit({ maxSize: MAX_BODY_BYTES, onError: () => render(tooLargePage) }));
  app.onError((error, context) => {
    const id = context.get('requestId');
    log({ at: clock.now().toISOString(), event: 'error', id, error: describeError(error) });
    return render(brokenPage(id));
  });
  app.route('/', admissionRoutes(entry, render));
  const overview = seldom(clock, async () => ({
    growth: await audienceGrowth(deps, MONTHS),
    issues: await recentIssues(deps, ISSUES),
    ends: await deps.audience.newestEnds(ENDS),
    work: await openWork(deps),
    at: clock.now(),
  }));
  app.get('/', async (context) => {
    context.set('target', '/');
    return render(overviewPage(await overview(), timeZone));
  });
  app.get('/issues/:id', async (context) => {
    context.set('target', '/issues/:id');
    const page = await issuePage(deps, context.req.param('id'));
    return render(page ?? lostPage);
  });
  app.get('*', () => render(lostPage));
  app.all('*', () => render(wrongMethodPage));

  return {
    fetch: (request, env) => app.fetch(request, env ?? {}),
    drain: () => Promise.resolve(),
    newEntry: () => `${ENTER}/${entry.open()}`,
  };
}

/** undefined when nothing of it was ever to go out. */
async function issuePage(deps: AdminDeps, issueId: string): Promise<AdminPage | undefined> {
  const stats = await issueStats(deps, issueId);
  if (stats.startedAt === undefined) return undefined;
  return {
    status: 200,
    title: `Issue ${issueId} in numbers`,
    heading: html`Issue <span class="whole">${issueId}</span> in numbers`,
    words: statsSentence(stats, deps.clock.now()),
    content: html`${statsSections(stats)} ${inTheTerminal(`roundup stats ${issueId}`)}`,
    inside: true,
  };
}

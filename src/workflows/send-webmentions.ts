/** Tells the pages that an issue links to that it does, each once. */
import type { Config } from '../config/schema.ts';
import { Failure } from '../core/failure.ts';
import { isForPatrons, type Issue } from '../core/issue/issue.ts';
import { findEndpoint } from '../core/webmention/find-endpoint.ts';
import { isSettled, type Mention } from '../core/webmention/mention.ts';
import { mentionedPages } from '../core/webmention/mentioned-pages.ts';
import { decodePage } from '../core/web/decode-page.ts';
import type { Clock } from '../ports/clock.ts';
import type { Mentions } from '../ports/links.ts';
import type { WebAnswer, WebFailure, WebFetcher } from '../ports/web.ts';
import { inLanes } from './in-lanes.ts';
import { waitFor } from './wait-for.ts';

export interface WebmentionPorts {
  readonly web: WebFetcher;
  readonly clock: Clock;
  readonly mentions: Mentions;
}

export interface WebmentionOptions {
  /** Looks for the endpoints and tells nobody. */
  readonly isDry: boolean;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((done: number, count: number) => void) | undefined;
}

/** What became of one page; `known`: it was told on another day, `found`: it would be told. */
export interface MentionOutcome {
  readonly target: string;
  readonly outcome: Mention['outcome'] | 'known' | 'found';
  /** For people. */
  readonly detail: string;
}

export interface WebmentionReport {
  /** The page of the issue. */
  readonly source: string;
  /** In the issue's order; without those that an interruption left. */
  readonly outcomes: readonly MentionOutcome[];
  readonly isInterrupted: boolean;
}

const PAUSE_MS = 1_000;
const PAGE_BYTES = 1024 * 1024;
const ANSWER_BYTES = 4 * 1024;

/**
 * Throws `issue-for-patrons` and `issue-not-public`: whoever is told looks at once whether the link
 * is there.
 */
export async function sendWebmentions(
  ports: WebmentionPorts,
  config: Pick<Config, 'url'>,
  issue: Issue,
  { isDry, signal, onProgress }: WebmentionOptions,
): Promise<WebmentionReport> {
  const source = `${config.url}/issues/${issue.slug}/`;
  requireOpen(issue);
  if (!isDry) await requirePublic(ports.web, source, signal);
  const before = await ports.mentions.read();
  const all = [...before];
  const settled = new Set(
    before.filter((each) => each.source === source && isSettled(each)).map(({ target }) => target),
  );
  const targets = mentionedPages(issue, config.url);
  const outcomes = new Map<string, MentionOutcome>(
    targets
      .filter((target) => settled.has(target))
      .map((target) => [target, { target, outcome: 'known', detail: 'it was told before' }]),
  );
  let saving = Promise.resolve();
  const tell = async (target: string): Promise<void> => {
    const told = await tellOne(ports, { source, target, isDry }, signal);
    outcomes.set(target, { target, outcome: told.outcome, detail: told.detail });
    onProgress?.(outcomes.size, targets.length);
    if (isDry || told.outcome === 'found') return;
    const { outcome, status } = told;
    all.push({ source, target, outcome, status, at: ports.clock.now().toISOString() });
    saving = saving.then(() => ports.mentions.write(newestOf(all)));
    await saving;
  };
  const open = targets.filter((target) => !outcomes.has(target));
  const byHost = Map.groupBy(open, (target) => new URL(target).hostname);
  await inLanes(
    [...byHost.values()],
    async (host) => {
      for (const target of host) {
        if (signal?.aborted === true) return;
        await tell(target).catch((error: unknown) => {
          if (signal?.aborted !== true) throw error;
        });
        await waitFor(ports, PAUSE_MS, signal);
      }
    },
    signal,
  );
  return {
    source,
    outcomes: targets.flatMap((target) => outcomes.get(target) ?? []),
    isInterrupted: signal?.aborted === true,
  };
}

function requireOpen(issue: Issue): void {
  if (!isForPatrons(issue)) return;
  throw new Failure(
    'usage',
    'issue-for-patrons',
    `${issue.id} is for patrons, so that no page could see what it links to.`,
    'Name an issue that everybody may read.',
  );
}

async function requirePublic(
  web: WebFetcher,
  source: string,
  signal: AbortSignal | undefined,
): Promise<void> {
  const page = await web.fetch({ url: source, method: 'HEAD', signal });
  if (isFine(page)) return;
  throw new Failure(
    'usage',
    'issue-not-public',
    `${source} cannot be read by others yet: ${reasonOf(page)}.`,
    'Publish the archive, then run the command again. --dry-run shows who would be told.',
  );
}

interface Told {
  readonly outcome: Mention['outcome'] | 'found';
  readonly status: number;
  readonly detail: string;
}

async function tellOne(
  { web }: Pick<WebmentionPorts, 'web'>,
  { source, target, isDry }: { readonly source: string; readonly target: string; isDry: boolean },
  signal: AbortSignal | undefined,
): Promise<Told> {
  const page = await web.fetch({ url: target, maxBytes: PAGE_BYTES, signal });
  if (page.kind === 'failure' || !isFine(page)) return failed(page);
  const type = page.headers.get('content-type');
  const isHtml = type === undefined || /html|xml/i.test(type);
  const endpoint = findEndpoint({
    url: page.url,
    linkHeader: page.headers.get('link'),
    html: isHtml ? decodePage(page.body, type) : '',
  });
  if (endpoint === undefined) {
    return { outcome: 'none', status: page.status, detail: 'it takes no webmentions' };
  }
  if (isDry) return { outcome: 'found', status: page.status, detail: `by ${endpoint}` };
  const answer = await web.fetch({
    url: endpoint,
    method: 'POST',
    form: { source, target },
    maxBytes: ANSWER_BYTES,
    signal,
  });
  if (answer.kind === 'failure' || !isFine(answer)) return failed(answer);
  return { outcome: 'sent', status: answer.status, detail: `it answers ${answer.status}` };
}

function failed(answer: WebAnswer | WebFailure): Told {
  const status = answer.kind === 'answer' ? answer.status : 0;
  return { outcome: 'failed', status, detail: reasonOf(answer) };
}

function isFine(answer: WebAnswer | WebFailure): boolean {
  return answer.kind === 'answer' && answer.status >= 200 && answer.status < 300;
}

function reasonOf(answer: WebAnswer | WebFailure): string {
  return answer.kind === 'answer' ? `it answers ${answer.status}` : answer.detail;
}

/** Of each page the last word. */
function newestOf(mentions: readonly Mention[]): Mention[] {
  return [...new Map(mentions.map((each) => [`${each.source} ${each.target}`, each])).values()];
}

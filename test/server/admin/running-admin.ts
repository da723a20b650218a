/** The admin page on a free port over a real store, and a browser that has come in. */
import type { Store } from '../../../src/adapters/store/store.ts';
import { configSchema } from '../../../src/config/schema.ts';
import {
  type AdminDeps,
  type AdminServer,
  createAdminServer,
} from '../../../src/server/admin/create-admin-server.ts';
import type { Listening } from '../../../src/server/listen.ts';
import type { LogEntry } from '../../../src/server/log.ts';
import { scratchStore } from '../../fakes/scratch-store.ts';
import { stillClock, type StillClock } from '../../fakes/still-clock.ts';
import { listening } from '../running.ts';

export interface RunningAdmin extends Listening {
  readonly app: AdminServer;
  readonly store: Store;
  readonly clock: StillClock;
  readonly log: LogEntry[];
}

export const adminConfig = configSchema.parse({
  title: 'Ada & the <Machines>',
  description: 'A letter about machines.',
  url: 'https://ada.example.com',
  author: { name: 'Ada' },
  sender: { address: 'ada@example.com' },
  postalAddress: '1 Example Street, Exampletown',
  timeZone: 'Europe/Berlin',
});

export async function runningAdmin(over: Partial<AdminDeps> = {}): Promise<RunningAdmin> {
  const store = await scratchStore();
  const clock = stillClock();
  const log: LogEntry[] = [];
  const deps = { ...store, config: adminConfig, clock, log: (entry: LogEntry) => log.push(entry) };
  const app = createAdminServer({ ...deps, ...over });
  return { ...(await listening(app)), app, store, clock, log };
}

/** Presses the button; nothing is followed. */
export async function enter({ url }: Pick<Listening, 'url'>, path: string): Promise<Response> {
  return fetch(`${url}${path}`, { method: 'POST', redirect: 'manual' });
}

/** What the browser sends from then on, as `name=value`. */
export async function cookieOf(admin: RunningAdmin): Promise<string> {
  const answer = await enter(admin, admin.app.newEntry());
  return answer.headers.get('set-cookie')?.split(';')[0] ?? '';
}

export async function look(
  { url }: Pick<Listening, 'url'>,
  path: string,
  cookie: string,
): Promise<Response> {
  return fetch(`${url}${path}`, { headers: { cookie }, redirect: 'manual' });
}

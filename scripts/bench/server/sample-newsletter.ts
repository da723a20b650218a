/** A copy of the sample newsletter to run a server on, with a store of its own. */
import { cp, mkdir, mkdtemp, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { measure } from '../measure.ts';
import { type ChildServer, startServer } from './child-server.ts';

export interface SampleNewsletter extends AsyncDisposable {
  readonly root: string;
  /** The built archive, with its sidecars. */
  readonly dist: string;
  /** `roundup serve`, whose log goes to a file, as it does behind a service manager; `env` wins. */
  serve(env?: Readonly<Record<string, string>>): Promise<ChildServer>;
}

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const PROJECT = at('../../../');
const CLI = at('../../../src/cli/main.ts');
/** Below the project, so that the config finds the engine. */
const WORKSPACE = at('../../../.roundup/bench/');
const CONTENT = ['newsletter.config.ts', 'issues', 'links', 'public'];

/** Nobody's subscribers are opened, and no mail leaves the machine, whatever the shell has. */
const alone = {
  DATABASE_URL: '',
  SENDGRID_API_KEY: '',
  SMTP_URL: '',
  RESEND_API_KEY: '',
  POSTMARK_SERVER_TOKEN: '',
};

export async function openSampleNewsletter(): Promise<SampleNewsletter> {
  await mkdir(WORKSPACE, { recursive: true });
  const root = await mkdtemp(join(WORKSPACE, 'server-'));
  const dispose = (): Promise<void> => rm(root, { recursive: true, force: true });
  try {
    for (const name of CONTENT) {
      await cp(join(PROJECT, name), join(root, name), { recursive: true });
    }
    await measure({ argv: [CLI, 'build', '--compress'], cwd: root, env: alone });
  } catch (error) {
    await dispose();
    throw error;
  }
  return {
    root,
    dist: join(root, 'dist'),
    async serve(env = {}) {
      // The child has a descriptor of its own once it runs.
      await using log = await open(join(root, 'access.log'), 'a');
      return await startServer({
        argv: [CLI, 'serve', '--port', '0'],
        cwd: root,
        env: { ...alone, ...env },
        stderr: log.fd,
      });
    },
    [Symbol.asyncDispose]: dispose,
  };
}

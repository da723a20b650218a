/** A small newsletter whose newest issue has gone out to the outbox, and whose archive is built. */
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import type { NewsletterInput } from '../../src/config/schema.ts';
import { runRoundup } from '../cli/run-roundup.ts';
import { startRoundup } from '../cli/start-roundup.ts';
import { CONFIG, soundNewsletter } from '../core/diagnostic-cases.ts';
import { scratchNewsletter } from '../fakes/scratch-newsletter.ts';

export interface PublishedNewsletter extends AsyncDisposable {
  readonly root: string;
  readonly dist: string;
  readonly outbox: string;
  /** Runs `roundup serve` under the address that the config has for it, with these settings. */
  serve(server?: NewsletterInput['server']): Promise<AsyncDisposable>;
}

/** `at` are addresses on this machine, where nothing listens yet. */
export async function publishedNewsletter(at: {
  readonly archive: string;
  readonly server?: string;
}): Promise<PublishedNewsletter> {
  const newsletter = await scratchNewsletter(soundNewsletter);
  const configure = (server: NewsletterInput['server']): Promise<void> =>
    writeFile(join(newsletter.root, CONFIG), configText(at.archive, { url: at.server, ...server }));
  const run = async (...args: string[]): Promise<void> => {
    const { code, stderr } = await runRoundup(args, newsletter);
    if (code !== 0) throw new Error(`roundup ${args.join(' ')}: ${stderr}`);
  };
  // Mails with links to http are not let out, so the issue goes out under its public address.
  await run('subscribers', 'add', 'bo@example.com');
  await run('publish', '2023-10', '--confirm=1');
  await configure({});
  await run('build');
  return {
    ...newsletter,
    dist: join(newsletter.root, 'dist'),
    outbox: join(newsletter.root, '.roundup/outbox'),
    async serve(server = {}) {
      await configure(server);
      const { port } = new URL(at.server ?? at.archive);
      return startRoundup(['serve', '--port', port], { ...newsletter, isAnswer: isServing });
    },
  };
}

/** An address that is free just now. */
export async function freeAddress(): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('A port was expected.');
  return `http://127.0.0.1:${address.port}`;
}

function configText(url: string, server: NewsletterInput['server']): string {
  const config: NewsletterInput = {
    title: 'Ada & Machines',
    description: 'A letter about machines, for those who build them.',
    url,
    author: { name: 'Ada' },
    sender: { address: 'ada@example.com' },
    postalAddress: 'Street 1, Town',
    tiers: [{ id: 'patron', name: 'Patrons' }],
    support: { url: 'https://news.example.com/support', pitch: 'Please.' },
    topics: [
      { id: 'workshops', name: 'Workshops', description: 'When there are seats.' },
      { id: 'books', name: 'Books' },
    ],
    server,
  };
  return `export default ${JSON.stringify(config)};\n`;
}

const isServing = (answer: unknown): answer is { url: string } =>
  typeof answer === 'object' && answer !== null && 'url' in answer;

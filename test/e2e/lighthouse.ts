/** What Lighthouse says of a page, in a Chromium of its own that it steers by its debugging port. */
import { createServer } from 'node:net';
import lighthouse, { desktopConfig, type Config, type Flags } from 'lighthouse';
import { chromium } from 'playwright-core';
import { launchPackagedBrowser } from '../../src/adapters/browser/packaged-browser.ts';

export const categories = ['performance', 'accessibility', 'best-practices', 'seo'] as const;

export interface PageScore {
  /** 0 to 100, by category. */
  readonly scores: Readonly<Record<string, number>>;
  /** What cost points, as `seo: link-text`. */
  readonly losses: readonly string[];
}

export interface Lighthouse extends AsyncDisposable {
  score(address: string, screen: 'mobile' | 'desktop'): Promise<PageScore>;
}

/** A static page is quiet at once; the waiting of the defaults is for those that load more. */
const FLAGS: Flags = {
  logLevel: 'error',
  onlyCategories: [...categories],
  disableFullPageScreenshot: true,
  pauseAfterFcpMs: 250,
  pauseAfterLoadMs: 250,
  networkQuietThresholdMs: 250,
  cpuQuietThresholdMs: 250,
};

export async function launchLighthouse(): Promise<Lighthouse> {
  const port = await freePort();
  const browser = await launchPackagedBrowser((options) =>
    chromium.launch({
      ...options,
      args: [...(options.args ?? []), `--remote-debugging-port=${port}`],
    }),
  );
  if (browser === undefined) throw new Error('The package @sparticuz/chromium is not installed.');
  return {
    async score(address, screen) {
      const config: Config | undefined = screen === 'desktop' ? desktopConfig : undefined;
      const result = await lighthouse(address, { ...FLAGS, port }, config);
      if (result === undefined) throw new Error('Lighthouse gave no result.');
      const { lhr } = result;
      if (lhr.runtimeError !== undefined) throw new Error(lhr.runtimeError.message);
      const scored = Object.values(lhr.categories);
      return {
        scores: Object.fromEntries(
          scored.map(({ id, score }) => [id, Math.round((score ?? 0) * 100)]),
        ),
        losses: scored.flatMap(({ id, auditRefs }) =>
          auditRefs
            .filter(({ weight, id: audit }) => weight > 0 && (lhr.audits[audit]?.score ?? 1) < 0.9)
            .map((audit) => `${id}: ${audit.id}`),
        ),
      };
    },
    [Symbol.asyncDispose]: () => browser.close(),
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('A port was expected.');
  return address.port;
}

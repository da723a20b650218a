/** Dev shows a page anew when something that it is made of has changed, comes or goes. */
import { unwatchFile, watchFile } from 'node:fs';
import { relative, sep } from 'node:path';
import type { ViteDevServer } from 'vite';

export interface WatchedContent {
  /** Folders, and the config. */
  readonly paths: readonly string[];
  /** The files that the config names, which may lie anywhere. */
  readonly readNamed: () => Promise<readonly string[]>;
  /** Called before anything is shown anew. */
  readonly forget: () => void;
}

const LOOK_EVERY_MS = 500;

export async function reloadOnChange(
  server: ViteDevServer,
  { paths, readNamed, forget }: WatchedContent,
): Promise<void> {
  const followed = new Set<string>();
  const reload = (): void => {
    forget();
    for (const environment of Object.values(server.environments)) {
      environment.moduleGraph.invalidateAll();
    }
    server.environments.client.hot.send({ type: 'full-reload' });
    void follow();
  };
  /** Looked at by name: a watcher forgets a file that goes, and these shall be seen to come back. */
  const follow = async (): Promise<void> => {
    for (const file of await readNamed().catch(() => [])) {
      if (followed.has(file)) continue;
      followed.add(file);
      // Of the server before this one, where Astro has started anew.
      unwatchFile(file);
      watchFile(file, { interval: LOOK_EVERY_MS, persistent: false }, reload);
    }
  };
  await follow();
  server.watcher.add([...paths]);
  server.watcher.on('all', (_event, file) => {
    if (paths.some((path) => file === path || isInside(path, file))) reload();
  });
}

/** Astro knows its routes from its start on, and starts anew when a watched file has changed. */
export function restartOnNewRoute(server: ViteDevServer, folder: string): void {
  for (const event of ['add', 'unlink'] as const) {
    server.watcher.on(event, (file) => {
      if (isInside(folder, file) && file.endsWith('.astro')) server.watcher.emit('change', folder);
    });
  }
}

function isInside(folder: string, file: string): boolean {
  const path = relative(folder, file);
  return path !== '' && !path.startsWith('..') && !path.startsWith(sep);
}

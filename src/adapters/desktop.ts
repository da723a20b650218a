/** The author's editor and browser, as the port Desktop. */
import { spawn, type SpawnOptions } from 'node:child_process';
import { join } from 'node:path';
import type { Desktop } from '../ports/machine.ts';

export function createDesktop(
  root: string,
  { editor }: { readonly editor: string | undefined },
): Desktop {
  return {
    async edit(path) {
      const [command, ...args] = words(editor ?? '');
      if (command === undefined) return 'no-editor';
      const ended = await run(command, [...args, join(root, path)], { stdio: 'inherit' });
      return ended ? 'edited' : 'failed';
    },
    browse(url) {
      const [command, args] = opener(url);
      return run(command, args, { stdio: 'ignore' });
    },
  };
}

/** None of these starts a shell, which would read an address of others as its own language. */
function opener(url: string): [string, string[]] {
  if (process.platform === 'darwin') return ['open', [url]];
  if (process.platform === 'win32') return ['rundll32', ['url.dll,FileProtocolHandler', url]];
  return ['xdg-open', [url]];
}

/** `code --wait`, or `"/opt/My Editor/edit" -w`: divided at spaces, quotes keep them. */
function words(command: string): string[] {
  return [...command.matchAll(/"([^"]*)"|'([^']*)'|([^\s"']+)/g)].map(
    ([, double, single, bare]) => double ?? single ?? bare ?? '',
  );
}

/** Whether the program was started and ended well. */
function run(command: string, args: readonly string[], options: SpawnOptions): Promise<boolean> {
  return new Promise((done) => {
    const child = spawn(command, args, options);
    child.on('error', () => done(false));
    child.on('close', (code) => done(code === 0));
  });
}

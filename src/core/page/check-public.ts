/** Files of `public/` at addresses of the build’s own: which of the two is shown there. */
import { diagnostic, type Diagnostic, startOf } from '../diagnostics.ts';
import { aliasKey } from '../issue/alias.ts';
import { isTaken, writtenFiles } from './taken-addresses.ts';

export interface PublicNeighbours {
  /** Issues that all may read. */
  readonly issues: readonly {
    readonly id: string;
    readonly path: string;
    readonly slug: string;
    readonly aliases: readonly string[];
  }[];
  /** Every file of `issues/`, from the newsletter’s root. */
  readonly issueFiles: readonly string[];
  /** The author’s own pages in Markdown. */
  readonly pages: readonly { readonly address: string; readonly path: string }[];
}

/** The author is asked to put files of their own there, which says enough. */
const INVITED = new Set(
  '_headers _redirects favicon.svg favicon.ico apple-touch-icon.png icon-192.png icon-512.png icon-maskable-512.png'.split(
    ' ',
  ),
);

/** `paths` are from the newsletter’s root: `public/rss.xml`. */
export function checkPublic(paths: readonly string[], beside: PublicNeighbours): Diagnostic[] {
  const aliases = new Map(
    beside.issues.flatMap((issue) => issue.aliases.map((alias) => [aliasKey(alias), issue])),
  );
  const twins = new Map(beside.pages.map(({ address, path }) => [`${address}index.md`, path]));
  const slugs = new Map(beside.issues.map((issue) => [issue.slug, issue]));
  const shown = new Set(beside.issueFiles);
  return paths.flatMap((path) => {
    const address = path.slice('public'.length);
    const reason =
      ofAlias(address, aliases) ??
      ofTwin(address, twins) ??
      ofIssue(address, slugs, shown) ??
      ofArchive(address);
    return reason === undefined ? [] : [diagnostic('public/in-place', startOf(path), { reason })];
  });
}

function ofAlias(
  address: string,
  aliases: ReadonlyMap<string | undefined, { readonly path: string }>,
): string | undefined {
  const issue = aliases.get(aliasKey(address.replace(/\/index\.html$/, '')));
  if (issue === undefined) return undefined;
  return `The file is shown at this former address, and leads nobody on to ${issue.path}.`;
}

function ofTwin(address: string, twins: ReadonlyMap<string, string>): string | undefined {
  const page = twins.get(address);
  return page === undefined ? undefined : takes(address, `the Markdown of ${page}`);
}

function ofIssue(
  address: string,
  slugs: ReadonlyMap<string, { readonly id: string; readonly path: string }>,
  shown: ReadonlySet<string>,
): string | undefined {
  const [, slug = '', rest = ''] = /^\/issues\/([^/]+)\/(.+)$/.exec(address) ?? [];
  const issue = slugs.get(slug);
  if (issue === undefined) return undefined;
  const file = `issues/${issue.id}/${rest}`;
  if (shown.has(file)) return `${file} takes its place where the issue shows it.`;
  const made = ['index.html', 'index.md', 'also-read/index.html'];
  return made.includes(rest) ? takes(address, `what is made of ${issue.path}`) : undefined;
}

/** What the build makes in folders of its own are pages, feeds and data. */
function ofArchive(address: string): string | undefined {
  const [, first = '', rest] = address.split('/');
  if (rest === undefined) {
    const isMade = writtenFiles.has(first) && !INVITED.has(first);
    return isMade ? takes(address, 'what the build makes there') : undefined;
  }
  if (first === 'search' && address.endsWith('.json')) {
    return 'The build’s own takes its place where it has one there.';
  }
  const isPage = isTaken(first) && first !== 'issues' && /\.(?:html|xml|json)$/.test(address);
  if (!isPage && address !== '/issues/index.html') return undefined;
  return takes(address, 'what the build or the server has there, if it has something');
}

function takes(address: string, of: string): string {
  return `The file stands at ${address} in the place of ${of}.`;
}

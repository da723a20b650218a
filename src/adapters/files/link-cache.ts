/** What the files of thousands of links said when they were last looked at, under digests of them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { Link } from '../../core/link/link.ts';
import { type LinkContext, parseLink } from '../../core/link/parse-link.ts';
import type { Result } from '../../core/result.ts';
import { decodeSource } from '../../core/source-file.ts';
import { coreDigest, sha256 } from './engine-digest.ts';
import { writeFileWhole } from './write-file.ts';

export interface LinkCache {
  /** As `parseLink()` gives it. */
  parse(path: string): Result<Link>;
  /** Ends a look at all links: the next one finds what this one found. */
  keep(): Promise<void>;
}

/** Fewer are read faster than a cache is looked after. */
export const FEWEST_LINKS_CACHED = 300;

interface Kept {
  /** Of the file's bytes. */
  readonly digest: string;
  /** The later of the days in it: before that day it would be a mistake. */
  readonly newestDay: string;
  readonly link: Omit<Link, 'entry'> & { readonly entry: Omit<Link['entry'], 'comment'> };
  /** JSON of its tree, which is read when somebody asks for it. */
  readonly comment: string | undefined;
}

interface CacheFile {
  /** Of the code and the settings that read the links, this file among them. */
  readonly by: string;
  readonly links: Readonly<Record<string, Kept>>;
}

/**
 * Only links without any finding are kept, and only those that depend on nothing but their own file.
 * It lies outside the caches of public text, for most links in it are not published yet.
 */
export function openLinkCache(
  root: string,
  paths: readonly string[],
  context: LinkContext,
): LinkCache {
  if (paths.length < FEWEST_LINKS_CACHED) return readLinks(root, context, new Map());
  const file = join(root, '.roundup/links-cache.json');
  const by = sha256(coreDigest(), readFileSync(import.meta.filename), context.language);
  const known = readKept(file, by);
  const current = new Map<string, Kept>();
  let isChanged = false;
  return {
    parse(path) {
      const bytes = readFileSync(join(root, path));
      const digest = sha256(bytes);
      const kept = known.get(path);
      if (kept?.digest === digest && kept.newestDay <= context.today) {
        current.set(path, kept);
        return { ok: true, value: revived(kept), warnings: [] };
      }
      const parsed = parseBytes(path, bytes, context);
      const fresh = keptOf(parsed, digest);
      if (fresh !== undefined) current.set(path, fresh);
      isChanged ||= fresh !== undefined || kept !== undefined;
      return parsed;
    },
    async keep() {
      if (!isChanged && current.size === known.size) return;
      const content: CacheFile = { by, links: Object.fromEntries(current) };
      // Whoever may not write here checks a little slower.
      await writeFileWhole(file, JSON.stringify(content)).catch(() => {});
    },
  };
}

/** Reads each when it is asked for, and keeps nothing but digests: those of their files, by path. */
export function readLinks(
  root: string,
  context: LinkContext,
  digests: Map<string, string>,
): LinkCache {
  return {
    parse(path) {
      const bytes = readFileSync(join(root, path));
      digests.set(path, sha256(bytes));
      return parseBytes(path, bytes, context);
    },
    keep: async () => {},
  };
}

function parseBytes(path: string, bytes: Uint8Array, context: LinkContext): Result<Link> {
  const source = decodeSource(path, bytes);
  return source.ok ? parseLink(source.value, context) : source;
}

/** Whatever cannot be read is read from the links again. */
function readKept(file: string, by: string): ReadonlyMap<string, Kept> {
  try {
    const content: CacheFile = JSON.parse(readFileSync(file, 'utf8'));
    return new Map(content.by === by ? Object.entries(content.links) : []);
  } catch {
    return new Map();
  }
}

/** undefined for what must be looked at every time, or would not come back as it was. */
function keptOf(parsed: Result<Link>, digest: string): Kept | undefined {
  if (!parsed.ok || parsed.warnings.length > 0 || parsed.value.linkedIssues.length > 0) return;
  const { entry, ...link } = parsed.value;
  const { comment: tree, ...facts } = entry;
  const comment = tree === undefined ? undefined : JSON.stringify(tree);
  if (comment !== undefined && !isDeepStrictEqual(JSON.parse(comment), tree)) return;
  const days = [link.added, entry.published ?? ''].toSorted();
  return { digest, newestDay: days.at(-1) ?? '', link: { ...link, entry: facts }, comment };
}

/** JSON leaves out what is undefined, which reads the same. */
function revived({ link, comment: text }: Kept): Link {
  let comment: Link['entry']['comment'];
  return {
    ...link,
    entry: {
      ...link.entry,
      get comment() {
        comment ??= text === undefined ? undefined : JSON.parse(text);
        return comment;
      },
    },
  };
}

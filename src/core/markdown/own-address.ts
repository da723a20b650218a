/** Addresses as an author writes them beside the files, resolved to those of the archive. */
import type { DiagnosticId } from '../diagnostic-catalogue.ts';
import { didYouMean } from '../did-you-mean.ts';
import type { Asset } from '../issue/issue.ts';

/** What an address may refer to. */
export interface AddressContext {
  /** The issue that the text belongs to; undefined in `links/`. */
  readonly issueId: string | undefined;
  /** The archive's address of every issue, by id. */
  readonly issueAddresses: ReadonlyMap<string, string>;
  /** The files beside the issue, by path from the newsletter's root. */
  readonly assets: ReadonlyMap<string, Asset>;
  /** Where those files are, when it is not the folder of the issue in `issues/`. */
  readonly folder?: OwnFolder | undefined;
}

/** The one folder whose files a text may show; each of the three ends with a slash. */
export interface OwnFolder {
  /** What the author writes before a file's name: `2023-10.patron/`. */
  readonly name: string;
  /** Where it is, as the author knows it: `issues/2023-10.patron/`. */
  readonly path: string;
  /** What stands before a file's name in the text that was read. */
  readonly address: string;
}

export type ResolvedAddress =
  | { readonly kind: 'address'; readonly address: string; readonly issueId?: string }
  | { readonly kind: 'asset'; readonly address: string; readonly asset: Asset }
  | { readonly kind: 'problem'; readonly id: DiagnosticId; readonly reason: string };

const WEB = /^(?:https?|mailto):/i;
const SCHEME = /^[a-z][a-z0-9+.-]*:/i;
const ISSUE_FILE = /^(?:\.\/)?(\d{4}-\d{2}(?:-\d{2})?(?:-[a-z][a-z0-9-]{0,40})?)\.md(#.*)?$/;
const ISSUE_PAGE = /^\/issues\/([^/?#]+)\/?(?:[?#].*)?$/;

/** Relative paths are read from the folder where the author's file is. */
export function resolveOwnAddress(written: string, context: AddressContext): ResolvedAddress {
  const address = written.trim();
  if (WEB.test(address)) return webAddress(address);
  // Browsers read past control characters inside a scheme, so they count as none of ours.
  if (SCHEME.test(address.replace(/[\p{Cc}\s]/gu, '')) || address.startsWith('//')) {
    return {
      kind: 'problem',
      id: 'markdown/unsafe-address',
      reason: `An address may not begin with ${address.startsWith('//') ? '//' : address.split(':', 1)[0]?.slice(0, 20)}${address.startsWith('//') ? '' : ':'}.`,
    };
  }
  if (address.startsWith('#')) return { kind: 'address', address };
  const issue = ISSUE_FILE.exec(address);
  if (issue !== null) return issueAddress(issue[1] ?? '', issue[2] ?? '', context);
  if (address.startsWith('/')) return ownPage(address, context);
  return assetAddress(address, context);
}

function webAddress(address: string): ResolvedAddress {
  return URL.canParse(address)
    ? { kind: 'address', address }
    : {
        kind: 'problem',
        id: 'markdown/broken-link',
        reason: 'The address cannot be read.',
      };
}

function issueAddress(id: string, fragment: string, context: AddressContext): ResolvedAddress {
  const address = context.issueAddresses.get(id);
  return address === undefined
    ? {
        kind: 'problem',
        id: 'markdown/broken-link',
        reason: `There is no issue ${id} that all may read.`,
      }
    : { kind: 'address', address: `${address}${fragment}`, issueId: id };
}

function ownPage(address: string, context: AddressContext): ResolvedAddress {
  const slug = ISSUE_PAGE.exec(address)?.[1];
  if (slug === undefined) return { kind: 'address', address };
  for (const [issueId, page] of context.issueAddresses) {
    if (page === `/issues/${slug}/`) return { kind: 'address', address, issueId };
  }
  return {
    kind: 'problem',
    id: 'markdown/broken-link',
    reason: `There is no page /issues/${slug}/.`,
  };
}

function assetAddress(written: string, context: AddressContext): ResolvedAddress {
  if (context.issueId === undefined) {
    return {
      kind: 'problem',
      id: 'markdown/broken-link',
      reason: 'A link’s comment has no files beside it.',
    };
  }
  const folder = context.folder ?? issueFolder(context.issueId, context);
  const [name = ''] = written.replace(/^\.\//, '').split(/[?#]/, 1);
  const decoded = safeDecode(name);
  if (decoded.includes('..') || !decoded.startsWith(folder.name)) {
    return {
      kind: 'problem',
      id: 'markdown/foreign-file',
      reason: `${written} is not in ${folder.path}.`,
    };
  }
  const asset = context.assets.get(folder.path + decoded.slice(folder.name.length));
  return asset === undefined
    ? missingAsset(written, folder, context)
    : { kind: 'asset', asset, address: folder.address + name.slice(folder.name.length) };
}

function issueFolder(issueId: string, { issueAddresses }: AddressContext): OwnFolder {
  const path = `issues/${issueId}/`;
  return { name: `${issueId}/`, path, address: issueAddresses.get(issueId) ?? `/${path}` };
}

function missingAsset(
  written: string,
  { name, path }: OwnFolder,
  context: AddressContext,
): ResolvedAddress {
  const above = path.length - name.length;
  const names = [...context.assets.keys()].map((known) => known.slice(above));
  const near = didYouMean(written, names);
  return {
    kind: 'problem',
    id: 'markdown/missing-picture',
    reason: `${written} is not in ${path}${near === undefined ? '' : ` (did you mean ${near}?)`}.`,
  };
}

function safeDecode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

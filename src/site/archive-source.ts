/** Hands the archive from the process that read it to the pages, which Vite bundles apart from it. */
import type { Config } from '../config/schema.ts';
import type { Archive, ArchivedLink } from '../core/edition/archive.ts';

export type SiteArchive = Archive<Config>;

// Astro renders in the same process, so a global is the whole bridge; the pages' modules stay free
// of content, which lets unchanged pages be kept from one build to the next.
declare global {
  var roundupArchive: (() => Promise<SiteArchive>) | undefined;
  var roundupLinkItems: WeakMap<ArchivedLink, string> | undefined;
}

export function provideArchive(source: () => Promise<SiteArchive>): void {
  globalThis.roundupArchive = source;
}

export async function readSiteArchive(): Promise<SiteArchive> {
  if (globalThis.roundupArchive === undefined) {
    throw new Error('The pages were asked for before the integration had read the archive.');
  }
  return globalThis.roundupArchive();
}

/** Of each link what lists show of it: it is written once for all of them. */
export function knownLinkItems(): WeakMap<ArchivedLink, string> {
  return (globalThis.roundupLinkItems ??= new WeakMap());
}

/** To be called when all pages are made: the links stay, and what was written of each is large. */
export function forgetLinkItems(): void {
  globalThis.roundupLinkItems = undefined;
}

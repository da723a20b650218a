/** Links in mails that open in the archive what the reader pays for. */
import type { Config } from '../config/schema.ts';
import type { OpaqueSlug } from '../core/edition/project.ts';
import { isForPatrons, type Extra, type Issue } from '../core/issue/issue.ts';
import { wholeIssue } from '../core/issue/whole-issue.ts';
import { unlockSecret } from '../core/sealing/link-secrets.ts';
import { openMasterKey } from '../core/sealing/master-key.ts';
import type { ExtraLinks, ExtrasKey } from '../ports/extras.ts';

export interface ExtraLinksParts {
  readonly config: Pick<Config, 'url' | 'extras'>;
  readonly key: ExtrasKey;
  readonly opaqueSlug: () => Promise<OpaqueSlug>;
}

/** Asks for the key only for an issue with extras. */
export function extraLinks({ config, key, opaqueSlug }: ExtraLinksParts): ExtraLinks {
  const { access, patronIssues } = config.extras;
  /** The address of the page on which the archive opens it, or undefined where it does not. */
  const pageOf = (publicId: string): string => `${config.url}/issues/${publicId}/`;
  const linkOf = async (page: string, extra: Extra): Promise<string> => {
    // The server opens it in its place to whoever has logged in.
    if (access === 'served') return `${page}#extra.${extra.id}`;
    const master = await openMasterKey(await key.read());
    const { issueId, id: extraId, revision } = extra;
    return `${page}#k=${await unlockSecret(master, { issueId, extraId, revision })}`;
  };
  const placesOf = async (issue: Issue, extras: readonly Extra[]) => {
    if (!isForPatrons(issue)) return { page: pageOf(issue.slug), extras };
    if (patronIssues === 'hidden') return undefined;
    const publicId = (await opaqueSlug())(issue.id);
    return { page: pageOf(publicId), extras: [wholeIssue(issue, publicId)] };
  };
  return {
    async of(issue, extras) {
      const places = access === 'mail' ? undefined : await placesOf(issue, extras);
      if (places === undefined) return { page: undefined, unlock: new Map() };
      const unlock = new Map<string, string>();
      for (const extra of places.extras) unlock.set(extra.id, await linkOf(places.page, extra));
      return { page: places.page, unlock };
    },
  };
}

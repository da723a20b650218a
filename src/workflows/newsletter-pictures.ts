/** Finds the newsletter's own pictures by the addresses that they will have in the archive. */
import { needsTwin, originalOf } from '../core/edition/mail-picture.ts';
import type { Content, ContentFiles } from '../ports/content.ts';
import type { MailTwins } from '../ports/mail.ts';

/** Reads what the archive will serve: the issue's assets, and what lies in `public/`. */
export async function newsletterPictures(
  ports: {
    readonly content: Pick<Content, 'issue'>;
    readonly files: ContentFiles;
    readonly twins: MailTwins;
  },
  request: { readonly archiveUrl: string; readonly issueId: string },
): Promise<(address: string) => Promise<Uint8Array | undefined>> {
  const issue = await ports.content.issue(request.issueId);
  const assets = issue.ok ? issue.value.assets : new Map<string, never>();
  return async (address) => {
    const url = URL.parse(address);
    if (url === null || url.origin !== request.archiveUrl) return undefined;
    const original = assets.get(originalOf(url.pathname));
    if (original !== undefined && needsTwin(original.path)) return ports.twins.draw(original.path);
    const path = assets.get(url.pathname)?.path ?? `public${decodeURI(url.pathname)}`;
    return (await ports.files.exists(path)) ? ports.files.read(path) : undefined;
  };
}

/** Writing the issues of a prepared import: their links first, then their pictures, each issue last. */
import { isPicture } from '../core/issue/file-kind.ts';
import type { ImportNotice } from '../core/newsletter-import/imported-issue.ts';
import { issueText } from '../core/newsletter-import/issue-text.ts';
import { pictureEnding, pictureName } from '../core/newsletter-import/picture-name.ts';
import type { ContentFiles } from '../ports/content.ts';
import type { LinkFiles } from '../ports/links.ts';
import type { WebFetcher } from '../ports/web.ts';
import type { IssueToWrite, PreparedIssueImport } from './prepare-issue-import.ts';

export interface IssueImportEnd {
  readonly issues: number;
  readonly links: number;
  readonly pictures: number;
  /** Pictures that became links, each with the reason. */
  readonly failed: readonly ImportNotice[];
  /** Files that somebody made since the preview; they stay as they are. */
  readonly overtaken: readonly string[];
}

export interface IssueImportTools {
  readonly files: ContentFiles;
  readonly links: Pick<LinkFiles, 'create'>;
  /** undefined where pictures of the web are not to be fetched. */
  readonly web: WebFetcher | undefined;
}

const MOST_PICTURE_BYTES = 10 * 1024 * 1024;
const MOST_PICTURES = 100;

/** An import that is cut off goes on when it is begun again: what is written is known then. */
export async function commitIssueImport(
  tools: IssueImportTools,
  prepared: PreparedIssueImport,
  progress: { readonly signal: AbortSignal; readonly onProgress: (done: number) => void },
): Promise<IssueImportEnd> {
  const overtaken: string[] = [];
  const failed: ImportNotice[] = [];
  let links = 0;
  for (const { path, text } of prepared.links.fresh) {
    progress.signal.throwIfAborted();
    if (await tools.links.create(path, text)) links += 1;
    else overtaken.push(path);
  }
  let issues = 0;
  let pictures = 0;
  for (const issue of prepared.fresh) {
    progress.signal.throwIfAborted();
    const places = await writePictures(issue, prepared, tools, failed, progress.signal);
    pictures += places.size;
    const text = issueText(issue.head, issue.mark, issue.blocks, places);
    if (await tools.files.create(issue.path, text)) issues += 1;
    else overtaken.push(issue.path);
    progress.onProgress(issues);
  }
  return { issues, links, pictures, failed, overtaken };
}

/** Where each picture is now, as the issue writes it. */
async function writePictures(
  issue: IssueToWrite,
  { files }: PreparedIssueImport,
  tools: IssueImportTools,
  failed: ImportNotice[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, string>> {
  const places = new Map<string, string>();
  const taken = new Set<string>();
  for (const { written, file } of issue.pictures) {
    const tell = (why: string): void => {
      failed.push({ at: issue.at, what: `${written.slice(0, 200)}: ${why}` });
    };
    if (taken.size >= MOST_PICTURES) {
      tell(`the issue has more than ${MOST_PICTURES} pictures`);
      continue;
    }
    const found =
      file === undefined ? await fetched(written, tools.web, signal) : { bytes: files.get(file) };
    if (found.bytes === undefined) {
      tell(found.why ?? 'it is gone');
      continue;
    }
    const ending = pictureEnding(found.bytes);
    if (ending === undefined || !isPicture(`x.${ending}`)) {
      tell('it is no PNG, JPEG, GIF, WebP or AVIF');
      continue;
    }
    const name = `${issue.id}/${pictureName(file ?? written, ending, taken)}`;
    // One that is there was written when an earlier import was cut off.
    await tools.files.create(`issues/${name}`, found.bytes);
    places.set(written, name);
  }
  return places;
}

async function fetched(
  url: string,
  web: WebFetcher | undefined,
  signal: AbortSignal,
): Promise<{ readonly bytes: Uint8Array | undefined; readonly why?: string }> {
  if (web === undefined) return { bytes: undefined, why: 'it was not fetched (--no-images)' };
  const answer = await web.fetch({ url, maxBytes: MOST_PICTURE_BYTES, signal });
  if (answer.kind === 'failure') return { bytes: undefined, why: answer.detail };
  if (answer.status !== 200)
    return { bytes: undefined, why: `its server answers ${answer.status}` };
  if (answer.isCutOff) return { bytes: undefined, why: 'it has more than 10 MB' };
  return { bytes: answer.body };
}

/** Writes the mails of an issue into a folder, as sent, degraded and photographed. */
import type { Config } from '../config/schema.ts';
import { PUBLIC_TIER } from '../core/audience/tier.ts';
import { contactSheet } from '../core/preview/contact-sheet.ts';
import { displayHtml } from '../core/preview/display-html.ts';
import { inspectMail, type MailInspection } from '../core/preview/inspect-mail.ts';
import {
  allPreviewFiles,
  degradedFile,
  mailFiles,
  plannedShots,
  type PlannedShot,
  previewFiles,
} from '../core/preview/preview-files.ts';
import { degradedViews, isDegraded } from '../core/preview/preview-view.ts';
import { type SampleMail, sampleSubmission } from '../core/preview/sample-mail.ts';
import type { Shot } from '../core/preview/shot.ts';
import type { MessageComposer, PreviewFolder, Screenshots } from '../ports/mail.ts';
import type { SampleMails } from './sample-mails.ts';

export interface WritePreviewPorts {
  readonly folder: PreviewFolder;
  readonly composer: MessageComposer;
  /** undefined leaves the screenshots out. */
  readonly screenshots: Screenshots | undefined;
  readonly picture: Shot['picture'];
}

export interface WritePreviewRequest {
  readonly config: Pick<Config, 'title' | 'theme'>;
  readonly sample: SampleMails;
  /** Those that `sample` has a mail for. */
  readonly tiers: readonly string[];
  readonly onProgress: (done: number, of: number) => void;
  readonly signal: AbortSignal;
}

export interface WrittenPreview {
  readonly outcome: 'written' | 'interrupted';
  readonly tiers: readonly string[];
  readonly screenshots: number;
  readonly findings: number;
}

interface InspectedMail {
  readonly tier: string;
  readonly mail: SampleMail;
  readonly inspection: MailInspection;
}

/** Throws `preview-folder-taken`. When interrupted, screenshots are missing and the rest is there. */
export async function writePreview(
  ports: WritePreviewPorts,
  request: WritePreviewRequest,
): Promise<WrittenPreview> {
  const { sample, tiers } = request;
  const mails = tiers.flatMap((tier): InspectedMail[] => {
    const mail = sample.mails.get(tier);
    return mail === undefined ? [] : [{ tier, mail, inspection: inspectMail(mail) }];
  });
  await ports.folder.begin(allPreviewFiles(tiers));
  for (const mail of mails) await writeMail(ports, mail, sample.at);
  const findings = Object.fromEntries(
    mails.map(({ tier, inspection }) => [tier, inspection.findings]),
  );
  await ports.folder.write(
    previewFiles.findings,
    `${JSON.stringify({ issue: sample.issueId, content: sample.diagnostics, mails: findings }, undefined, 2)}\n`,
  );
  const shots = await takeShots(ports, mails, request);
  await writeOverview(ports.folder, mails, shots, request);
  return {
    outcome: request.signal.aborted ? 'interrupted' : 'written',
    tiers,
    screenshots: shots.length,
    findings: Object.values(findings).flat().length,
  };
}

async function writeMail(
  { folder, composer }: WritePreviewPorts,
  { tier, mail, inspection }: InspectedMail,
  at: Date,
): Promise<void> {
  const names = mailFiles(tier);
  await folder.write(names.html, mail.html);
  await folder.write(names.text, mail.text);
  await folder.write(names.message, await composer.compose(sampleSubmission(mail, at)));
  await folder.write(
    names.headers,
    inspection.headers.map(([name, value]) => `${name}: ${value}\n`).join(''),
  );
  for (const view of degradedViews) {
    await folder.write(degradedFile(tier, view), displayHtml(mail.html, view));
  }
}

/** Those that were taken; as many as the signal allowed. */
async function takeShots(
  { screenshots, folder, picture }: WritePreviewPorts,
  mails: readonly InspectedMail[],
  { signal, onProgress }: Pick<WritePreviewRequest, 'signal' | 'onProgress'>,
): Promise<PlannedShot[]> {
  const taken: PlannedShot[] = [];
  if (screenshots === undefined) return taken;
  const planned = mails.flatMap(({ tier, mail }) =>
    plannedShots(tier).map((shot) => ({ shot, mail })),
  );
  for (const { shot, mail } of planned) {
    if (signal.aborted) break;
    const png = await screenshots.take({
      // The browser itself is dark or light here, so that what it shows is what is sent.
      html: isDegraded(shot.view) ? displayHtml(mail.html, shot.view) : mail.html,
      width: shot.width,
      scheme: shot.view === 'dark' ? 'dark' : 'light',
      picture: shot.view === 'images-off' ? undefined : picture,
    });
    await folder.write(shot.file, png);
    taken.push(shot);
    onProgress(taken.length, planned.length);
  }
  return taken;
}

async function writeOverview(
  folder: PreviewFolder,
  mails: readonly InspectedMail[],
  shots: readonly PlannedShot[],
  { config, sample }: WritePreviewRequest,
): Promise<void> {
  const gated = mails.map(({ tier }) => tier).filter((tier) => tier !== PUBLIC_TIER);
  const warning =
    gated.length === 0
      ? undefined
      : `This folder holds extras for ${gated.join(', ')}. Keep it where only they may read it: not in a public repository or pull request.`;
  await folder.write(
    previewFiles.index,
    await contactSheet({
      issueId: sample.issueId,
      title: config.title,
      theme: config.theme,
      warning,
      diagnostics: sample.diagnostics,
      tiers: mails.map(({ tier, mail, inspection }) => ({
        tier,
        subject: mail.edition.subject,
        inspection,
        shots: shots.filter((shot) => shot.tier === tier),
      })),
    }),
  );
  await folder.write(previewFiles.readme, readme(sample.issueId, warning));
}

function readme(issueId: string, warning: string | undefined): string {
  return `# Preview of ${issueId}
${warning === undefined ? '' : `\n**${warning}**\n`}
Written by \`roundup preview\`; \`index.html\` shows all of it. The next preview into this folder replaces it. The reader in these mails is invented, and so is the address to unsubscribe by.
`;
}

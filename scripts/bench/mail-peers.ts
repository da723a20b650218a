/** Makes one mail by every engine in turn, in this process; run by mail/mail-times.ts. */
import { emailTree, renderEmail } from '../../src/core/edition/email.ts';
import { writeHtml } from '../../src/core/edition/email/writer.ts';
import { classedMail } from './mail/classed-mail.ts';
import { type MailFigure, OWN } from './mail/mail-figure.ts';
import { mailSample, mailTree, textTree } from './mail/mail-sample.ts';
import { loadPeers, type MakeMail } from './mail/peer.ts';
import { median } from './measure.ts';
import { processorMs } from './processor-time.ts';

const WARM_UP = 4;
const ROUNDS = 30;
/** Mails in one measurement: kernels book processor time in steps of up to 4 ms. */
const BATCH = 10;

interface Engine {
  readonly name: string;
  readonly lacks: readonly string[];
  /** Does what is not timed, and hands back what is. */
  readonly prepare: () => MakeMail;
  readonly times: number[];
  bytes: number;
}

const sample = await mailSample();
const input = { tree: mailTree(sample), classed: classedMail(mailTree(sample)) };

function engine(name: string, lacks: readonly string[], prepare: () => MakeMail): Engine {
  return { name, lacks, prepare, times: [], bytes: 0 };
}

const engines = [
  engine(
    'Roundup, from mdast',
    [],
    () => () => renderEmail(sample.issue, sample.context, sample.highlight).html,
  ),
  engine(OWN, [], () => {
    const text = textTree(sample);
    return () => writeHtml(emailTree(text, sample).children).html;
  }),
  ...(await loadPeers()).map(({ name, lacks, prepare }) => {
    const make = prepare(input);
    return engine(name, lacks, () => make);
  }),
];

async function makeBatch(made: Engine, isCounted: boolean): Promise<void> {
  const batch = Array.from({ length: BATCH }, made.prepare);
  let html = '';
  const startedAt = processorMs();
  for (const make of batch) html = await make();
  const ms = (processorMs() - startedAt) / BATCH;
  made.bytes = Buffer.byteLength(html);
  if (isCounted) made.times.push(ms);
}

for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
  // Who goes first changes, so that nobody always cleans up after the same neighbour.
  const inTurn = round % 2 === 0 ? engines : engines.toReversed();
  for (const each of inTurn) await makeBatch(each, round >= WARM_UP);
}
const figures: MailFigure[] = engines.map(({ name, lacks, times, bytes }) => ({
  name,
  ms: median(times),
  repetitions: times.length,
  bytes,
  lacks: [...lacks],
}));
process.stdout.write(JSON.stringify(figures));

/** Markdown prose that varies like an author's: headings, lists, emphasis, quotes, code and links. */
import type { SeededRandom } from './seeded-random.ts';
import { circumstances, joints, objects, subjects, topics, verbs } from './synthetic-words.ts';

export interface ProseRequest {
  /** The least number of words; the last paragraph is finished. */
  readonly words: number;
  /** Addresses that the text links to, each once. */
  readonly addresses: readonly string[];
}

/** Ends with a newline. The title of each section is of the second level. */
export function syntheticProse(random: SeededRandom, request: ProseRequest): string {
  const addresses = [...request.addresses];
  const nextLink = (): string | undefined => addresses.shift();
  const blocks = [paragraph(random, nextLink()), paragraph(random, nextLink())];
  let words = countWords(blocks);
  for (let section = 0; words < request.words || addresses.length > 0; section += 1) {
    const written = sectionBlocks(random, section, nextLink);
    blocks.push(...written);
    words += countWords(written);
  }
  return `${blocks.join('\n\n')}\n`;
}

function sectionBlocks(
  random: SeededRandom,
  section: number,
  nextLink: () => string | undefined,
): string[] {
  const heading = `${section % 3 === 0 ? '##' : '###'} ${capital(random.pick(topics))} and ${random.pick(objects)}`;
  const blocks = [heading, paragraph(random, nextLink()), paragraph(random, nextLink())];
  switch (section % 5) {
    case 0:
      blocks.push(list(random, '-'), paragraph(random));
      break;
    case 1:
      blocks.push(codeBlock(random), paragraph(random));
      break;
    case 2:
      blocks.push(`> ${sentence(random)} ${sentence(random)}`, paragraph(random));
      break;
    case 3:
      blocks.push(list(random, '1.'));
      break;
    default:
      blocks.push(table(random), paragraph(random));
  }
  return blocks;
}

function paragraph(random: SeededRandom, address?: string): string {
  const sentences = Array.from({ length: 3 + random.below(3) }, () => sentence(random));
  if (address !== undefined) {
    sentences.splice(
      1,
      0,
      `${capital(random.pick(subjects))} is described in [${random.pick(objects)}](${address}).`,
    );
  }
  return sentences.join(' ');
}

export function sentence(random: SeededRandom): string {
  const first = `${capital(random.pick(subjects))} ${random.pick(verbs)} ${dressed(random, random.pick(objects))} ${random.pick(circumstances)}`;
  if (random.below(3) === 0) return `${first}.`;
  return `${first}, ${random.pick(joints)} ${random.pick(subjects)} ${random.pick(verbs)} ${random.pick(objects)}.`;
}

/** Every fifth phrase or so is emphasised. */
function dressed(random: SeededRandom, text: string): string {
  switch (random.below(16)) {
    case 0:
      return `*${text}*`;
    case 1:
      return `**${text}**`;
    case 2:
      return `${text} (\`${random.pick(topics)}.max=${2 ** random.below(12)}\`)`;
    default:
      return text;
  }
}

function list(random: SeededRandom, mark: string): string {
  return Array.from({ length: 3 + random.below(3) }, () => `${mark} ${sentence(random)}`).join(
    '\n',
  );
}

function table(random: SeededRandom): string {
  const rows = Array.from(
    { length: 4 },
    () => `| \`${random.pick(topics)}\` | ${random.pick(objects)} | ${random.below(4096)} |`,
  );
  return ['| Setting | Meaning | Value |', '| --- | --- | ---: |', ...rows].join('\n');
}

function codeBlock(random: SeededRandom): string {
  const settings = Array.from(
    { length: 4 },
    () =>
      `    ${random.pick(topics)}: { limit: ${random.below(512)}, grace: ${random.below(90)}s }`,
  );
  return [
    '```yaml',
    'apiVersion: apps/v1',
    'kind: Deployment',
    'spec:',
    '  template:',
    ...settings,
    '```',
  ].join('\n');
}

function countWords(blocks: readonly string[]): number {
  return blocks.reduce((sum, block) => sum + block.split(/\s+/).length, 0);
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

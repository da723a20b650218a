/** Mistakes that authors make, each as what it does to a newsletter. */
import { type Draft, MONTH } from './draft.ts';

/** Changes the draft; where there is nothing to get wrong, it changes nothing. */
type Mistake = (draft: Draft) => void;

const SECRET = { mail: false, archive: false, file: false };

/** The patron text of a mistake: it stands where it should not, and nobody may find it below. */
function misplaced(draft: Draft, place: string, tier = topTier(draft)): string {
  return draft.canary({ tier, extra: undefined, place, isIn: SECRET });
}

function topTier(draft: Draft): string {
  return draft.tiers.at(-1) ?? 'nobody';
}

/** The tier whose file a mistake is made in. */
function firstTier(draft: Draft): string {
  return [...draft.sections].find(([, sections]) => sections.length > 0)?.[0] ?? topTier(draft);
}

function firstSections(draft: Draft): string[][] | undefined {
  return [...draft.sections.values()].find((sections) => sections.length > 0);
}

/** Changes the heading of the first section that there is. */
function changeHeading(draft: Draft, change: (heading: string) => string): void {
  const section = firstSections(draft)?.[0];
  if (section?.[0] !== undefined) section[0] = change(section[0]);
}

function changePlace(draft: Draft, change: (place: string) => string): void {
  const at = draft.body.findIndex((block) => block.startsWith('::extra'));
  if (at >= 0) draft.body[at] = change(draft.body[at] ?? '');
}

/** Writes the first tier's file under another name. */
function rename(draft: Draft, name: (tier: string) => string): void {
  const [tier, sections] = [...draft.sections].find(([, all]) => all.length > 0) ?? [];
  if (tier === undefined || sections === undefined) return;
  draft.files.set(
    `issues/${name(tier)}`,
    sections.map((section) => section.join('\n\n')).join('\n\n'),
  );
  draft.sections.delete(tier);
}

/** In the public text, right before the first place of an extra. */
function insertBeforePlace(draft: Draft, text: string): void {
  const at = draft.body.findIndex((block) => block.startsWith('::extra'));
  draft.body.splice(Math.max(0, at), 0, text);
}

export const mistakes = {
  'a fence left open in the issue': (draft) => insertBeforePlace(draft, '```js\nopen()'),
  'a fence left open among the extras': (draft) => firstSections(draft)?.[0]?.push('```js\nopen()'),
  'another id in the heading': (draft) =>
    changeHeading(draft, (text) => text.replace('{#e', '{#x')),
  'another id at the place': (draft) => changePlace(draft, (text) => text.replace('{#e', '{#y')),
  'no id in the heading': (draft) => changeHeading(draft, (text) => text.replace(/ \{#.*\}/, '')),
  'no id at the place': (draft) => changePlace(draft, (text) => text.replace(/\{#.*\}/, '')),
  'an id in capitals': (draft) => changeHeading(draft, (text) => text.replace('{#e', '{#E')),
  'a blank in the id': (draft) => changeHeading(draft, (text) => text.replace('{#e', '{# e')),
  'a heading that is closed': (draft) => changeHeading(draft, (text) => `${text} ##`),
  'a heading that is underlined': (draft) =>
    changeHeading(draft, (text) => `${text.replace('## ', '')}\n----`),
  'a heading of the first level': (draft) => changeHeading(draft, (text) => text.slice(1)),
  'a heading of the third level': (draft) => changeHeading(draft, (text) => `#${text}`),
  'a heading of a thousand words': (draft) =>
    changeHeading(draft, (text) => text.replace('## ', `## ${'long '.repeat(1000)}`)),
  'an extra in a container': (draft) =>
    insertBeforePlace(
      draft,
      `:::extra{#e0}\n${misplaced(draft, 'container')} is for patrons.\n:::`,
    ),
  'an extra in a container that is left open': (draft) =>
    insertBeforePlace(
      draft,
      `:::extra{#e0}\n${misplaced(draft, 'open container')} is for patrons.`,
    ),
  'an extra in a container of another name': (draft) =>
    insertBeforePlace(
      draft,
      `:::patron\n${misplaced(draft, 'named container')} is for patrons.\n:::`,
    ),
  'a container indented by four': (draft) => changePlace(draft, (text) => `    ${text}`),
  'a place in a list': (draft) => changePlace(draft, (text) => `- One\n\n  ${text}`),
  'a place in a nested list': (draft) =>
    changePlace(draft, (text) => `- One\n  - Two\n\n    ${text}`),
  'a place in a quote': (draft) => changePlace(draft, (text) => `> ${text}`),
  'a place in a sentence': (draft) => changePlace(draft, (text) => `See ${text.slice(1)} there.`),
  'a place in a comment': (draft) => changePlace(draft, (text) => `<!-- ${text} -->`),
  'a place twice': (draft) => changePlace(draft, (text) => `${text}\n\n${text}`),
  'a secret in a comment of the issue': (draft) =>
    insertBeforePlace(draft, `<!-- ${misplaced(draft, 'comment in the issue', 'nobody')} -->`),
  'a secret in a comment that is left open': (draft) =>
    draft.body.push(`<!-- ${misplaced(draft, 'open comment in the issue', 'nobody')}`),
  'a secret in a definition that nobody uses': (draft) =>
    insertBeforePlace(
      draft,
      `[unused]: https://example.com/${misplaced(draft, 'definition', 'nobody')}`,
    ),
  'a secret in an attribute of a place': (draft) =>
    changePlace(draft, (text) =>
      text.replace('}', ` note="${misplaced(draft, 'attribute of a place', 'nobody')}"}`),
    ),
  'frontmatter among the extras': (draft) =>
    firstSections(draft)?.unshift([
      `---\ntitle: ${misplaced(draft, 'frontmatter of extras', firstTier(draft))}\n---`,
    ]),
  'text before the first extra': (draft) =>
    firstSections(draft)?.unshift([
      `Between us: ${misplaced(draft, 'before the first extra', firstTier(draft))}.`,
    ]),
  'a teaser with the head of an extra': (draft) => insertBeforePlace(draft, '## Teaser {#e0}'),
  'one id in two tiers': (draft) => {
    const [first, second] = draft.tiers;
    const copy = [...draft.sections.values()].flat()[0];
    if (first === undefined || second === undefined || copy === undefined) return;
    for (const tier of [first, second]) {
      draft.sections.set(tier, [
        ...(draft.sections.get(tier) ?? []),
        [copy[0] ?? '', `Again ${misplaced(draft, 'id taken twice', tier)}.`],
      ]);
    }
  },
  'a place for another tier': (draft) =>
    changePlace(draft, (text) => text.replace('}', ` tier=${topTier(draft)}}`)),
  'a place for a tier that does not exist': (draft) =>
    changePlace(draft, (text) => text.replace('}', ' tier=platinum}')),
  'a file of extras in the issue': (draft) => {
    const path = [...draft.files.keys()].find((file) => /^issues\/2023-10\.\w+\//.test(file));
    const address = path?.slice('issues/'.length);
    if (address !== undefined) insertBeforePlace(draft, `![Stolen](${address})`);
  },
  'a file of extras linked in the issue': (draft) => {
    const path = [...draft.files.keys()].find((file) => /^issues\/2023-10\.\w+\//.test(file));
    if (path !== undefined) {
      insertBeforePlace(draft, `[Stolen](./${path.slice('issues/'.length)})`);
    }
  },
  'a way out of the folder of extras': (draft) => {
    draft.files.set('private/notes.png', misplaced(draft, 'file outside', 'nobody'));
    firstSections(draft)?.[0]?.push(`![Notes](${MONTH}.${draft.tiers[0]}/../../private/notes.png)`);
  },
  'a suffix with a slip': (draft) => rename(draft, (tier) => `${MONTH}.${tier.slice(0, -1)}.md`),
  'a suffix in capitals': (draft) => rename(draft, (tier) => `${MONTH}.${tier.toUpperCase()}.md`),
  'a suffix behind a hyphen': (draft) => rename(draft, (tier) => `${MONTH}-${tier}.md`),
  'a suffix behind the ending': (draft) => rename(draft, (tier) => `${MONTH}.md.${tier}`),
  'a copy by an editor': (draft) => rename(draft, (tier) => `${MONTH}.${tier}.md~`),
  'a copy by a browser': (draft) => rename(draft, (tier) => `${MONTH}.${tier} (1).md`),
  'another ending': (draft) => rename(draft, (tier) => `${MONTH}.${tier}.markdown`),
  'extras in the folder of the issue': (draft) =>
    rename(draft, (tier) => `${MONTH}/${MONTH}.${tier}.md`),
  'extras of a month without an issue': (draft) => rename(draft, (tier) => `2023-12.${tier}.md`),
  'the names of two tiers': (draft) => rename(draft, (tier) => `${MONTH}.${tier}.${tier}.md`),
  'a byte order mark': (draft) => draft.finishes.push((text) => `\uFEFF${text}`),
  'lines that end as on Windows': (draft) =>
    draft.finishes.push((text) => text.replaceAll('\n', '\r\n')),
  'lines that end as on an old Mac': (draft) =>
    draft.finishes.push((text, path) => (path.includes('.t') ? text.replaceAll('\n', '\r') : text)),
  'tabs for blanks': (draft) => draft.finishes.push((text) => text.replaceAll('    ', '\t')),
  'raw HTML left open among the extras': (draft) =>
    firstSections(draft)?.[0]?.push('<div>\n\n<details><summary>More'),
  'raw HTML left open in the issue': (draft) =>
    insertBeforePlace(draft, '<div>\n\n<table><tr><td>'),
  'a script in an extra': (draft) =>
    firstSections(draft)?.[0]?.push(
      `<script>steal("${draft.canary({ tier: 'nobody', asCode: firstTier(draft), extra: undefined, place: 'script', isIn: SECRET })}")</script>`,
    ),
  'an audience with a slip': (draft) => {
    const at = draft.bonusHead.findIndex((line) => line.startsWith('audience:'));
    if (at >= 0) draft.bonusHead[at] = 'audiance: t0';
  },
  'an audience that does not exist': (draft) => {
    const at = draft.bonusHead.findIndex((line) => line.startsWith('audience:'));
    if (at >= 0) draft.bonusHead[at] = 'audience: platinum';
  },
  'no audience': (draft) => {
    const at = draft.bonusHead.findIndex((line) => line.startsWith('audience:'));
    if (at >= 0) draft.bonusHead.splice(at, 1);
  },
  'an issue for patrons with a place': (draft) => {
    if (draft.bonusHead.length > 0) draft.bonusBody.push('::extra[More]{#e0}');
  },
  'a footnote of the same name': (draft) => {
    insertBeforePlace(draft, 'Said here.[^same]\n\n[^same]: The public note.');
    firstSections(draft)?.[0]?.push(
      `And there.[^same]\n\n[^same]: ${misplaced(draft, 'note of the same name', firstTier(draft))} stands here.`,
    );
  },
  'a definition of the same name': (draft) => {
    insertBeforePlace(draft, 'See [same].\n\n[same]: https://example.com/public');
    firstSections(draft)?.[0]?.push(
      `See [same].\n\n[same]: https://example.com/${misplaced(draft, 'definition of the same name', firstTier(draft))}`,
    );
  },
  'a definition that only the extras have': (draft) => {
    insertBeforePlace(draft, 'See [theirs] and this.[^theirs]');
    firstSections(draft)?.[0]?.push(
      `See [theirs] too.[^theirs]\n\n[theirs]: https://example.com/${misplaced(draft, 'their definition', firstTier(draft))}\n\n[^theirs]: ${misplaced(draft, 'their note', firstTier(draft))}`,
    );
  },
} satisfies Record<string, Mistake>;

export type MistakeName = keyof typeof mistakes;

export const mistakeNames = Object.keys(mistakes).filter(
  (name): name is MistakeName => name in mistakes,
);

export function make(name: MistakeName, draft: Draft): void {
  mistakes[name](draft);
}

/** Links that are filed once and shown by issues for everybody, by an issue for patrons, or by both. */
import { BONUS, type Draft } from './draft.ts';

/** `own` with the comment of the link’s file, `other` with one that the issue writes. */
export type Showing = 'own' | 'other' | 'none';

export interface PlannedLink {
  /** `end` is the list at the end, which says nothing of a link; the archive of links does. */
  readonly inPublic: Showing | 'end';
  readonly inBonus: Showing | 'end';
  /** Whether every extra leads to the page, too. */
  readonly inExtras: boolean;
}

/** `bonus` is the tier of the issue for patrons, where there is one. */
export function addLinks(
  draft: Draft,
  links: readonly PlannedLink[],
  bonus: string | undefined,
): void {
  const everybodys: LinkLists = { reading: [], end: [] };
  const patrons: LinkLists = { reading: [], end: [] };
  for (const [number, link] of links.entries()) {
    const name = `2023-10-0${number + 1}-page-0000000${number}`;
    const url = `https://example.net/page-${number}`;
    const inBonus = bonus === undefined ? 'none' : link.inBonus;
    draft.files.set(
      `links/2023/${name}.md`,
      `---\ntitle: The page ${number}\nurl: ${url}\nadded: 2023-10-0${number + 1}\nstatus: used\n---\n\n${ownComment(draft, { ...link, inBonus }, bonus)}\n`,
    );
    const other = (tier: string, extra?: string): string =>
      comment(draft, { tier, extra, isIn: { mail: true, archive: true, file: false } });
    list(everybodys, link.inPublic, name, () => other('public'));
    list(patrons, inBonus, name, () => other(bonus ?? 'nobody', BONUS));
    if (!link.inExtras) continue;
    for (const sections of draft.sections.values()) {
      for (const section of sections) section.push(`And [this page](${url}).`);
    }
  }
  addLists(everybodys, draft.head, draft.body);
  if (bonus !== undefined) addLists(patrons, draft.bonusHead, draft.bonusBody);
}

/** Everybody’s once a public issue lists the link without another comment. */
function ownComment(
  draft: Draft,
  { inPublic, inBonus }: PlannedLink,
  bonus: string | undefined,
): string {
  const isPublic = inPublic === 'own' || inPublic === 'end';
  const isBonus = inBonus === 'own' && bonus !== undefined;
  return comment(draft, {
    tier: isPublic ? 'public' : isBonus ? bonus : 'nobody',
    extra: isPublic || !isBonus ? undefined : BONUS,
    isIn: {
      mail: inPublic === 'own' || (isBonus && !isPublic),
      archive: isPublic || isBonus,
      file: false,
    },
  });
}

/** Any eight words of it in a row hold a word that stands nowhere else. */
function comment(draft: Draft, of: Omit<Parameters<Draft['canary']>[0], 'place'>): string {
  const word = (): string => draft.canary({ ...of, place: 'comment of a link' });
  return `The ${word()} page tells of ${word()} and then of ${word()} at last.`;
}

interface LinkLists {
  readonly reading: string[];
  readonly end: string[];
}

function list(
  lists: LinkLists,
  how: PlannedLink['inPublic'],
  name: string,
  other: () => string,
): void {
  if (how === 'own') lists.reading.push(`  - ${name}`);
  if (how === 'other') lists.reading.push(`  - { link: ${name}, comment: ${other()} }`);
  if (how === 'end') lists.end.push(`  - ${name}`);
}

function addLists({ reading, end }: LinkLists, head: string[], body: string[]): void {
  if (reading.length > 0) {
    head.push('reading:', ...reading);
    body.push('## To read', '::reading');
  }
  if (end.length > 0) head.push('alsoRead:', ...end);
}

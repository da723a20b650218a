/** What exports call the facts of an issue, each under one of several names. */
import { isWebAddress } from '../fields.ts';
import { importedDay } from './imported-day.ts';

export type Fields = Readonly<Record<string, unknown>>;

const names = {
  key: ['id', 'guid', 'uuid'],
  title: ['title', 'subject', 'subject_line', 'name'],
  date: [
    'date',
    'published_at',
    'publish_date',
    'post_date',
    'pubdate',
    'published',
    'send_at',
    'send_date',
    'sent_at',
    'created_at',
    'creation_date',
  ],
  description: [
    'description',
    'summary',
    'subtitle',
    'custom_excerpt',
    'excerpt',
    'preview_text',
    'preheader',
  ],
  address: ['absolute_url', 'public_url', 'canonical_url', 'url', 'link', 'permalink'],
  slug: ['slug'],
  tags: ['tags', 'keywords', 'categories'],
} as const;

export interface IssueFields {
  readonly key: string | undefined;
  readonly title: string | undefined;
  readonly date: string | undefined;
  readonly description: string | undefined;
  readonly address: string | undefined;
  readonly slug: string | undefined;
  readonly tags: readonly string[] | undefined;
  readonly heldBack: 'draft' | 'paid' | undefined;
}

export function fieldsOf(data: Fields): IssueFields {
  const byName = new Map(
    Object.entries(data).map(([name, value]) => [
      name.trim().toLowerCase().replace(/[ -]+/g, '_'),
      value,
    ]),
  );
  const first = (field: keyof typeof names): unknown =>
    names[field].map((name) => byName.get(name)).find((value) => (value ?? '') !== '');
  const text = (field: keyof typeof names): string | undefined => {
    const value = first(field);
    return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
  };
  const address = text('address');
  return {
    key: text('key'),
    title: text('title'),
    date: importedDay(first('date')),
    description: text('description'),
    address: address !== undefined && isWebAddress(address) ? address : undefined,
    slug: text('slug'),
    tags: tagsIn(first('tags')),
    heldBack: heldBackAs(byName),
  };
}

function tagsIn(value: unknown): readonly string[] | undefined {
  if (typeof value === 'string') return value.split(/[,;]/);
  return Array.isArray(value) ? value.map(String) : undefined;
}

/** Said by `draft: true`, `status: draft`, `is_published: false`, or by an audience that pays. */
function heldBackAs(byName: ReadonlyMap<string, unknown>): 'draft' | 'paid' | undefined {
  const status = String(byName.get('status') ?? '').toLowerCase();
  const isDraft =
    String(byName.get('draft') ?? '') === 'true' ||
    String(byName.get('is_published') ?? 'true').toLowerCase() === 'false' ||
    ['draft', 'scheduled', 'in_flight', 'transactional'].includes(status);
  if (isDraft) return 'draft';
  const audience = String(
    byName.get('audience') ?? byName.get('visibility') ?? byName.get('email_type') ?? '',
  ).toLowerCase();
  return /paid|premium|tiers|founding|private|hidden|churned/.test(audience) ? 'paid' : undefined;
}

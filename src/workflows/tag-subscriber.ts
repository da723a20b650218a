/** Giving tags to one subscriber, and taking them away. */
import { MAX_TAG_CHARS, MAX_TAGS, parseTag } from '../core/audience/tag.ts';
import { Failure } from '../core/failure.ts';
import type { SubscriberRecords, SubscriberStore } from '../ports/subscribers.ts';
import { requireAddress } from './add-subscriber.ts';

export interface TagOutcome {
  readonly outcome: 'changed' | 'unchanged' | 'unknown';
  /** All that the subscriber has now. */
  readonly tags: readonly string[];
}

/** `changes` are written `+tag` and `-tag`. */
export async function tagSubscriber(
  ports: {
    readonly subscribers: Pick<SubscriberStore, 'findByAddress'>;
    readonly records: Pick<SubscriberRecords, 'retag'>;
  },
  request: { readonly address: string; readonly changes: readonly string[] },
): Promise<TagOutcome> {
  const { key } = requireAddress(request.address);
  const changes = request.changes.map(requireChange);
  const tagsBy = (sign: string): string[] =>
    changes.filter((change) => change.sign === sign).map(({ tag }) => tag);
  const [add, remove] = [tagsBy('+'), tagsBy('-')];
  const known = await ports.subscribers.findByAddress(key);
  if (known === undefined) return { outcome: 'unknown', tags: [] };
  const kept = new Set([...known.tags, ...add]);
  for (const tag of remove) kept.delete(tag);
  if (kept.size > MAX_TAGS) {
    throw new Failure(
      'usage',
      'tags-too-many',
      `A subscriber has at most ${MAX_TAGS} tags; these would be ${kept.size}.`,
      'Take some away: -tag.',
    );
  }
  const outcome = await ports.records.retag(known.id, { add, remove });
  const now = await ports.subscribers.findByAddress(key);
  return { outcome, tags: now?.tags ?? [] };
}

function requireChange(text: string): { readonly sign: string; readonly tag: string } {
  const [, sign, word] = /^([+-])([^-].*)$/s.exec(text) ?? [];
  const tag = word === undefined ? undefined : parseTag(word);
  if (sign !== undefined && tag !== undefined) return { sign, tag };
  throw new Failure(
    'usage',
    'tag-invalid',
    'A tag cannot be read.',
    `Write +tag to give one and -tag to take one away; a tag has at most ${MAX_TAG_CHARS} characters, and no comma, semicolon or line break.`,
  );
}

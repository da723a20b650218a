/** What a source told by itself, once it was taken: the source is asked where it can be, then one member is applied. */
import type { Config } from '../config/schema.ts';
import { Failure } from '../core/failure.ts';
import { memberTold } from '../core/patrons/patron-news.ts';
import type { SourceMember } from '../core/patrons/source-member.ts';
import type { Clock } from '../ports/clock.ts';
import type { PatronSource } from '../ports/patron-sources.ts';
import type { PatronStore } from '../ports/patrons.ts';
import { applyMember } from './apply-member.ts';
import type { TakenNews } from './take-patron-webhook.ts';
import { DONE, type Worked } from './worked.ts';

export interface ApplyPatronNewsPorts {
  readonly patronSources: readonly Pick<PatronSource, 'name' | 'member'>[];
  readonly patrons: Pick<PatronStore, 'applyGrant'>;
  readonly clock: Clock;
  /** Called for whoever has just become a patron; what it cannot do is done by hand later. */
  readonly greet?:
    ((newcomer: { readonly source: string; readonly member: string }) => Promise<void>) | undefined;
}

/** However often it is done, it counts once. A source that cannot be asked is asked again later. */
export async function applyPatronNews(
  ports: ApplyPatronNewsPorts,
  { tiers, patrons: { graceDays } }: Pick<Config, 'tiers' | 'patrons'>,
  { source, news }: TakenNews,
): Promise<Worked> {
  const apply = async (member: SourceMember): Promise<Worked> => {
    const told = { source, tiers, graceDays };
    const { change, unknownTier } = await applyMember(ports, told, member);
    if (change === 'came') await ports.greet?.({ source, member: member.id });
    return unknownTier === undefined
      ? DONE
      : { state: 'done', note: `${source} told of a tier that the config does not have` };
  };
  if (news.kind === 'told') return apply(memberTold(news));
  const asked = ports.patronSources.find(({ name }) => name === source);
  if (asked?.member === undefined) {
    return { state: 'done', note: `${source} is not set up any more, so it was not asked` };
  }
  const toldAt = ports.clock.now();
  let member: SourceMember | undefined;
  try {
    member = await asked.member(news.member);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return { state: 'failed', reason: error.id };
  }
  return apply(member ?? { id: news.member, standing: 'ended', toldAt });
}

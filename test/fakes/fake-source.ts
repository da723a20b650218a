/** A source of patrons that tells what a test says, and may fail half way. */
import { parseAddress } from '../../src/core/audience/address.ts';
import { Failure } from '../../src/core/failure.ts';
import type { SourceMember } from '../../src/core/patrons/source-member.ts';
import type { PatronSource } from '../../src/ports/patron-sources.ts';

export function fakeSource(
  members: readonly SourceMember[],
  { failsAfter = Infinity, name = 'patreon' } = {},
): PatronSource {
  return {
    name,
    async *members() {
      for (const [no, member] of members.entries()) {
        if (no >= failsAfter) throw sourceFailure();
        yield member;
      }
      if (failsAfter !== Infinity) throw sourceFailure();
    },
  };
}

/** An entitled member of the tier “Supporter”, at `r<id>@example.com`. */
export function member(id: string, over: Partial<SourceMember> = {}): SourceMember {
  const address = parseAddress(`r${id}@example.com`);
  if (typeof address === 'string') throw new Error(`${id} makes no address.`);
  return { id, address, tierTitle: 'Supporter', standing: 'entitled', ...over };
}

function sourceFailure(): Failure {
  return new Failure('unavailable', 'source-unavailable', 'It went away.', 'Try again later.');
}

/** What the author runs, each in a process of its own: publish, cancel, reconcile. */
import type { Edition } from '../../src/core/edition/edition.ts';
import { UNSUBSCRIBE_TOKEN_TAG } from '../../src/core/delivery/personal-parts.ts';
import { cancelPublish } from '../../src/workflows/cancel-publish.ts';
import { preparePublish } from '../../src/workflows/prepare-publish.ts';
import type { PublishRequest, PublishWishes } from '../../src/workflows/publish-request.ts';
import { runPublish } from '../../src/workflows/publish.ts';
import { reconcile, type Decision } from '../../src/workflows/reconcile.ts';
import type { Running, Stage } from './stage.ts';

export const ISSUE = '2026-12';

export class Author {
  readonly stage: Stage;
  /** Of the content; a changed issue is not resumed. */
  version = 1;
  terms: PublishWishes['terms'];

  constructor(stage: Stage) {
    const { dice, time } = stage.world;
    this.stage = stage;
    const at = dice.chance(0.2)
      ? new Date(time.now + dice.spread(1_800_000, 320_000_000))
      : undefined;
    this.terms = { at, isNow: dice.chance(0.3), undoMinutes: 20 };
  }

  get contentHash(): string {
    return `version-${this.version}`;
  }

  publish(wishes: Omit<PublishWishes, 'terms'> = {}): Running {
    const request = requestOf(this.contentHash);
    const { terms } = this;
    return this.stage.start('publish', async (ports) => {
      const preparation = await preparePublish(ports, request, { terms, ...wishes });
      const confirm = preparation.summary.count;
      const { outcome, unknown } = await runPublish(ports, preparation, { confirm });
      return { outcome, unknown };
    });
  }

  cancel(): Running {
    this.stage.world.tally.cancelled += 1;
    return this.stage.start('cancel', async (ports) => {
      const { problems, isPending } = await cancelPublish(ports, ISSUE);
      return { problems, isPending };
    });
  }

  reconcile(decide: () => Decision): Running {
    return this.stage.start('reconcile', async (ports) => {
      const result = await reconcile(ports, ISSUE, async ({ batch }) => {
        const decision = decide();
        if (decision !== 'wait') this.stage.permit(batch);
        return decision;
      });
      return { open: result.open.length };
    });
  }
}

function requestOf(contentHash: string): PublishRequest {
  const url = `https://example.com/u/${UNSUBSCRIBE_TOKEN_TAG}`;
  const edition: Edition = {
    issueId: ISSUE,
    tier: 'public',
    subject: 'Age-old infra patterns',
    preheader: '',
    html: `<a href="${url}">Unsubscribe</a>`,
    text: url,
    origins: [],
    nameFallbacks: [],
  };
  return {
    issueId: ISSUE,
    draft: false,
    diagnostics: [],
    mailDiagnostics: [],
    allowedRules: [],
    tiers: [],
    editions: new Map([['public', edition]]),
    contentHash,
    outline: [],
    facts: {
      from: { name: 'The Roundup', address: 'news@example.com' },
      replyTo: undefined,
      listId: 'news.example.com',
      unsubscribeUrl: url,
      unsubscribeMailto: 'mailto:news@example.com',
    },
    postalAddress: '1 Example Street',
  };
}

/** What must hold before anything is sent, one function a check. */
import { parseAddress } from '../core/audience/address.ts';
import { messageOf } from '../core/delivery/message.ts';
import { UNSUBSCRIBE_TOKEN_TAG } from '../core/delivery/personal-parts.ts';
import type { Plan } from '../core/delivery/plan.ts';
import { largestBatch } from '../core/delivery/request-size.ts';
import type { FailureKind } from '../core/failure.ts';
import type { IssueStatus, Run } from '../core/delivery/run.ts';
import type { Transport } from '../ports/transport.ts';
import type { PublishRequest } from './publish-request.ts';

export interface PreflightFacts {
  readonly request: PublishRequest;
  readonly transport: Pick<Transport, 'name' | 'capabilities'>;
  readonly status: IssueStatus;
  /** Set when the issue has an unfinished run. */
  readonly run: Run | undefined;
  /** Set when it has none. */
  readonly plan: Plan | undefined;
}

/** What a check found wrong, or what it saw when nothing is. */
type Finding = { readonly problem: string; readonly remedy: string } | { readonly seen: string };

export interface Check {
  readonly title: string;
  readonly kind: FailureKind;
  readonly advice?: true;
  readonly look: (facts: PreflightFacts) => Finding;
}

/** Further checks are added here, in the order in which people should read them. */
export const checks: readonly Check[] = [
  { title: 'The issue is no draft', kind: 'content', look: isNoDraft },
  { title: 'The content has no errors', kind: 'content', look: hasNoErrors },
  { title: 'Every tier has an edition', kind: 'content', look: hasEveryEdition },
  { title: 'No edition holds more than its tier may read', kind: 'content', look: keepsIn },
  { title: 'Every inbox can show the mail', kind: 'content', look: isShownEverywhere },
  { title: 'Every edition has a way out', kind: 'content', look: hasWayOut },
  { title: 'Sender and postal address are set', kind: 'configuration', look: hasSender },
  { title: 'The transport is ready', kind: 'configuration', look: hasTransport },
  { title: 'Somebody is subscribed', kind: 'failure', look: hasAudience },
  {
    title: 'One-click unsubscribing uses https',
    kind: 'configuration',
    advice: true,
    look: hasHttps,
  },
  { title: 'Earlier deliveries are certain', kind: 'unresolved', advice: true, look: isCertain },
];

function isNoDraft({ request }: PreflightFacts): Finding {
  if (!request.draft) return { seen: 'It is meant to go out.' };
  return {
    problem: 'It is marked as a draft.',
    remedy: `Remove "draft: true" from issues/${request.issueId}.md.`,
  };
}

function hasNoErrors({ request }: PreflightFacts): Finding {
  const errors = request.diagnostics.filter((found) => found.severity === 'error').length;
  if (errors === 0) return { seen: 'Nothing is wrong with the issue and its links.' };
  return { problem: `${errors} found.`, remedy: 'Mend what "roundup check" lists.' };
}

function hasEveryEdition({ request }: PreflightFacts): Finding {
  const { readers } = request;
  const missing = readers.filter((tier) => request.editions.get(tier)?.tier !== tier);
  if (missing.length === 0) return { seen: readers.join(', ') };
  return {
    problem: `No edition for ${missing.join(', ')}.`,
    remedy: 'Mend what "roundup check" lists.',
  };
}

function keepsIn({ request }: PreflightFacts): Finding {
  const { leaks } = request;
  if (leaks?.length === 0) return { seen: 'The gate finds nothing that is for a higher tier.' };
  return leaks === undefined
    ? {
        problem: 'The gate was not asked.',
        remedy: 'This is a mistake in roundup: please report it. Nothing may go out without it.',
      }
    : {
        problem: `${leaks.join('; ')}.`,
        remedy:
          'Find the words that the issue and the extra share, and keep them in one of the two.',
      };
}

function isShownEverywhere({ request }: PreflightFacts): Finding {
  const { mailDiagnostics, allowedRules } = request;
  const broken = mailDiagnostics.filter(({ severity }) => severity === 'error');
  const rules = [...new Set<string>(broken.map(({ id }) => id))];
  const refused = rules.filter((rule) => !allowedRules.includes(rule));
  if (refused.length === 0) {
    const allowed = rules.length === 0 ? '' : ` Allowed by name: ${rules.join(', ')}.`;
    return { seen: `The mail lint finds nothing that stops it.${allowed}` };
  }
  return {
    problem: `The mails break ${refused.join(', ')}.`,
    remedy: `Mend what is listed, or override a rule by its name: ${refused.map((rule) => `--allow ${rule}`).join(' ')}`,
  };
}

function hasWayOut({ request }: PreflightFacts): Finding {
  const without = [...request.editions.values()].flatMap(({ tier, html, text }) => [
    ...(html.includes(UNSUBSCRIBE_TOKEN_TAG) ? [] : [`${tier} (HTML)`]),
    ...(text.includes(UNSUBSCRIBE_TOKEN_TAG) ? [] : [`${tier} (text)`]),
  ]);
  if (!request.facts.unsubscribeUrl.includes(UNSUBSCRIBE_TOKEN_TAG))
    without.push('List-Unsubscribe');
  if (without.length === 0) return { seen: 'HTML, text and headers have an address of their own.' };
  return {
    problem: `No unsubscribe address in ${without.join(', ')}.`,
    remedy: 'This is a mistake in roundup: please report it. Nothing may go out without it.',
  };
}

function hasSender({ request }: PreflightFacts): Finding {
  const { from, replyTo } = request.facts;
  const wrong = [
    ...(isAddress(from.address) ? [] : ['the sender has no valid address']),
    ...(replyTo === undefined || isAddress(replyTo) ? [] : ['the reply address is not valid']),
    ...(request.postalAddress.trim() === '' ? ['there is no postal address'] : []),
  ];
  if (wrong.length === 0) return { seen: `From ${from.name}, with a postal address.` };
  return {
    problem: `In the config ${wrong.join(', ')}.`,
    remedy: 'Complete the sender in newsletter.config.ts; the law asks for a postal address.',
  };
}

function hasTransport({ request, transport }: PreflightFacts): Finding {
  if (request.transportProblem !== undefined) {
    return { problem: request.transportProblem.detail, remedy: request.transportProblem.remedy };
  }
  const tooLarge = [...request.editions.values()].filter(
    (edition) => largestBatch(messageOf(edition, request.facts), transport.capabilities) < 1,
  );
  if (tooLarge.length === 0) return { seen: transport.name };
  return {
    problem: `One copy is more than ${transport.name} takes (${tooLarge.map((edition) => edition.tier).join(', ')}).`,
    remedy: 'Shorten the issue.',
  };
}

function hasAudience({ run, plan }: PreflightFacts): Finding {
  if (run !== undefined) return { seen: `${run.count} in the frozen audience.` };
  const due = plan?.count ?? 0;
  const held = plan?.excluded.held ?? 0;
  if (due > 0 || held > 0) return { seen: `${due} due, ${held} have it already.` };
  return {
    problem: 'No active subscriber.',
    remedy: 'Import subscribers: roundup subscribers import FILE.csv',
  };
}

function hasHttps({ request }: PreflightFacts): Finding {
  if (URL.parse(request.facts.unsubscribeUrl)?.protocol === 'https:') return { seen: 'https' };
  return {
    problem: 'Mail programs offer it for https addresses only (RFC 8058).',
    remedy: 'Give "url" in newsletter.config.ts the https address of the site.',
  };
}

function isCertain({ request, status }: PreflightFacts): Finding {
  const unknown = status.deliveries.unknown - status.leftUnknown;
  if (unknown === 0) return { seen: 'None is unknown.' };
  return {
    problem: `Of ${unknown} no one knows whether the provider took them. They are not sent again by themselves.`,
    remedy: `Settle them: roundup reconcile ${request.issueId}`,
  };
}

function isAddress(text: string): boolean {
  return typeof parseAddress(text) !== 'string';
}

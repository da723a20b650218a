/** What sources of patrons post by themselves, for each whose key is set. */
import type { PatronKeys } from '../config/patron-environment.ts';
import type { Config } from '../config/schema.ts';
import type { PatronSourceName } from '../core/patrons/patron-news.ts';
import type { PatronSource, PatronWebhook } from '../ports/patron-sources.ts';
import { createMembershipWebhook } from './buy-me-a-coffee/membership-webhook.ts';
import { createSponsorsWebhook } from './github-sponsors/sponsors-webhook.ts';
import { createKoFiWebhook } from './ko-fi/ko-fi-webhook.ts';
import { createMemberWebhook } from './open-collective/member-webhook.ts';
import { createPatreonWebhook } from './patreon/patreon-webhook.ts';
import { createStripeWebhook } from './stripe/stripe-webhook.ts';

/**
 * Of a source without a key nothing is taken, nor of one that would have to be asked and is not among
 * `sources`. Throws `webhook-key-malformed`.
 */
export function patronWebhooks(
  { patreon, githubSponsors, openCollective, graceDays }: Config['patrons'],
  keys: PatronKeys,
  sources: readonly Pick<PatronSource, 'name'>[],
): readonly PatronWebhook[] {
  const canAsk = (name: PatronSourceName): boolean => sources.some((each) => each.name === name);
  const webhooks: PatronWebhook[] = [];
  const ofPatreon = keys.patreon.webhookSecret;
  if (patreon !== undefined && ofPatreon !== undefined && canAsk('patreon')) {
    webhooks.push(createPatreonWebhook(ofPatreon, patreon));
  }
  const ofGithub = keys.githubSponsors.webhookSecret;
  if (githubSponsors !== undefined && ofGithub !== undefined && canAsk('github-sponsors')) {
    webhooks.push(createSponsorsWebhook(ofGithub, githubSponsors));
  }
  if (keys.koFi.verificationToken !== undefined) {
    webhooks.push(createKoFiWebhook(keys.koFi.verificationToken, { graceDays }));
  }
  if (keys.buyMeACoffee.webhookSecret !== undefined) {
    webhooks.push(createMembershipWebhook(keys.buyMeACoffee.webhookSecret, { graceDays }));
  }
  if (keys.stripe.webhookSecret !== undefined) {
    const terms = { asks: canAsk('stripe'), graceDays };
    webhooks.push(createStripeWebhook(keys.stripe.webhookSecret, terms));
  }
  if (openCollective !== undefined && canAsk('open-collective')) {
    webhooks.push(createMemberWebhook());
  }
  return webhooks;
}

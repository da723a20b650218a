/** The page that says what patrons get, tier by tier, as the config has it. */
import type { Tier } from '../audience/tier.ts';
import { textsOf } from '../texts/texts.ts';

export const SUPPORT_ADDRESS = '/support/';

export interface SupportSettings {
  /** The archive's origin, without a trailing slash. */
  readonly url: string;
  readonly language: string;
  readonly tiers: readonly (Tier & {
    readonly benefits?: readonly string[] | undefined;
    readonly monthlyCents?: number | undefined;
  })[];
  readonly support?:
    | {
        readonly url: string;
        readonly pitch: string;
        readonly call: string;
        /** ISO 4217; without it no amount is shown. */
        readonly currency?: string | undefined;
      }
    | undefined;
}

export interface SupportPage {
  readonly pitch: string;
  /** Of the tiers that have benefits, in rising order. */
  readonly offers: readonly SupportOffer[];
  readonly call: string;
  /** Where the call leads. */
  readonly url: string;
}

export interface SupportOffer {
  readonly id: string;
  readonly name: string;
  readonly benefits: readonly string[];
  /** Such as `from €5 a month`; undefined where no amount or no currency is known. */
  readonly amount: string | undefined;
  /** The tier below it, all of whose benefits are in it, too. */
  readonly above: string | undefined;
}

/**
 * undefined where there is nothing to say: no call, no tier with benefits; or where the author has a
 * page of their own at this address, to which the call leads.
 */
export function supportPage(settings: SupportSettings): SupportPage | undefined {
  const { support, tiers } = settings;
  if (support === undefined || leadsHere(settings.url, support.url)) return undefined;
  const told = tiers.filter(({ benefits = [] }) => benefits.length > 0);
  if (told.length === 0) return undefined;
  const offers = told.map(({ id, name, benefits = [], monthlyCents }, no) => ({
    id,
    name,
    benefits,
    amount: amountOf(monthlyCents, support.currency, settings.language),
    above: told[no - 1]?.name,
  }));
  const { pitch, call, url } = support;
  return { pitch, offers, call, url };
}

function leadsHere(origin: string, address: string): boolean {
  const target = URL.parse(address);
  const here = URL.parse(SUPPORT_ADDRESS, origin);
  return (
    target !== null &&
    target.host === here?.host &&
    `${target.pathname.replace(/\/$/, '')}/` === here.pathname
  );
}

function amountOf(
  cents: number | undefined,
  currency: string | undefined,
  language: string,
): string | undefined {
  if (cents === undefined || currency === undefined) return undefined;
  const format = new Intl.NumberFormat(language, {
    numberingSystem: 'latn',
    style: 'currency',
    currency,
    trailingZeroDisplay: 'stripIfInteger',
  });
  // Some currencies have no hundredths, such as the yen.
  const { maximumFractionDigits: digits = 2 } = new Intl.NumberFormat('en', {
    style: 'currency',
    currency,
  }).resolvedOptions();
  return textsOf(language).site.support.amount(format.format(cents / 10 ** digits));
}

/** What mail clients are known to show, from caniemail.com: the features that a mail of ours uses. */
import data from './caniemail.json' with { type: 'json' };

export type FeatureSlug = keyof typeof data.features;
export type MailClient = keyof typeof data.clients;

/** y: yes; a: almost, as the notes say; n: no; u: nobody has tested it. */
export type SupportLevel = 'y' | 'a' | 'n' | 'u';

export interface Support {
  readonly level: SupportLevel;
  /** In caniemail's own words. */
  readonly notes: readonly string[];
}

export interface Feature {
  readonly title: string;
  readonly url: string;
  /** YYYY-MM-DD */
  readonly last_test_date: string;
  /** By client: the level, and the numbers of its notes ("a #1 #3"). */
  readonly support: Readonly<Record<MailClient, string>>;
  readonly notes: Readonly<Record<string, string>>;
}

/** YYYY-MM-DD: when caniemail.com was last changed before the data was taken. */
export const caniemailDate: string = data.updated;
export const mailClients: Readonly<Record<MailClient, string>> = data.clients;
export const features: Readonly<Record<FeatureSlug, Feature>> = data.features;

export function supportOf(slug: FeatureSlug, client: MailClient): Support {
  const { support, notes } = features[slug];
  const [level = 'u', ...numbers] = support[client].split(/[ #]+/);
  return {
    level: isLevel(level) ? level : 'u',
    notes: numbers.map((number) => notes[number] ?? `Note ${number}`),
  };
}

function isLevel(text: string): text is SupportLevel {
  return ['y', 'a', 'n', 'u'].includes(text);
}

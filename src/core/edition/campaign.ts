/** The UTM parameters of one issue's links, as the configuration wants them. */
import type { LinkParameters } from './link-address.ts';

export interface CampaignSettings {
  readonly source?: string | undefined;
  readonly medium?: string | undefined;
  /** `{issue}` in it is the issue's id. */
  readonly campaign: string;
  readonly term?: string | undefined;
  readonly content?: string | undefined;
  readonly links: LinkParameters['links'];
}

export function campaignOf(settings: CampaignSettings, issueId: string): LinkParameters {
  const { source, medium, campaign, term, content, links } = settings;
  const values = {
    source,
    medium,
    campaign: campaign.replaceAll('{issue}', issueId),
    term,
    content,
  };
  return {
    links,
    parameters: Object.entries(values).flatMap(([name, value]) =>
      value === undefined ? [] : [[`utm_${name}`, value] as const],
    ),
  };
}

/** What axe finds on a page, with the HTML of each offence. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/** Only what is said of colours: at night nothing else differs. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];

export async function axeViolations(
  page: Page,
  options: {
    readonly onlyColours?: boolean;
    readonly without?: readonly string[];
    readonly outside?: string;
  } = {},
): Promise<readonly (readonly [id: string, html: readonly string[]])[]> {
  // Frames of other origins would need a second page for the result; no page here has any.
  const axe = new AxeBuilder({ page })
    .setLegacyMode(true)
    .disableRules([...(options.without ?? [])]);
  if (options.outside !== undefined) axe.exclude(options.outside);
  const { violations } = await (
    options.onlyColours === true ? axe.withRules(COLOUR_RULES) : axe
  ).analyze();
  return violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)]);
}

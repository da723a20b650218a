/** What axe finds on a page, with the HTML of each offence. */
import axe from 'axe-core';
import type { Page } from 'playwright-core';

declare global {
  interface Window {
    axe: typeof axe;
  }
}

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
  const { onlyColours = false, without = [], outside } = options;
  if (page.frames().length > 1 && outside === undefined) {
    throw new Error('What stands in a frame is not looked at.');
  }
  // To read axe takes a browser longer than to run it, and a page is looked at more than once.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  return page.evaluate(
    async ({ exclude, only, off }) => {
      const { violations } = await window.axe.run(exclude === undefined ? document : { exclude }, {
        resultTypes: ['violations'],
        iframes: false,
        rules: Object.fromEntries(off.map((id) => [id, { enabled: false }])),
        ...(only === undefined ? {} : { runOnly: { type: 'rule' as const, values: only } }),
      });
      return violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)] as const);
    },
    {
      exclude: outside === undefined ? undefined : [outside],
      only: onlyColours ? COLOUR_RULES : undefined,
      off: [...without],
    },
  );
}

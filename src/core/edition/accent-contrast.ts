/** Whether an accent can be read by day, and the nearest one that can. */
import { wcagContrast } from 'culori';
import { designTokens, LEAST_CONTRAST } from './tokens.ts';

/** What is wrong with it, in words that follow the name of the field; undefined when nothing is. */
export function lowContrast(accent: string): string | undefined {
  const { light } = designTokens({ accent });
  const grounds = [
    { name: 'the paper', colour: light.paper },
    { name: 'the ground of boxes', colour: light.surface },
  ];
  const failed = grounds.find(({ colour }) => wcagContrast(accent, colour) < LEAST_CONTRAST);
  if (failed === undefined) return undefined;
  // Rounded down: 4.49 is not enough, and shall not read as if it were.
  const contrast = Math.floor(wcagContrast(accent, failed.colour) * 10) / 10;
  return (
    `${accent} has a contrast of ${contrast.toFixed(1)}:1 on ${failed.name} ${failed.colour}; ` +
    `text needs ${LEAST_CONTRAST}:1 (WCAG 2.2, 1.4.3). The nearest that has it is ${light.accent}`
  );
}

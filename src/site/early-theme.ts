/** The file of the script in the head, named by its contents as all that never changes. */
import { createHash } from 'node:crypto';
import { earlyThemeScript } from '../core/edition/theme-choice.ts';

const digest = createHash('sha256').update(earlyThemeScript).digest('hex').slice(0, 8);

/** From the archive's root. */
export const earlyThemeAddress = `/_assets/theme.${digest}.js`;

/** The face that text is read in, where the site brings it along: browsers load it at once. */
import type { Config } from '../../config/schema.ts';

type Fonts = Config['theme']['fonts'];

/** The others are loaded when they are used. */
export function preloadedFace({ text, faces }: Fonts): Fonts['faces'][number] | undefined {
  const [first] = text?.split(',') ?? [];
  return faces.find(({ family, style }) => family === first?.trim() && style === 'normal');
}

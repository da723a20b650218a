/** The package.json that authors install, made of the one that engineers work with. */
import { z } from 'zod';

/** The order is that of the packed file. */
const manifestSchema = z.object({
  name: z.string(),
  version: z.string(),
  description: z.string(),
  license: z.string(),
  type: z.literal('module'),
  engines: z.record(z.string(), z.string()),
  dependencies: z.record(z.string(), z.string()),
  peerDependencies: z.record(z.string(), z.string()),
  peerDependenciesMeta: z.record(z.string(), z.unknown()),
  optionalDependencies: z.record(z.string(), z.string()),
});

/** `version` is the manifest's own unless given. */
export function packedManifest(text: string, version?: string) {
  const manifest = manifestSchema.parse(JSON.parse(text));
  return {
    ...manifest,
    version: version ?? manifest.version,
    bin: { roundup: 'src/cli/launch.mjs' },
    exports: {
      './config': {
        types: './src/config/define-newsletter.d.ts',
        default: './src/config/define-newsletter.js',
      },
      './package.json': './package.json',
    },
    keywords: ['newsletter', 'markdown', 'static-site', 'email', 'rss', 'links'],
  };
}

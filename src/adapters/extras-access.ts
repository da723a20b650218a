/** All that opens extras, put together; each part is loaded when it is first asked for. */
import { join, resolve } from 'node:path';
import type { Config } from '../config/schema.ts';
import type { Environment } from '../config/environment.ts';
import type { ExtraLinks, ExtrasKey, ExtrasVault } from '../ports/extras.ts';
import type { SnapshotOptions } from './files/snapshot.ts';

export interface ExtrasAccessPlace {
  readonly root: string;
  readonly stateDir: string;
  readonly environment: Pick<Environment, 'extrasKey' | 'extrasIdentity' | 'isUnattended'>;
}

export interface ExtrasAccess {
  /** What the reading of content needs of it. */
  readonly opening: Required<Pick<SnapshotOptions, 'extrasOpener' | 'opaqueSlug'>>;
  key(): Promise<ExtrasKey>;
  links(config: Pick<Config, 'url' | 'extras'>): Promise<ExtraLinks>;
  vault(config: Pick<Config, 'extras' | 'tiers'>): Promise<ExtrasVault>;
}

export function extrasAccess({ root, stateDir, environment }: ExtrasAccessPlace): ExtrasAccess {
  const { extrasIdentity: identity } = environment;
  const key = async (): Promise<ExtrasKey> =>
    (await import('./extras-key.ts')).extrasKey({
      given: environment.extrasKey,
      path: join(stateDir, 'extras.key'),
      mayMake: !environment.isUnattended,
    });
  const slug = async () => (await import('./opaque-slug.ts')).opaqueSlug(await key());
  return {
    key,
    links: async (config) =>
      (await import('./extra-links.ts')).extraLinks({ config, key: await key(), opaqueSlug: slug }),
    opening: {
      extrasOpener:
        identity === undefined
          ? undefined
          : async () => (await import('./age-extras.ts')).ageOpener(identity),
      opaqueSlug: slug,
    },
    vault: async ({ extras, tiers }) =>
      (await import('./extras-vault.ts')).extrasVault({
        dir: resolve(root, extras.dir),
        shown: extras.dir,
        tiers,
        recipients: extras.recipients,
        identity,
      }),
  };
}

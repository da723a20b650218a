/** What `roundup doctor` looks with, put together: the port DoctorTools. */
import type { Environment } from '../config/environment.ts';
import type { Looked } from '../core/doctor/looked.ts';
import { Failure } from '../core/failure.ts';
import type { DoctorTools, StoreLook } from '../ports/doctor.ts';
import { nodeDns } from './dns/node-dns.ts';
import { lookAtRepository } from './git/git-repository.ts';
import { httpProbe } from './http/http-probe.ts';
import { signingKey } from './smtp/signing-key.ts';

export interface DoctorPlaces {
  readonly root: string;
  readonly environment: Pick<Environment, 'databaseUrl' | 'dkimPrivateKey'>;
  readonly storePath: string;
  /** Of a DNS server; this machine's own when undefined. */
  readonly resolver: string | undefined;
}

export function doctorTools(places: DoctorPlaces): DoctorTools {
  const { root, environment, storePath, resolver } = places;
  return {
    dns: nodeDns({ server: resolver }),
    probe: httpProbe(),
    repository: () => lookAtRepository(root),
    async store() {
      try {
        return { value: await lookIntoStoreOf(environment.databaseUrl, storePath) };
      } catch (error) {
        return inVain(error);
      }
    },
    signingKey(name) {
      try {
        return { value: signingKey({ key: environment.dkimPrivateKey, name, root }) };
      } catch (error) {
        return inVain(error);
      }
    },
  };
}

async function lookIntoStoreOf(url: string | undefined, path: string): Promise<StoreLook> {
  if (url !== undefined) {
    return (await import('./store-postgres/look-into-postgres.ts')).lookIntoPostgres(url);
  }
  return (await import('./store-sqlite/look-into-sqlite.ts')).lookIntoSqlite(path);
}

/** Anything but a failure is a mistake of ours, and is thrown on. */
function inVain(error: unknown): Looked<never> {
  if (!(error instanceof Failure)) throw error;
  return { failed: error.message, remedy: error.remedy, kind: error.kind };
}

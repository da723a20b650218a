/** What the gate needs of this machine. */
import { secretsOf } from '../config/secrets-of.ts';
import type { Environment } from '../config/environment.ts';
import type { GateTools } from '../ports/gate.ts';
import { createBuildCaches } from './build-caches.ts';
import { scanInThreads } from './scan-in-threads.ts';
import { zlibPacker } from './zlib-packer.ts';

export function gateTools(root: string, environment: Environment): GateTools {
  return {
    packer: zlibPacker,
    secrets: secretsOf(environment),
    caches: createBuildCaches(root),
    startThreads: scanInThreads,
  };
}

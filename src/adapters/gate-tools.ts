/** What the gate needs of this machine. */
import type { GateTools } from '../ports.ts';
import { createBuildCaches } from './build-caches.ts';
import { zlibPacker } from './zlib-packer.ts';

export function gateTools(root: string): GateTools {
  return { packer: zlibPacker, caches: createBuildCaches(root) };
}

/** How long a build seals: every extra of a long archive, and a ring for each of many patrons. */
import { openMasterKey } from '../../../src/core/sealing/master-key.ts';
import { sealExtra } from '../../../src/core/sealing/seal-extra.ts';
import { sealRings } from '../../../src/core/sealing/seal-rings.ts';

export interface SealingFigure {
  readonly extras: number;
  readonly patrons: number;
  /** Decoys among them. */
  readonly rings: number;
  /** Of all rings together, in megabytes (10^6 bytes). */
  readonly megabytes: number;
  readonly extrasMs: number;
  readonly ringsMs: number;
}

/** Letters, about 3,000 words of them. */
const EXTRA_LENGTH = 20_000;
const TIERS = ['supporter', 'benefactor'];
const MONTHS = 36;

export async function sealingTimes(extras: number, patrons: number): Promise<SealingFigure> {
  const master = await openMasterKey(new Uint8Array(32).fill(1));
  const months = Array.from({ length: MONTHS }, (_, index) => monthAfter(2021, index));
  const html = 'splice '.repeat(EXTRA_LENGTH / 7);
  const startedAt = performance.now();
  for (let index = 0; index < extras; index += 1) {
    const month = months[index % MONTHS] ?? '';
    const name = { issueId: month, extraId: `extra-${index}`, revision: 1 };
    const epochs = TIERS.map((tier) => ({ tier, month }));
    await sealExtra(master, { ...name, html }, epochs);
  }
  const sealedAt = performance.now();
  const holders = Array.from({ length: patrons }, (_, index) => ({
    patronId: `patron-${index}`,
    generation: 1,
    epochs: months.map((month) => ({ tier: TIERS[index % TIERS.length] ?? '', month })),
  }));
  let rings = 0;
  let bytes = 0;
  for await (const ring of sealRings(master, holders, '2023-12')) {
    rings += 1;
    bytes += ring.bytes.length;
  }
  const ringsMs = performance.now() - sealedAt;
  return {
    extras,
    patrons,
    rings,
    megabytes: bytes / 1e6,
    extrasMs: sealedAt - startedAt,
    ringsMs,
  };
}

function monthAfter(year: number, months: number): string {
  return `${year + Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}`;
}

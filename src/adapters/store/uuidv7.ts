/** UUIDs that sort by the time they were made (RFC 9562, 5.7), so that new rows go to a table's end. */
import { randomBytes } from 'node:crypto';

/** The counter's bits in `rand_a` (RFC 9562, 6.2, method 1). */
const COUNTER_MAX = 0xfff;
/** A new millisecond starts in the lower half, which leaves room to count. */
const COUNTER_START_MASK = 0x7ff;

const UUID_BYTES = 16;
/** Random bytes are drawn for so many ids at once, which is far quicker than for each. */
const IDS_PER_DRAW = 256;

/** Each id is greater than the one before, also when the clock stands still or goes back. */
export function uuidv7Generator(nowMs: () => number): () => string {
  let lastMs = 0;
  let counter = 0;
  let pool = Buffer.alloc(0);
  return () => {
    if (pool.length === 0) pool = randomBytes(IDS_PER_DRAW * UUID_BYTES);
    const bytes = pool.subarray(0, UUID_BYTES);
    pool = pool.subarray(UUID_BYTES);
    const ms = nowMs();
    if (ms > lastMs) {
      lastMs = ms;
      counter = bytes.readUInt16BE(6) & COUNTER_START_MASK;
    } else if (counter < COUNTER_MAX) {
      counter += 1;
    } else {
      lastMs += 1;
      counter = 0;
    }
    bytes.writeUIntBE(lastMs, 0, 6);
    bytes.writeUInt16BE(0x7000 | counter, 6);
    bytes.writeUInt8(0x80 | (bytes.readUInt8(8) & 0x3f), 8);
    const hex = bytes.toString('hex');
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
  };
}

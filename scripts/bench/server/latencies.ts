/** How long answers took, and how many were none. */

export interface Latencies {
  readonly answered: number;
  /** Answers of another status than was expected, and requests that broke. */
  readonly failed: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly maxMs: number;
}

export interface LatencyCount {
  /** `dueAt` by `performance.now()`. */
  count(isGood: boolean, dueAt: number): void;
  sum(): Latencies;
}

export function countLatencies(): LatencyCount {
  const times: number[] = [];
  let failed = 0;
  return {
    count(isGood, dueAt) {
      if (isGood) times.push(performance.now() - dueAt);
      else failed += 1;
    },
    sum() {
      const sorted = Float64Array.from(times).toSorted();
      const at = (share: number): number =>
        sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
      return { answered: sorted.length, failed, p50Ms: at(0.5), p99Ms: at(0.99), maxMs: at(1) };
    },
  };
}

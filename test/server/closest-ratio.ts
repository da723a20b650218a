/** How far apart two medians of times are, measured side by side. */

export const SAMPLES = 100;

/**
 * As a ratio above 1, in the best of some rounds: the machine's other work sets some rounds apart,
 * a leak all of them. It ends with the first round that is below `enough`.
 */
export async function closestRatio(
  one: (round: number, index: number) => Promise<number>,
  other: (round: number, index: number) => Promise<number>,
  { rounds, enough }: { readonly rounds: number; readonly enough: number },
): Promise<number> {
  let closest = Infinity;
  for (let round = 0; round < rounds && closest >= enough; round += 1) {
    const times: [number[], number[]] = [[], []];
    for (let index = 0; index < SAMPLES; index += 1) {
      const asks = [
        async () => times[0].push(await one(round, index)),
        async () => times[1].push(await other(round, index)),
      ];
      for (const ask of index % 2 === 0 ? asks : asks.toReversed()) await ask();
    }
    const [a, b] = [median(times[0]), median(times[1])];
    closest = Math.min(closest, Math.max(a, b) / Math.min(a, b));
  }
  return closest;
}

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;
}

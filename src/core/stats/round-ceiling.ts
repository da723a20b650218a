/** The upper end of a scale: a number that is easily halved, and not below what it measures. */

const STEPS = [1, 2, 4, 6, 8, 10];

/** At least 2. */
export function roundCeiling(most: number): number {
  if (most <= 2) return 2;
  const magnitude = 10 ** Math.floor(Math.log10(most));
  const step = STEPS.find((candidate) => candidate * magnitude >= most) ?? 10;
  return step * magnitude;
}

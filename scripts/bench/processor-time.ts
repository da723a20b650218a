/** A clock for work that never waits: what other programs take of the machine is not on it. */

/** Milliseconds that the processor has spent on the calling thread; may move in steps of 4. */
export function processorMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

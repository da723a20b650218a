/**
 * Preloaded into a measured process: tells its peak memory, and the seconds that processors spent on
 * it, in the file that `ROUNDUP_FIGURES` names.
 * JavaScript, so that a program without TypeScript does not pay for loading it.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';

// A program that puts another in its place keeps its number and its environment; a child has the latter.
const measured = (process.env.ROUNDUP_MEASURED ??= String(process.pid));

if (isMainThread && measured === String(process.pid)) {
  process.once('exit', () => {
    writeFileSync(process.env.ROUNDUP_FIGURES, `${peakKilobytes()} ${processorSeconds()}`);
  });
}

/** Of all threads. */
function processorSeconds() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

/**
 * Linux counts `maxRSS` from before the program was loaded, with the parent's memory in it; its
 * high-water mark in /proc belongs to this program alone.
 */
function peakKilobytes() {
  if (process.platform !== 'linux') return process.resourceUsage().maxRSS;
  const status = readFileSync('/proc/self/status', 'utf8');
  return Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1] ?? process.resourceUsage().maxRSS);
}

/**
 * Preloaded into a measured process: tells its peak memory, and the seconds that processors spent on
 * it, to the parent through descriptor 3.
 * JavaScript, so that a program without TypeScript does not pay for loading it.
 */
import { readFileSync, writeSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';

if (isMainThread) {
  process.once('exit', () => {
    try {
      writeSync(3, `${peakKilobytes()} ${processorSeconds()}`);
    } catch {
      // A child of the measured process inherits the preload and has no descriptor 3.
    }
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

/**
 * Preloaded into a measured server: answers each message of the parent with its resident set, in
 * bytes, and with the processor time that it has used, in microseconds.
 */
import { isMainThread } from 'node:worker_threads';

if (isMainThread && process.send !== undefined) {
  process.on('message', () => {
    const { user, system } = process.cpuUsage();
    process.send?.({ bytes: process.memoryUsage.rss(), microseconds: user + system });
  });
  // The channel alone must not keep a server that was asked to stop.
  process.channel?.unref();
}

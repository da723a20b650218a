/**
 * Preloaded into a measured server: answers each message of the parent with its resident set, in
 * bytes, and with the processor time that it has used, in microseconds. Asked for what is `live`, it
 * collects garbage before, and tells what is left on the heap as well.
 */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { isMainThread } from 'node:worker_threads';

if (isMainThread && process.send !== undefined) {
  process.on('message', (question) => {
    if (question === 'live') collect();
    const { user, system } = process.cpuUsage();
    const { rss, heapUsed } = process.memoryUsage();
    process.send?.({ bytes: rss, heapBytes: heapUsed, microseconds: user + system });
  });
  // The channel alone must not keep a server that was asked to stop.
  process.channel?.unref();
}

function collect() {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
}

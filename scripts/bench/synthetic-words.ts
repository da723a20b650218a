/** The stock of phrases that synthetic prose is put together from. */

export type Phrases = readonly [string, ...string[]];

export const subjects: Phrases = [
  'the scheduler', 'a sidecar', 'the kubelet', 'our registry', 'the old load balancer',
  'a retry loop', 'the nightly backup', 'one careless probe', 'the ingress controller',
  'a stale cache', 'the release train', 'every second node', 'the admission webhook',
  'a half-written manifest', 'the page cache', 'our smallest customer', 'the control plane',
  'a forgotten cron job', 'the storage driver', 'the new dashboard', 'a namespace',
  'the build farm', 'the on-call engineer', 'an expired certificate', 'the write-ahead log',
]; // prettier-ignore

export const verbs: Phrases = [
  'rewrote', 'delayed', 'survived', 'replaced', 'measured', 'ignored', 'explained', 'restarted',
  'outlived', 'drained', 'doubled', 'hid', 'exposed', 'questioned', 'blocked', 'simplified',
  'noticed', 'surprised', 'halved', 'repeated', 'deserved', 'undid', 'recorded', 'crowded out',
]; // prettier-ignore

export const objects: Phrases = [
  'the slowest query', 'three years of habits', 'a perfectly good timeout', 'the memory limit',
  'an entire rack', 'the rollout', 'a dozen small services', 'the error budget', 'a queue',
  'the connection pool', 'yesterday’s figures', 'a chain of proxies', 'the health check',
  'an honest post-mortem', 'the network policy', 'a pile of shell scripts', 'the maintenance window',
  'the last free address', 'a table with one row', 'the audit trail', 'the container runtime',
  'a very patient client', 'the warm standby', 'the default route', 'a well-meant alert',
]; // prettier-ignore

export const circumstances: Phrases = [
  'before the first coffee', 'on a quiet Tuesday', 'in the second attempt', 'without a restart',
  'at four in the morning', 'behind two layers of TLS', 'under a load nobody had planned for',
  'for about forty seconds', 'in spite of the runbook', 'while the graphs stayed green',
  'on the smallest machine we own', 'across three regions', 'with the debug log switched on',
  'after the clocks had changed', 'in less memory than a browser tab', 'with nobody watching',
  'during the demonstration', 'as the manual had promised', 'between two deployments',
]; // prettier-ignore

export const joints: Phrases = [
  'because', 'although', 'so', 'until', 'while', 'and then', 'which is how', 'long before',
]; // prettier-ignore

export const topics: Phrases = [
  'probes', 'quotas', 'sockets', 'volumes', 'secrets', 'rollouts', 'taints', 'cgroups', 'routes',
  'snapshots', 'webhooks', 'leases', 'finalizers', 'histograms', 'tombstones', 'namespaces',
]; // prettier-ignore

export const tags: Phrases = [
  'kubernetes', 'linux', 'containers', 'networking', 'storage', 'observability', 'databases',
  'security', 'testing', 'incidents', 'scheduling', 'packaging', 'performance', 'teaching',
  'systemd', 'caching', 'queues', 'proxies', 'releases', 'hardware',
]; // prettier-ignore

export const people: Phrases = [
  'Ada Brandt', 'Jonas Ek', 'Priya Raman', 'Tomas Vidal', 'Lena Fors', 'Ines Moreau', 'Kofi Mensah',
  'Mei Tanaka', 'Olu Adeyemi', 'Sara Lind', 'Pavel Novak', 'Ruth Keller',
]; // prettier-ignore

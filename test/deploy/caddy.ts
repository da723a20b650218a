/** Caddy, started from deploy/Caddyfile. */
import { spawn, spawnSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  answers,
  DEPLOY,
  recipe,
  replaced,
  running,
  scratch,
  SEARCHED,
  type Behind,
  type Proxy,
  type ProxyProgram,
} from './proxy.ts';

const COMMAND = 'caddy';

export const caddy: ProxyProgram = {
  name: COMMAND,
  isInstalled: answers(COMMAND, 'version'),
  start: startCaddy,
};

/** Throws unless `caddy validate` takes the file as it is. */
async function startCaddy({ archive, upstreamPort }: Behind): Promise<Proxy> {
  const at = await scratch();
  // Caddy keeps its certificates there, and nothing in the user's own folders.
  const env = { ...SEARCHED, HOME: at.dir, XDG_DATA_HOME: at.dir, XDG_CONFIG_HOME: at.dir };
  const asItIs = ['validate', '--config', join(DEPLOY, 'Caddyfile'), '--adapter', 'caddyfile'];
  const tested = spawnSync(COMMAND, asItIs, { env, encoding: 'utf8' });
  if (tested.status !== 0) throw new Error(`caddy validate: ${tested.stderr}`);
  const here = `{
	admin off
	local_certs
	skip_install_trust
	default_bind 127.0.0.1
	http_port ${at.plainPort}
	https_port ${at.port}
`;
  const file = join(at.dir, 'Caddyfile');
  await writeFile(
    file,
    replaced(await recipe('Caddyfile'), [
      [/^\{\n/gm, here],
      [/reverse_proxy 127\.0\.0\.1:4321/g, `reverse_proxy 127.0.0.1:${upstreamPort}`],
      [/\/var\/www\/newsletter\/archive/g, archive],
    ]),
  );
  return running(at, spawn(COMMAND, ['run', '--config', file, '--adapter', 'caddyfile'], { env }));
}

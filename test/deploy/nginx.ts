/** nginx, started from deploy/nginx.conf and deploy/nginx-paths.conf. */
import { spawn, spawnSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { selfMadeCertificate } from '../fakes/self-made-certificate.ts';
import {
  answers,
  recipe,
  replaced,
  running,
  scratch,
  SEARCHED,
  type Behind,
  type Proxy,
  type ProxyProgram,
} from './proxy.ts';

const COMMAND = 'nginx';

export const nginx: ProxyProgram = {
  name: COMMAND,
  isInstalled: answers(COMMAND, '-v'),
  start: startNginx,
};

/** Throws unless `nginx -t` finds nothing to say, warnings included. */
async function startNginx({ archive, upstreamPort }: Behind): Promise<Proxy> {
  const at = await scratch();
  const { cert, key } = selfMadeCertificate('127.0.0.1');
  await writeFile(join(at.dir, 'cert.pem'), cert);
  await writeFile(join(at.dir, 'key.pem'), key, { mode: 0o600 });
  await mkdir(join(at.dir, 'snippets'));
  await writeFile(join(at.dir, 'snippets/roundup-paths.conf'), await recipe('nginx-paths.conf'));
  const sites = replaced(await recipe('nginx.conf'), [
    [/listen \[::\].*\n/g, '\n'],
    [/listen 443 /g, `listen 127.0.0.1:${at.port} `],
    [/listen 80;/g, `listen 127.0.0.1:${at.plainPort};`],
    [/server 127\.0\.0\.1:4321;/g, `server 127.0.0.1:${upstreamPort};`],
    [/\/etc\/letsencrypt\/live\/\w+\.example\.com\/fullchain\.pem/g, join(at.dir, 'cert.pem')],
    [/\/etc\/letsencrypt\/live\/\w+\.example\.com\/privkey\.pem/g, join(at.dir, 'key.pem')],
    [/\/var\/log\/nginx\/roundup\.log/g, join(at.dir, 'access.log')],
    [/\/var\/www\/newsletter\/archive/g, archive],
  ]);
  await writeFile(join(at.dir, 'sites.conf'), sites);
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((name) => `${name}_temp_path ${at.dir}/${name};`)
    .join('\n');
  const main = join(at.dir, 'nginx.conf');
  // As Debian’s own, as far as it matters. Root may read the test’s folder, www-data may not.
  await writeFile(
    main,
    `${process.getuid?.() === 0 ? 'user root;' : ''}
daemon off;
worker_processes 1;
pid ${at.dir}/pid;
error_log ${at.dir}/error.log;
events {}
http {
  include /etc/nginx/mime.types;
  default_type application/octet-stream;
  access_log ${at.dir}/other.log;
  gzip on;
  ${temporary}
  include ${at.dir}/sites.conf;
}
`,
  );
  const args = ['-p', at.dir, '-c', main, '-e', `${at.dir}/error.log`];
  const tested = spawnSync(COMMAND, [...args, '-t', '-q'], { env: SEARCHED, encoding: 'utf8' });
  if (tested.status !== 0 || tested.stderr !== '') throw new Error(`nginx -t: ${tested.stderr}`);
  return running(at, spawn(COMMAND, args, { env: SEARCHED }));
}

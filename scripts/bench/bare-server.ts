/** The bare static server of the same framework, to compare with: no header of safety, no log, no cache. */
import { serve } from '@hono/node-server';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';

const [root = 'dist'] = process.argv.slice(2);

const app = new Hono();
app.use(serveStatic({ root, precompressed: true }));
serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => {
  process.stdout.write(`http://127.0.0.1:${port}\n`);
});

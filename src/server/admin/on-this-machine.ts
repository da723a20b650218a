/** Lets nobody in who comes from another machine, or through a proxy. */
import type { MiddlewareHandler } from 'hono';
import type { ServerEnv } from '../server-env.ts';

/** What proxies add to the requests that they pass on; a browser sends none of it. */
const PASSED_ON = /^(?:forwarded|via|x-forwarded-.+|x-real-ip|x-original-.+)$/;
const LOOPBACK_PEER = /^(?:(?:::ffff:)?127\.\d+\.\d+\.\d+|::1)$/i;

export const onThisMachine: MiddlewareHandler<ServerEnv> = async (context, next) => {
  const peer = context.env?.incoming?.socket.remoteAddress;
  if (peer === undefined || !LOOPBACK_PEER.test(peer)) {
    return context.text('The admin page is for this machine alone.', 403);
  }
  if ([...context.req.raw.headers.keys()].some((name) => PASSED_ON.test(name))) {
    return context.text(
      'A proxy passed this on, and the admin page is not for the network. Take its port out of the proxy.',
      403,
    );
  }
  return next();
};

/** An app that listens before it is there, for whoever must know its address to make it. */
import type { ServedApp } from './listen.ts';

export interface LateApp extends ServedApp {
  become(app: ServedApp): void;
}

export function createLateApp(): LateApp {
  let app: ServedApp | undefined;
  return {
    become: (made) => {
      app = made;
    },
    fetch: (request, env) => app?.fetch(request, env) ?? notYet(),
    stopping: () => app?.stopping?.(),
    drain: async () => app?.drain(),
  };
}

function notYet(): Response {
  return new Response('This is being made. Look again in a moment.', {
    status: 503,
    headers: { 'Retry-After': '1', 'Cache-Control': 'no-store' },
  });
}

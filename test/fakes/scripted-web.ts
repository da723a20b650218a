/** A web that answers as a test says, and tells who was asked when. */
import type { Clock } from '../../src/ports/clock.ts';
import type { WebAnswer, WebFailure, WebFetcher, WebRequest } from '../../src/ports/web.ts';

export type Script = (request: WebRequest, times: number) => WebAnswer | WebFailure;

export interface ScriptedWeb extends WebFetcher {
  /** As `HEAD https://example.com/`, with the second at which it was asked. */
  readonly asked: { readonly what: string; readonly second: number }[];
}

export function scriptedWeb(script: Script, clock?: Clock): ScriptedWeb {
  const asked: ScriptedWeb['asked'] = [];
  const began = clock?.now().getTime() ?? 0;
  return {
    asked,
    async fetch(request) {
      request.signal?.throwIfAborted();
      const what = `${request.method ?? 'GET'} ${request.url}`;
      const times = asked.filter((each) => each.what === what).length;
      const second = ((clock?.now().getTime() ?? 0) - began) / 1000;
      asked.push({ what, second });
      return script(request, times);
    },
  };
}

export function webAnswer(
  status: number,
  {
    url = '',
    headers = {},
    redirects = [],
    text = '',
  }: Partial<{
    url: string;
    headers: Readonly<Record<string, string>>;
    redirects: WebAnswer['redirects'];
    text: string;
  }> = {},
): WebAnswer {
  return {
    kind: 'answer',
    status,
    headers: new Map(Object.entries(headers)),
    body: new TextEncoder().encode(text),
    isCutOff: false,
    url,
    redirects,
  };
}

export function webFailure(reason: WebFailure['reason']): WebFailure {
  return { kind: 'failure', reason, detail: `it was ${reason}` };
}

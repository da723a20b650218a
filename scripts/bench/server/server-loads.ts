/** The server under load, on each engine: first the readers, then the providers. */
import { loadedEngines, openLoadedNewsletter } from './loaded-newsletter.ts';
import { type SubscribeFigure, subscribeLoad } from './subscribe-load.ts';
import { type WebhookFigure, webhookLoads } from './webhook-load.ts';

export interface LoadFigures {
  readonly subscribes: readonly SubscribeFigure[];
  readonly webhooks: readonly WebhookFigure[];
}

export async function serverLoads(request: {
  readonly seconds: number;
  readonly onProgress: (line: string) => void;
}): Promise<LoadFigures> {
  const { seconds, onProgress } = request;
  const subscribes: SubscribeFigure[] = [];
  const webhooks: WebhookFigure[] = [];
  for (const engine of loadedEngines) {
    onProgress(`a flood of readers for ${seconds} seconds, and webhooks, on ${engine}`);
    {
      await using newsletter = await openLoadedNewsletter(engine);
      subscribes.push(await subscribeLoad(newsletter, { seconds }));
    }
    await using newsletter = await openLoadedNewsletter(engine);
    webhooks.push(...(await webhookLoads(newsletter)));
  }
  return { subscribes, webhooks };
}

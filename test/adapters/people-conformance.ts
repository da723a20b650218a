/** What every engine keeps of people who come, are asked, change and leave by themselves. */
import { describe, onTestFinished } from 'vitest';
import { capturedLinkRules } from './captured-link-rules.ts';
import { confirmationRules } from './confirmation-rules.ts';
import { inboxRules } from './inbox-rules.ts';
import { patronAccessRules } from './patron-access-rules.ts';
import { settingsRules } from './settings-rules.ts';
import type { StorePlace } from './store-steps.ts';
import { welcomeRules } from './welcome-rules.ts';

export function peopleConformance(engine: string, newPlace: () => Promise<StorePlace>): void {
  const begin = async (): Promise<StorePlace> => {
    const place = await newPlace();
    onTestFinished(() => place[Symbol.asyncDispose]());
    return place;
  };
  describe(`questions (${engine})`, () => confirmationRules(begin));
  describe(`settings (${engine})`, () => settingsRules(begin));
  describe(`inbox (${engine})`, () => inboxRules(begin));
  describe(`links that wait (${engine})`, () => capturedLinkRules(begin));
  describe(`served extras (${engine})`, () => patronAccessRules(begin));
  describe(`pauses and welcomes (${engine})`, () => welcomeRules(begin));
}

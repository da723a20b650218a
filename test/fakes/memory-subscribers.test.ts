/** The plain store in memory keeps the rules that every engine's keeps. */
import { subscriberRules } from '../adapters/subscriber-rules.ts';
import { memoryPeople } from './memory-subscribers.ts';

subscriberRules('memory', async () => memoryPeople(), 200);

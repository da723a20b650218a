/** How another process talks to a double: what it has seen, and what it is to do next. */
import { z } from 'zod';
import { behaviour } from './behaviour.ts';
import type { Reply } from './http.ts';
import type { SendgridDouble } from '../sendgrid-double.ts';
import { listNames } from './suppression-lists.ts';

const scripted = z.strictObject({ route: z.string(), behaviours: z.array(behaviour) });
const clock = z.union([
  z.strictObject({ moveTo: z.coerce.date() }),
  z.strictObject({ passMs: z.number().min(0) }),
]);
const suppressed = z.strictObject({
  list: z.enum(listNames),
  entries: z.array(z.strictObject({ email: z.string(), created: z.int() })),
});

/** Answers `GET` and `POST /__double/…`; undefined for everything else. */
export function control(double: SendgridDouble, route: string, body: unknown): Reply | undefined {
  switch (route) {
    case 'GET /__double/requests':
      return { status: 200, body: double.counts() };
    case 'GET /__double/recipients':
      return { status: 200, body: double.accepted };
    case 'GET /__double/delivered':
      return { status: 200, body: double.delivered };
    case 'POST /__double/next':
      double.next(...z.array(behaviour).parse(body));
      break;
    case 'POST /__double/on': {
      const { route: name, behaviours } = scripted.parse(body);
      double.on(name, ...behaviours);
      break;
    }
    case 'POST /__double/clock': {
      const move = clock.parse(body);
      if ('moveTo' in move) double.clock.moveTo(move.moveTo);
      else double.clock.pass(move.passMs);
      break;
    }
    case 'POST /__double/suppress': {
      const { list, entries } = suppressed.parse(body);
      double.lists.add(list, ...entries);
      break;
    }
    case 'POST /__double/refuse':
      double.refuse(...z.array(z.string()).parse(body));
      break;
    default:
      return undefined;
  }
  return { status: 200, body: {} };
}

/** Ports that die at a chosen call, before it did anything or after it was done. */

export class Died extends Error {}

export interface Fault {
  /** Which call of all wrapped ports, from 0. */
  readonly call: number;
  readonly when: 'before' | 'after';
}

export interface FaultLine {
  /** A port whose asynchronous methods are counted, and fail where the fault says. */
  wrap<Port extends object>(name: string, port: Port): Port;
  /** Every call so far, as `port.method`. */
  readonly calls: string[];
}

export function faultLine(fault: Fault | undefined): FaultLine {
  const calls: string[] = [];
  return {
    calls,
    wrap: (name, port) =>
      new Proxy(port, {
        get(target, key) {
          const member: unknown = Reflect.get(target, key, target);
          if (typeof member !== 'function') return member;
          return (...values: unknown[]): unknown => {
            const here = calls.push(`${name}.${String(key)}`) - 1;
            if (fault?.call !== here) return Reflect.apply(member, target, values);
            const where = `${fault.when} ${calls[here]}`;
            if (fault.when === 'before') throw new Died(where);
            return diesAfter(Reflect.apply(member, target, values), where);
          };
        },
      }),
  };
}

function diesAfter(answer: unknown, where: string): unknown {
  if (isStream(answer)) return endOf(answer, where);
  return Promise.resolve(answer).then(() => {
    throw new Died(where);
  });
}

async function* endOf(stream: AsyncIterable<unknown>, where: string): AsyncGenerator<unknown> {
  yield* stream;
  throw new Died(where);
}

function isStream(answer: unknown): answer is AsyncIterable<unknown> {
  return typeof answer === 'object' && answer !== null && Symbol.asyncIterator in answer;
}

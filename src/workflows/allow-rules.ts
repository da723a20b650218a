/** Overriding rules of the mail lint by name: an author's decision, made for one publication. */
import { catalogue } from '../core/diagnostic-catalogue.ts';
import { didYouMean } from '../core/did-you-mean.ts';
import { Failure } from '../core/failure.ts';
import type { PublishRequest } from './publish-request.ts';

const known: readonly string[] = Object.keys(catalogue).filter((id) => id.startsWith('mail/'));

/** Keeps of `rules` what an edition does break. Throws a `Failure`: `no-such-rule`. */
export function allowRules(request: PublishRequest, rules: readonly string[]): PublishRequest {
  for (const rule of rules) if (!known.includes(rule)) throw noSuchRule(rule);
  const broken = new Set<string>(request.mailDiagnostics.map(({ id }) => id));
  return { ...request, allowedRules: [...new Set(rules)].filter((rule) => broken.has(rule)) };
}

function noSuchRule(rule: string): Failure {
  const near = didYouMean(rule, known);
  const isOther = Object.keys(catalogue).includes(rule);
  return new Failure(
    'usage',
    'no-such-rule',
    isOther
      ? `${rule} is no rule of the mail lint, and only those can be allowed.`
      : `The mail lint has no rule ${rule}.`,
    near === undefined
      ? 'Name a rule as "roundup check" shows it, such as mail/too-large.'
      : `Did you mean ${near}?`,
  );
}

/** Takes a sent form: within the limits, well formed, and of a person; then it is on disk. */
import type { Context } from 'hono';
import type { Clock } from '../ports/clock.ts';
import type { Inbox } from '../ports/inbox.ts';
import type { Sealer } from '../ports/tokens.ts';
import { readSubscriptionForm, type SubscriptionForm } from '../workflows/request-subscription.ts';
import type { ConnectionAddress } from './connection-address.ts';
import { fieldOf, formFields } from './form-fields.ts';
import type { FormGuard } from './form-guard.ts';
import { createLimit } from './limits.ts';
import type { ServerEnv } from './server-env.ts';
import type { SubscribeAnswer } from './subscribe-answer.ts';

export interface FormDeps {
  readonly inbox: Pick<Inbox, 'append' | 'tally'>;
  readonly sealer: Sealer;
  readonly clock: Clock;
  /** Whether mail to the address is lost before long. */
  readonly isDisposable: (addressKey: string) => Promise<boolean>;
}

export interface FormSettings {
  readonly connection: ConnectionAddress;
  readonly formsPerConnection: number;
  readonly disposable: 'allow' | 'warn' | 'refuse';
}

/** Puts a form on disk. */
type KeepForm = (form: SubscriptionForm & { readonly connection: string }) => Promise<void>;
type TakeForm = (context: Context<ServerEnv>) => Promise<SubscribeAnswer>;

const FORM_WINDOW_SECONDS = 10 * 60;
/** All connections together: what a flood may put on disk. */
const MOST_FORMS_A_SECOND = 1000;
/** Of the same address; more are answered, and left at that. */
const FORMS_PER_ADDRESS = 5;
const ADDRESS_WINDOW_SECONDS = 60 * 60;
/** More than that wait already: a flood would fill the disk. */
const MOST_WAITING = 100_000;
const TALLY_EVERY_MS = 5000;

/**
 * The work is the same for every address that is well formed, so its time tells nothing. The inbox
 * is not woken: it is looked at every two seconds, so that no later request feels this one's work.
 */
export function formTaker(
  deps: FormDeps,
  guard: FormGuard,
  settings: FormSettings,
  keep: KeepForm,
): TakeForm {
  const ofAll = createLimit({ times: MOST_FORMS_A_SECOND, inSeconds: 1 });
  const ofConnection = createLimit({
    times: settings.formsPerConnection,
    inSeconds: FORM_WINDOW_SECONDS,
  });
  const ofAddress = createLimit({ times: FORMS_PER_ADDRESS, inSeconds: ADDRESS_WINDOW_SECONDS });
  const isFull = fullness(deps);
  return async (context) => {
    if (ofAll.take('all') !== undefined || (await isFull())) return { state: 'busy' };
    const connection = settings.connection(context);
    const afterSeconds = ofConnection.take(connection);
    if (afterSeconds !== undefined) return { state: 'too-many', afterSeconds };
    const fields = await formFields(context);
    const filledIn = { address: fieldOf(fields, 'email').trim(), name: fieldOf(fields, 'name') };
    const form = readSubscriptionForm(filledIn);
    if (typeof form === 'string') return { state: form, filledIn };
    const { disposable } = settings;
    const isDisposable = disposable !== 'allow' && (await deps.isDisposable(form.address.key));
    if (isDisposable && disposable === 'refuse') return { state: 'disposable', filledIn };
    const verdict = await guard.judge(fields);
    if (verdict === 'form-stamp' || verdict === 'proof-of-work') {
      return { state: verdict, filledIn };
    }
    const isNews = ofAddress.take(form.address.key) === undefined;
    if (verdict === 'person' && isNews) await keep({ ...form, connection });
    return { state: 'asked', isDisposable };
  };
}

/** Counted now and then: between two counts at most some thousand more get in. */
function fullness({ inbox, clock }: Pick<FormDeps, 'inbox' | 'clock'>): () => Promise<boolean> {
  let waiting = 0;
  let countedAt = 0;
  return async () => {
    const now = clock.now().getTime();
    if (now - countedAt >= TALLY_EVERY_MS) {
      countedAt = now;
      waiting = (await inbox.tally()).waiting;
    }
    return waiting >= MOST_WAITING;
  };
}

/** Every command, in the order in which an author meets them. */
import type { Register } from './command.ts';
import { registerAlsoRead } from './commands/also-read.ts';
import { registerBuild } from './commands/build.ts';
import { registerCancel } from './commands/cancel.ts';
import { registerCheck } from './commands/check.ts';
import { registerDemo } from './commands/demo.ts';
import { registerDev } from './commands/dev.ts';
import { registerDoctor } from './commands/doctor.ts';
import { registerEvents } from './commands/events.ts';
import { registerExtras } from './commands/extras.ts';
import { registerImport } from './commands/import.ts';
import { registerLink } from './commands/link.ts';
import { registerNew } from './commands/new.ts';
import { registerPatrons } from './commands/patrons.ts';
import { registerPreview } from './commands/preview.ts';
import { registerPublish } from './commands/publish.ts';
import { registerReconcile } from './commands/reconcile.ts';
import { registerSchema } from './commands/schema.ts';
import { registerServe } from './commands/serve.ts';
import { registerStats } from './commands/stats.ts';
import { registerStatus } from './commands/status.ts';
import { registerStore } from './commands/store.ts';
import { registerSubscribers } from './commands/subscribers.ts';
import { registerUpgrade } from './commands/upgrade.ts';
import { registerWebmention } from './commands/webmention.ts';
import { registerWorker } from './commands/worker.ts';

export const commands: readonly Register[] = [
  registerDemo,
  registerLink,
  registerNew,
  registerAlsoRead,
  registerImport,
  registerDev,
  registerPreview,
  registerCheck,
  registerBuild,
  registerExtras,
  registerSubscribers,
  registerPatrons,
  registerPublish,
  registerStatus,
  registerCancel,
  registerReconcile,
  registerWorker,
  registerWebmention,
  registerStore,
  registerEvents,
  registerStats,
  registerServe,
  registerDoctor,
  registerSchema,
  registerUpgrade,
];

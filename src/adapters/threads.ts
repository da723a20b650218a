/** Threads that share out tasks of one kind, as many as there are processors. */
import { availableParallelism } from 'node:os';
import { Tinypool } from 'tinypool';

export interface Threads<Task, Answer> extends AsyncDisposable {
  /** Tasks that may be under way at once without one waiting for another. */
  readonly lanes: number;
  /**
   * Memory of the task that is handed over need not be copied, and is gone here. Rejects with what
   * the task throws, and when its thread ends before it is done.
   */
  run(task: Task, handedOver?: readonly ArrayBuffer[]): Promise<Answer>;
}

/** At once, of which one is done. */
const TASKS_A_THREAD = 2;
/** Until a thread without a task gives its memory back. */
const IDLE_MS = 3000;
/** Each takes 60 MB and more. */
const MOST_THREADS = 8;

/**
 * `script` exports `work()`, which does a task; what goes wrong while it is loaded cannot be caught.
 * `data` is copied to every thread, which finds it by `threadData()`.
 */
export function startThreads<Task, Answer>(
  script: URL,
  data: unknown,
  most = availableParallelism(),
): Threads<Task, Answer> {
  const count = Math.max(1, Math.min(most, MOST_THREADS));
  const pool = new Tinypool({
    filename: script.href,
    name: 'work',
    workerData: data,
    // As many as there are tasks for.
    minThreads: 0,
    maxThreads: count,
    idleTimeout: IDLE_MS,
    // The next task waits in its thread: who hands them out may be busy.
    concurrentTasksPerWorker: TASKS_A_THREAD,
  });
  return {
    lanes: count * TASKS_A_THREAD,
    run: (task, handedOver = []) => pool.run(task, { transferList: [...handedOver] }),
    [Symbol.asyncDispose]: () => pool.destroy(),
  };
}

/** In a thread: what it was started with. */
export function threadData<Data>(): Data {
  return Tinypool.workerData;
}

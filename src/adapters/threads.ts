/** Threads that share out tasks of one kind, as many as there are processors. */
import { availableParallelism } from 'node:os';
import { Tinypool } from 'tinypool';

export interface Threads<Task, Answer> extends AsyncDisposable {
  /** Tasks that may be under way at once without one waiting for another. */
  readonly lanes: number;
  /** Rejects with what the task throws, and when its thread ends before it is done. */
  run(task: Task): Promise<Answer>;
}

/** At once, of which one is done. */
const TASKS_A_THREAD = 2;
/** Each takes 60 MB and more. */
const MOST_THREADS = 8;

/**
 * `script` exports `work()`, which does a task; what goes wrong while it is loaded cannot be caught. `data` is copied to every thread, which finds it by
 * `threadData()`.
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
    minThreads: count,
    maxThreads: count,
    // The next task waits in its thread: who hands them out may be busy.
    concurrentTasksPerWorker: TASKS_A_THREAD,
  });
  return {
    lanes: count * TASKS_A_THREAD,
    run: (task) => pool.run(task),
    [Symbol.asyncDispose]: () => pool.destroy(),
  };
}

/** In a thread: what it was started with. */
export function threadData<Data>(): Data {
  return Tinypool.workerData;
}

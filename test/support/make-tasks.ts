import type { BackgroundOptions } from '../../src/core/tasks/call-in-background.js'
import { Tasks } from '../../src/core/tasks/tasks.js'
import { createMemoryStore } from '../../src/memory-store.js'

/** What the handlers of tools need to let calls go on in the background, of which nothing runs there. */
export function makeTasks(): BackgroundOptions {
  return {
    tasks: new Tasks(createMemoryStore(), { tasksMax: 10, tasksPerKeyMax: 10, taskTtlMs: 60_000 }),
    runInBackground: () => Promise.reject(new Error('nothing is run in the background')),
    jobAfterMs: 45_000,
  }
}

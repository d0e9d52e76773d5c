import { Tasks } from '../../src/core/tasks/tasks.js'
import { createMemoryStore } from '../../src/memory-store.js'

/** What the handlers of tools need to let calls go on in the background. */
export function makeTasks(): { tasks: Tasks; jobAfterMs: number } {
  return { tasks: new Tasks(createMemoryStore(), { tasksMax: 10, taskTtlMs: 60_000 }), jobAfterMs: 45_000 }
}

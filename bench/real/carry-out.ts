import type { TestClient } from '../../test/support/mcp-clients.js'
import { planCall, type SeenTool } from './agent.js'
import type { RealProgram, Task } from './program.js'
import { makeTaskFolder } from './task-folder.js'

export interface Outcome {
  readonly program: string
  readonly task: Task
  /** How it was done; undefined: not at all. */
  readonly by?: 'types' | 'args'
  /** Why it was not done. */
  readonly why?: string
}

/** Carries out the tasks of a program as an agent does, each by one call without a second try. */
export async function carryOut(
  { name, tasks }: RealProgram,
  tools: readonly SeenTool[],
  client: TestClient,
  parent: string,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = []
  for (const task of tasks) outcomes.push({ program: name, task, ...(await attempt(task)) })
  return outcomes

  async function attempt(task: Task): Promise<Pick<Outcome, 'by' | 'why'>> {
    const folder = await makeTaskFolder(task, parent)
    try {
      const plan = planCall(name, tools, folder.task)
      if (typeof plan === 'string') return { why: plan }
      const { text } = await client.call(plan.tool, plan.arguments)
      const wrong = await folder.check(text)
      return wrong === undefined
        ? { by: plan.by }
        : { why: `${plan.tool} ${JSON.stringify(plan.arguments)}: ${wrong}` }
    } finally {
      await folder.remove()
    }
  }
}

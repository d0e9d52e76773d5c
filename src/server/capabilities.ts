import type { ServerCapabilities } from '@modelcontextprotocol/server'
import { tasksExtension } from '../core/tasks/extension.js'

/** The prefix of each capability's methods. */
const prefixes = {
  tools: 'tools/',
  resources: 'resources/',
  prompts: 'prompts/',
  completions: 'completion/',
  logging: 'logging/',
} as const

/**
 * The capabilities of a server that answers these methods; `listsTold` are the lists whose changes it reports.
 * https://modelcontextprotocol.io/specification/2025-11-25/basic/lifecycle#capability-negotiation
 */
export function capabilitiesOf(
  methods: readonly string[],
  listsTold: readonly ('tools' | 'resources' | 'prompts')[],
): ServerCapabilities {
  const features = (name: string): object => ({
    ...(listsTold.some((list) => list === name) && { listChanged: true }),
    ...(methods.includes(`${name}/subscribe`) && { subscribe: true }),
  })
  const answered = Object.entries(prefixes).filter(([, prefix]) =>
    methods.some((method) => method.startsWith(prefix)),
  )
  return {
    ...Object.fromEntries(answered.map(([name]) => [name, features(name)])),
    ...(methods.includes('tasks/get') && { extensions: { [tasksExtension]: {} } }),
  }
}

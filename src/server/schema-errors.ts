import type { JSONRPCErrorResponse } from '@modelcontextprotocol/server'

const invalidParams = -32602
/** More issues than this help nobody. */
const issuesMax = 3

/** An issue that one of the SDK's schemas reports. A union has the issues of each of its branches. */
interface Issue {
  readonly path?: readonly unknown[] | undefined
  readonly message: string
  readonly errors?: readonly (readonly Issue[])[]
}

/** Says what is wrong with a message, field by field: `params.name: expected string, received undefined`. */
export function issuesInWords(issues: readonly Issue[]): string {
  const faults = issues.slice(0, issuesMax).map((issue) => {
    const field = (issue.path ?? []).map(String).join('.')
    return field === '' ? expectation(issue) : `${field}: ${expectation(issue)}`
  })
  const more = issues.length > issuesMax ? [`and ${issues.length - issuesMax} more`] : []
  return [...faults, ...more].join('; ')
}

/**
 * Turns the SDK's answer to a message that does not fit its schemas, issues as JSON under one of two codes, into a
 * sentence.
 */
export function schemaErrorInWords(response: JSONRPCErrorResponse): JSONRPCErrorResponse {
  const [, prefix = '', dump] = /^(Invalid [^[]*: )?(\[\s*\{[^]*\])$/.exec(response.error.message) ?? []
  const issues = dump === undefined ? undefined : parseIssues(dump)
  if (!issues) return response
  const message = `${prefix === '' ? 'Invalid request: ' : prefix}${issuesInWords(issues)}`
  return { ...response, error: { ...response.error, code: invalidParams, message } }
}

function expectation({ message, errors = [] }: Issue): string {
  const branches = errors.flatMap(([first]) => (first ? [expectation(first)] : []))
  return branches.length > 0 ? branches.join(', or ') : message.replace(/^Invalid input: /, '')
}

function parseIssues(dump: string): Issue[] | undefined {
  try {
    const issues = JSON.parse(dump) as Issue[]
    return issues.every(({ message }) => typeof message === 'string') ? issues : undefined
  } catch {
    return undefined
  }
}

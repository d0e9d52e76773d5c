import type { Problem } from './tool.js'

/** Makes the problems of one plugin, in one file or folder; `field` is the place in its description. */
export interface ProblemMaker {
  /** Hides a command, a resource or a prompt, or the whole plugin. */
  readonly error: (message: string, field?: string) => Problem
  /** Leaves the tools as they are. */
  readonly warning: (message: string, field?: string) => Problem
}

export function problemIn(file: string, plugin?: string): ProblemMaker {
  const make =
    (severity: Problem['severity']) =>
    (message: string, field?: string): Problem => ({
      ...(plugin !== undefined && { plugin }),
      file,
      ...(field !== undefined && { field }),
      message,
      severity,
    })
  return { error: make('error'), warning: make('warning') }
}

/** What is wrong, and with which field: `commands[0].parameters[2].type: "str" is not one of ...` */
export function problemText({ field, message }: Problem): string {
  return field === undefined ? message : `${field}: ${message}`
}

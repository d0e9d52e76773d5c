/** One command of the recording. */
export interface Step {
  /** As it is typed. */
  readonly command: string
  /** Undefined: it ends by itself. Else it is interrupted as soon as it shows this. */
  readonly until?: string
}

/** From a script that knows nothing of MCP to a server of it. */
export const steps: readonly Step[] = [
  { command: 'cat plugins/units/cli.py' },
  { command: 'smcp tools list --plugin units' },
  { command: 'smcp tools call units__temperature degrees=21.5 to=kelvin' },
  { command: 'smcp tools call units__temperature degrees=warm' },
  { command: 'smcp serve', until: '"mcpServers"' },
]

/** Of the terminal. */
export const size = { columns: 100, rows: 24 }

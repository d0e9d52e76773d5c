/** Clients that limit what a tool may look like, by their names on the command line. */
export const clientNames = {
  letta: 'Letta',
  claude: 'Claude',
  codex: 'Codex',
  'gemini-cli': 'gemini-cli',
  opencode: 'opencode',
  cursor: 'Cursor',
  vscode: 'VS Code',
  windsurf: 'Windsurf',
  antigravity: 'Antigravity',
  openai: 'OpenAI',
  sdk: 'TypeScript SDK',
  others: 'some clients',
} as const

export type Client = keyof typeof clientNames
export const clients = Object.keys(clientNames) as Client[]

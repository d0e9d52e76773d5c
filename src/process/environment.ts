/** What a program is told beside what it inherits; the Python server sets the first two. */
const added = {
  PYTHONUNBUFFERED: '1',
  PYTHONIOENCODING: 'utf-8',
  PYTHONUTF8: '1',
} as const

/** smcp's own secrets and those that it fetches: no program ever sees them. */
const ownKeys = new Set(['MCP_API_KEY', 'MCP_API_KEYS', 'LETTA_API_KEY', 'LETTA_SERVER_PASSWORD'])

/** The environment of a called program: the server's own, without smcp's keys. */
export function programEnvironment(server: Readonly<Record<string, string>>): Record<string, string> {
  const inherited = Object.entries(server).filter(([name]) => !ownKeys.has(name.toUpperCase()))
  return { ...Object.fromEntries(inherited), ...added, SMCP_CONTRACT: '2' }
}

/** What a program needs to start at all; nothing in it is a secret. */
const base =
  /^(PATH|LANG|LC_\w+|TZ|SYSTEMROOT|PATHEXT|COMSPEC|WINDIR|LD_LIBRARY_PATH|VIRTUAL_ENV|PYENV_\w+|NVM_\w+)$/i

/**
 * The environment of a program that is only asked what it can do: no secret of anyone, a HOME and a TMPDIR of its own,
 * wide plain text, and SMCP_DESCRIBE=1, by which an author can skip work at import.
 */
export function askingEnvironment(
  server: Readonly<Record<string, string>>,
  privateDir: string,
): Record<string, string> {
  const kept = Object.entries(server).filter(([name]) => base.test(name))
  return {
    ...Object.fromEntries(kept),
    ...added,
    PYTHONDONTWRITEBYTECODE: '1',
    HOME: privateDir,
    TMPDIR: privateDir,
    COLUMNS: '200',
    NO_COLOR: '1',
    TERM: 'dumb',
    SMCP_DESCRIBE: '1',
  }
}

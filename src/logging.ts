import { accessSync, constants, existsSync, mkdirSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { pino, type Level, type Logger } from 'pino'
import pretty from 'pino-pretty'
import { createStream, type RotatingFileStream } from 'rotating-file-stream'
import type { Config } from './config.js'
import { ConfigError, messageOf } from './errors.js'

export type { Logger } from 'pino'

export interface Log {
  readonly logger: Logger
  /** Writes what is left and closes the file. */
  close(): Promise<void>
}

type LogSettings = Pick<
  Config,
  | 'environment'
  | 'logLevel'
  | 'logJson'
  | 'logFile'
  | 'logDir'
  | 'logRotation'
  | 'logMaxBytes'
  | 'logBackupCount'
  | 'disableFileLog'
>

/**
 * Opens the log: to `console` and, unless that is switched off, to the rotated file.
 * Throws a ConfigError where a file that was named can't be written; the default file is left out with a warning.
 */
export function openLog(config: LogSettings, console: NodeJS.WriteStream): Log {
  const level = config.logLevel as Level
  const { file, warning } = openLogFile(config)
  const format = (stream: NodeJS.WritableStream, colorize: boolean): NodeJS.WritableStream =>
    config.logJson ? stream : textStream(stream, colorize)
  const streams = [{ level, stream: format(console, console.isTTY && !config.environment.NO_COLOR) }]
  if (file) streams.push({ level, stream: format(file, false) })
  const logger = pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime, hooks: { logMethod: escapeMessage } },
    pino.multistream(streams),
  )
  if (warning) logger.warn(warning)
  // A full disk must not stop the server: said once on stderr, then the console goes on alone.
  file?.once('error', (error) =>
    process.stderr.write(`smcp: the log file can't be written: ${error.message}\n`),
  )
  file?.on('error', () => undefined)
  return { logger, close: () => closeFile(file) }
}

/** A log that goes nowhere: for commands that print, and for tests. */
export function silentLogger(): Logger {
  return pino({ level: 'silent' })
}

/** One line of text: `2026-11-24 10:00:00.000 INFO message {"tool":"x"}`. */
function textStream(destination: NodeJS.WritableStream, colorize: boolean): NodeJS.WritableStream {
  return pretty({
    destination,
    colorize,
    singleLine: true,
    sync: true,
    translateTime: 'SYS:yyyy-mm-dd HH:MM:ss.l',
  })
}

/** A message may hold text of a plugin or a client: no line may be forged, no terminal be steered by it. */
function escapeMessage(this: Logger, args: Parameters<pino.LogFn>, method: pino.LogFn): void {
  const escape = (arg: unknown): unknown =>
    typeof arg === 'string'
      ? arg.replaceAll(/\p{Cc}/gu, (character) => `\\x${character.charCodeAt(0).toString(16)}`)
      : arg
  method.apply(this, args.map(escape) as Parameters<pino.LogFn>)
}

function openLogFile(config: LogSettings): { file?: RotatingFileStream; warning?: string } {
  if (config.disableFileLog) return {}
  const path = resolve(config.logDir, config.logFile ?? 'mcp.log')
  try {
    makeFolder(dirname(path))
    accessSync(existsSync(path) ? path : dirname(path), constants.W_OK)
  } catch (error) {
    const problem = `The log file ${path} cannot be written: ${messageOf(error)}`
    if (config.logFile !== undefined)
      throw new ConfigError(problem, {
        hint: 'Set MCP_LOG_FILE to another file, or MCP_DISABLE_FILE_LOG=true.',
        cause: error,
      })
    return { warning: `${problem}. Going on without it.` }
  }
  // The names that the Python server's users know: mcp.log, mcp.log.1, mcp.log.2
  const name = (index: Date | number | null): string => (index === null ? path : `${path}.${Number(index)}`)
  return { file: createStream(name, rotation(config)) }
}

/** Not mkdir's own `recursive`: below /proc that never ends in Node 20. */
function makeFolder(dir: string): void {
  if (statSync(dir, { throwIfNoEntry: false })?.isDirectory()) return
  makeFolder(dirname(dir))
  mkdirSync(dir)
}

function rotation(config: LogSettings): Parameters<typeof createStream>[1] {
  const rotate = { rotate: Math.max(1, config.logBackupCount) }
  if (config.logRotation === 'size') return { size: `${config.logMaxBytes}B`, ...rotate }
  return config.logRotation === 'time' ? { interval: '1d', ...rotate } : {}
}

async function closeFile(file: RotatingFileStream | undefined): Promise<void> {
  if (file && !file.destroyed && !file.writableEnded) await new Promise<void>((done) => file.end(done))
}

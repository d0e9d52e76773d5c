import { resolve } from 'node:path'
import { pino, type Level, type Logger } from 'pino'
import { prettyFactory } from 'pino-pretty'
import type { Config } from './config.js'
import { ConfigError, messageOf } from './errors.js'
import { LogFile } from './log-file.js'

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
 * Opens the log: to `console` and, unless that is switched off, to the rotated file. If the default file can't be
 * written, or any file fails later, there is one warning on stderr and only the console is used.
 * Throws a ConfigError if a file that was named can't be opened.
 */
export function openLog(config: LogSettings, console: NodeJS.WriteStream): Log {
  const level = config.logLevel as Level
  const file = config.disableFileLog ? undefined : openLogFile(config)
  const format = (colorize: boolean): ((line: string) => string) =>
    config.logJson ? (line) => line : textFormat(colorize)
  const streams = [
    { level, stream: formatted(console, format(console.isTTY && !config.environment.NO_COLOR)) },
  ]
  if (file) streams.push({ level, stream: formatted(file, format(false)) })
  const logger = pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime, hooks: { logMethod: escapeMessage } },
    pino.multistream(streams),
  )
  return { logger, close: async () => file?.close() }
}

interface Lines {
  write(line: string): unknown
}

function formatted(target: Lines, format: (line: string) => string): { write(line: string): void } {
  return {
    write: (line) => {
      target.write(format(line))
    },
  }
}

/**
 * Formats a record as a line of text: `[2026-11-24 10:00:00.000] INFO: message {"tool":"x"}`. The message names its
 * plugin.
 */
function textFormat(colorize: boolean): (line: string) => string {
  const translateTime = 'SYS:yyyy-mm-dd HH:MM:ss.l'
  return prettyFactory({ colorize, singleLine: true, translateTime, ignore: 'plugin,file' })
}

/** Escapes control characters: text of a plugin or client in a message must not forge a line or control the terminal. */
function escapeMessage(this: Logger, args: Parameters<pino.LogFn>, method: pino.LogFn): void {
  const escape = (arg: unknown): unknown =>
    typeof arg === 'string'
      ? arg.replaceAll(/\p{Cc}/gu, (character) => `\\x${character.charCodeAt(0).toString(16)}`)
      : arg
  method.apply(this, args.map(escape) as Parameters<pino.LogFn>)
}

function openLogFile(config: LogSettings): LogFile | undefined {
  const path = resolve(config.logDir, config.logFile ?? 'mcp.log')
  const warn = (error: unknown): void => {
    process.stderr.write(
      `smcp: the log file ${path} can't be written: ${messageOf(error)}. Continuing without it.\n`,
    )
  }
  try {
    return new LogFile(path, rotation(config), warn)
  } catch (error) {
    if (config.logFile !== undefined)
      throw new ConfigError(`The log file ${path} cannot be written: ${messageOf(error)}`, {
        hint: 'Set MCP_LOG_FILE to another file, or MCP_DISABLE_FILE_LOG=true.',
        cause: error,
      })
    warn(error)
    return undefined
  }
}

function rotation(config: LogSettings): ConstructorParameters<typeof LogFile>[1] {
  const rotate = { rotate: Math.max(1, config.logBackupCount) }
  if (config.logRotation === 'size') return { size: `${config.logMaxBytes}B`, ...rotate }
  return config.logRotation === 'time' ? { interval: '1d', ...rotate } : {}
}

import { resolve } from 'node:path'
import { pino, type Logger } from 'pino'
import { prettyFactory } from 'pino-pretty'
import type { Config } from './config.js'
import { ConfigError, messageOf } from './errors.js'
import { GatheredRecords } from './gathered-records.js'
import { LogFile, type LogRotation } from './log-file.js'

export type { Logger } from 'pino'

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
 * written, or any file fails later, there is one warning on stderr and only the console is used. Warnings and errors are
 * written at once, everything else within 20 ms, or by `flush`, or when the process ends.
 * Throws a ConfigError if a file that was named can't be opened.
 */
export function openLog(config: LogSettings, console: NodeJS.WriteStream): Logger {
  const file = config.disableFileLog ? undefined : openLogFile(config)
  const plain = formatOf(config, false)
  const shown = console.isTTY && !config.environment.NO_COLOR ? formatOf(config, true) : plain
  const gathered = new GatheredRecords((records) => {
    const lines = records.map(plain).join('')
    console.write(shown === plain ? lines : records.map(shown).join(''))
    file?.write(lines)
  })
  const stream = {
    // Makes pino tell the level of each record.
    [pino.symbols.needsMetadataGsym]: true as const,
    lastLevel: 0,
    write: (record: string) => {
      gathered.add(record)
      if (stream.lastLevel >= (pino.levels.values.warn ?? 0)) gathered.write()
    },
    flush: (done: () => void) => {
      gathered.write()
      done()
    },
  }
  const timestamp = config.logJson ? pino.stdTimeFunctions.isoTime : localTimeField
  return pino({ level: config.logLevel, base: null, timestamp, hooks: { logMethod: escapeMessage } }, stream)
}

/**
 * Formats a record as it is, or as a line of text: `[2026-11-24 10:00:00.000] INFO: message {"tool":"x"}`. The message
 * names its plugin.
 */
function formatOf({ logJson }: LogSettings, colorize: boolean): (record: string) => string {
  if (logJson) return (record) => record
  return prettyFactory({ colorize, singleLine: true, translateTime: false, ignore: 'plugin,file' })
}

/** The time as in a line of text, written by pino, because pino-pretty would parse it first and take ten times as long. */
function localTimeField(): string {
  const now = new Date()
  const minuteMs = 60_000
  const local = new Date(now.getTime() - now.getTimezoneOffset() * minuteMs).toISOString()
  return `,"time":"${local.slice(0, 10)} ${local.slice(11, 23)}"`
}

/** Escapes control characters: text of a plugin or client in a message must not forge a line or control the terminal. */
function escapeMessage(this: Logger, args: Parameters<pino.LogFn>, method: pino.LogFn): void {
  const escape = (arg: unknown): unknown =>
    typeof arg === 'string'
      ? arg.replaceAll(/\p{Cc}/gu, (character) => `\\x${character.charCodeAt(0).toString(16)}`)
      : arg
  method.apply(this, args.map(escape) as Parameters<pino.LogFn>)
}

/** The file of the log, whether it is switched off or not. */
export function logPath({ logDir, logFile }: Pick<Config, 'logDir' | 'logFile'>): string {
  return resolve(logDir, logFile ?? 'mcp.log')
}

function openLogFile(config: LogSettings): LogFile | undefined {
  const path = logPath(config)
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

function rotation({ logRotation, logMaxBytes, logBackupCount }: LogSettings): LogRotation {
  return {
    ...(logRotation === 'size' && { bytesMax: logMaxBytes }),
    isDaily: logRotation === 'time',
    kept: Math.max(1, logBackupCount),
  }
}

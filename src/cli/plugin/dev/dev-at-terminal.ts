import { styleText } from 'node:util'
import type { Config } from '../../../config.js'
import { SmcpError } from '../../../errors.js'
import { errorLines } from '../../report-error.js'
import { watchTerminal } from '../../terminal/closed-terminal.js'
import type { PluginPlace } from '../plugin-place.js'
import { completions, devHelp, doLine, isEnd } from './dev-line.js'
import { DevPrompt } from './dev-prompt.js'
import { devLines, type Colour, type DevReport } from './dev-report.js'
import { watchPlugin, type WatchedPlugin } from './watch-plugin.js'

/** Shows a person how a plugin changes, and calls what the person types, until that is enough. */
export async function devAtTerminal(place: PluginPlace, config: Config, bin: string): Promise<void> {
  watchTerminal()
  const screen = new DevScreen(place.plugin)
  const plugin = await watchPlugin(place, config, bin, (report) => {
    screen.report(report)
  })
  try {
    await screen.run(plugin)
  } finally {
    await plugin.close()
  }
}

class DevScreen {
  readonly #prompt: DevPrompt
  /** Lines that wait for the end of a call, whose program has the screen. */
  #waiting: string[] | undefined
  #plugin: WatchedPlugin | undefined

  constructor(name: string) {
    const complete = (line: string): string[] => (this.#plugin ? completions(line, this.#plugin) : [])
    this.#prompt = new DevPrompt(`${name}> `, complete)
  }

  report(report: DevReport): void {
    const lines = devLines(report, paint)
    if (this.#waiting) this.#waiting.push(...lines)
    else this.#prompt.show(lines)
  }

  /** Reads lines until one ends it, or a signal does. */
  async run(plugin: WatchedPlugin): Promise<void> {
    this.#plugin = plugin
    this.#prompt.show([paint('dim', devHelp)])
    const ending = new AbortController()
    const end = (): void => {
      ending.abort()
    }
    // SIGINT at the prompt; during a call it ends that call alone.
    const atPrompt = (): void => {
      if (!this.#waiting) end()
    }
    process.on('SIGTERM', end).on('SIGHUP', end).on('SIGINT', atPrompt)
    try {
      for (;;) {
        const line = await this.#prompt.ask(ending.signal)
        if (line === undefined || isEnd(line)) return
        await this.#do(line, plugin)
      }
    } finally {
      process.off('SIGTERM', end).off('SIGHUP', end).off('SIGINT', atPrompt)
    }
  }

  async #do(line: string, plugin: WatchedPlugin): Promise<void> {
    this.#waiting = []
    const said = await doLine(line, plugin).catch(wordsOf)
    const waiting = this.#waiting
    this.#waiting = undefined
    this.#prompt.show([...said, ...waiting])
  }
}

function wordsOf(error: unknown): string[] {
  if (!(error instanceof SmcpError)) throw error
  const [what, ...hint] = errorLines(error)
  return [paint('red', what), ...hint]
}

function paint(colour: Colour, text: string): string {
  return styleText(colour, text, { stream: process.stdout })
}

import { basename } from 'node:path'
import type { Look } from './look/look-at-source.js'
import type { Plugin, Source } from '../tool.js'

export interface AskingOptions {
  /** What is asked can change nothing, so a program may be asked that only might answer. */
  readonly isSandboxed?: boolean
  /** Only this source, whatever else the program offers. */
  readonly source?: Source | undefined
  /** The owner vouches for the program, as `"ask": true` in its manifest does. */
  readonly ask?: boolean
  /** What it did when it was asked earlier: it is asked again only in a sandbox. */
  readonly workedBefore?: string | undefined
}

/** What one program may be asked: the rules of docs/discovery.md. */
export class AskingRules {
  readonly #isSandboxed: boolean
  readonly #isVouchedFor: boolean
  /** It worked when it was asked, and would do so again. */
  readonly #isFeared: boolean

  constructor(
    private readonly plugin: Plugin,
    private readonly look: Look,
    private readonly options: AskingOptions,
  ) {
    this.#isSandboxed = options.isSandboxed ?? false
    this.#isVouchedFor = plugin.manifest.ask === true || options.ask === true
    this.#isFeared = options.workedBefore !== undefined && !this.#isSandboxed
  }

  /** Anything at all. */
  get mayAsk(): boolean {
    const { grade } = this.look
    const isLikely = grade === 'strong' || grade === 'binary' || (grade === 'weak' && this.#isSandboxed)
    return (isLikely && !this.#isFeared) || this.#isVouchedFor
  }

  get mayAskForContract(): boolean {
    return this.look.namesDescribe && this.#wants('contract')
  }

  get mayProbe(): boolean {
    return this.isProbed && this.#wants('parser')
  }

  get isProbed(): boolean {
    const { language, grade } = this.look
    return language === 'python' && grade === 'strong' && isRunByPython(this.plugin)
  }

  get mayAskForHelp(): boolean {
    return this.#wants('help') && this.#bearsHelp
  }

  /** The help may be compared with a parser. */
  get mayCompare(): boolean {
    return this.#bearsHelp && this.options.source !== 'parser'
  }

  /** A hand-written list of commands looks like that of a library, and its commands run whatever follows them. */
  get mayAskCommands(): boolean {
    return this.look.grade === 'binary' || this.look.library !== undefined || this.#isVouchedFor
  }

  /** Why nothing is known of its commands, for a person. */
  get whyNot(): string {
    const { source, workedBefore } = this.options
    const { grade } = this.look
    if (source !== undefined) return `gives nothing by its ${source}`
    if (this.#isFeared && !this.mayAsk && grade !== 'no')
      return `worked when it was asked before: ${workedBefore}. There is no sandbox to ask it in again (bubblewrap)`
    if (this.mayAsk && !this.#bearsHelp)
      return 'gives no parser without working first, and there is no sandbox to ask for its help in (bubblewrap)'
    if (this.mayAsk) return 'gives no help that smcp can read'
    return grade === 'weak'
      ? 'may not understand --help, and there is no sandbox to ask it in (bubblewrap)'
      : 'shows no sign that it understands --help, so it was not asked'
  }

  /** A Python program that gave no parser was mostly stopped at work that it does before: only a sandbox bears it. */
  get #bearsHelp(): boolean {
    return !this.isProbed || this.#isSandboxed || this.#isVouchedFor
  }

  #wants(source: Source): boolean {
    return this.options.source === undefined || this.options.source === source
  }
}

export function isRunByPython({ launch }: Plugin): boolean {
  return /python|^py$/.test(basename(launch.local.command))
}

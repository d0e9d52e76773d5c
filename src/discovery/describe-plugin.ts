import { realpath } from 'node:fs/promises'
import { basename } from 'node:path'
import { messageOf } from '../errors.js'
import type { ProcessOutput } from '../process/launch.js'
import { ActsWhenAsked } from './acts-when-asked.js'
import { askingFailed, type Ask, type AskSession, type OpenAskSession } from './ask-program.js'
import { applyManifest } from './apply-manifest.js'
import { brokenProgram } from './failure/broken-program.js'
import { checkSyntax } from './failure/check-syntax.js'
import { readFailure } from './failure/read-failure.js'
import { readRootHelp } from './help/walk-help.js'
import { lookAtSource, type Look } from './look/look-at-source.js'
import { ContractReader } from './parse-contract.js'
import { checkAgainstHelp } from './probe/check-against-help.js'
import { completeContract } from './probe/complete-contract.js'
import { probePython, type ProbedDescription } from './probe/probe-python.js'
import type { Description, Plugin, Problem, Source } from './tool.js'
import { undescribed } from './undescribed.js'

export interface DescribeOptions {
  /** What is asked can change nothing, so a program may be asked that only might answer. */
  readonly isSandboxed?: boolean
  /** Only this source, whatever else the program offers. */
  readonly source?: Source | undefined
  /** The owner vouches for the program, as `"ask": true` in its manifest does. */
  readonly ask?: boolean
  /** Reads its contract; a new one unless given. */
  readonly contracts?: ContractReader
  /** What it did when it was asked earlier: it is asked again only in a sandbox. */
  readonly workedBefore?: string | undefined
}

/**
 * What a plugin's commands are, and what is wrong with it; it never throws. The order, and what is asked of which
 * program: docs/discovery.md. A program whose text shows nothing is not run at all: asking may do its work.
 */
export async function describePlugin(
  plugin: Plugin,
  openSession: OpenAskSession,
  options: DescribeOptions = {},
): Promise<Description> {
  const session = openSession(plugin.dir)
  try {
    const description = await new Describing(plugin, session, options).description()
    return applyManifest(plugin, description)
  } catch (error) {
    return { source: 'none', commands: [], problems: [problem(plugin, messageOf(error))] }
  } finally {
    await session.close()
  }
}

/** One plugin on its way through the sources, best first. */
class Describing {
  readonly #acts = new ActsWhenAsked()
  readonly #contracts: ContractReader
  #help: ProcessOutput | undefined
  /** What it said where it was loaded, or its text was checked, and gave nothing. */
  #loading: string | undefined

  constructor(
    private readonly plugin: Plugin,
    private readonly session: AskSession,
    private readonly options: DescribeOptions,
  ) {
    this.#contracts = options.contracts ?? new ContractReader()
  }

  async description(): Promise<Description> {
    const { plugin } = this
    if (plugin.manifest.describe && this.#wants('contract'))
      return this.#contracts.read(plugin, JSON.stringify(plugin.manifest.describe))
    const look = await lookAtSource(plugin.mainFile, plugin.dir)
    const found = this.#mayAsk(look) ? await this.#asked(look) : undefined
    const described = found ?? (await this.#broken(look)) ?? undescribed(plugin, this.#whyNot(look))
    this.#acts.noteChanges(await this.session.changedFiles())
    const worked = this.#acts.worst ?? (this.#acts.wasAsked ? undefined : this.options.workedBefore)
    return {
      ...described,
      wasAsked: this.#acts.wasAsked || this.#loading !== undefined,
      ...(worked !== undefined && { worked }),
      files: [...new Set([...look.files, ...(described.files ?? [])])],
      problems: [...described.problems, ...this.#whatItDid()],
    }
  }

  /** Undefined where no source gives commands. */
  async #asked(look: Look): Promise<Description | undefined> {
    return (
      (look.namesDescribe && this.#wants('contract') ? await this.#contract(look) : undefined) ??
      (this.#isProbed(look) && this.#wants('parser') ? await this.#parser(look) : undefined) ??
      (this.#wants('help') && this.#mayAskForHelp(look) && !this.#diesAtStart(look)
        ? await this.#fromHelp(look)
        : undefined)
    )
  }

  async #parser(look: Look): Promise<Description | undefined> {
    const probed = await this.#probe()
    if (!probed) return undefined
    const mayCompare = this.#mayAskForHelp(look) && this.options.source !== 'parser'
    const root = mayCompare ? await readRootHelp(this.plugin, this.#ask) : undefined
    const checked = checkAgainstHelp(probed, await root?.walk(false))
    return checked.source === 'help'
      ? checkAgainstHelp(probed, await root?.walk(this.#mayAskCommands(look)))
      : checked
  }

  async #fromHelp(look: Look): Promise<Description | undefined> {
    const root = await readRootHelp(this.plugin, this.#ask)
    return root?.walk(this.#mayAskCommands(look))
  }

  /** In the plugin's own folder, or its copy, and with nothing that only calls get. */
  readonly #ask: Ask = async ({ plugin, file, local }, argv) => {
    const launch = { plugin, file, local: { ...local, cwd: this.plugin.dir } }
    const output = await this.session.ask(launch, argv)
    this.#acts.note(argv, output)
    if (argv.join() === '--help') this.#help = output
    return output
  }

  async #probe(): Promise<ProbedDescription | undefined> {
    const { description, endedBy, stderr } = await probePython(this.plugin, this.#ask)
    if (endedBy === undefined) this.#loading = stderr
    else this.#acts.noteRefusal(endedBy)
    return description
  }

  async #contract(look: Look): Promise<Description | undefined> {
    const output = await this.#ask(this.plugin.launch, ['--describe'])
    const text = output.stdout.toString('utf8').trim()
    if (succeeded(output) && text.startsWith('{')) {
      const contract = this.#contracts.read(this.plugin, text)
      const probed = this.#isProbed(look) ? await this.#probe() : undefined
      return probed ? completeContract(contract, probed) : contract
    }
    if (output.end === 'exited') return undefined
    // It hung, flooded or could not be started: it would do so again.
    const message = askingFailed('--describe', output)
    return { source: 'contract', commands: [], problems: [problem(this.plugin, message)] }
  }

  async #broken(look: Look): Promise<Description | undefined> {
    // Nothing of it runs when its text is checked.
    if (look.grade === 'no' && !this.#acts.wasAsked)
      this.#loading = await checkSyntax(this.plugin, look.language, this.session.ask)
    const heard = { help: this.#help, loading: this.#loading }
    return brokenProgram(this.plugin, look, heard, await realpath(this.plugin.dir))
  }

  /** Whatever it is asked. */
  #diesAtStart({ language }: Look): boolean {
    return readFailure(language, this.#loading ?? '', [])?.isAtStart ?? false
  }

  #wants(source: Source): boolean {
    return this.options.source === undefined || this.options.source === source
  }

  #isProbed({ language, grade }: Look): boolean {
    return (
      language === 'python' &&
      grade === 'strong' &&
      /python|^py$/.test(basename(this.plugin.launch.local.command))
    )
  }

  #isVouchedFor(): boolean {
    return this.plugin.manifest.ask === true || this.options.ask === true
  }

  #isFeared(): boolean {
    return this.options.workedBefore !== undefined && !this.options.isSandboxed
  }

  #mayAsk({ grade }: Look): boolean {
    const isLikely =
      grade === 'strong' || grade === 'binary' || (grade === 'weak' && this.options.isSandboxed)
    return ((isLikely ?? false) && !this.#isFeared()) || this.#isVouchedFor()
  }

  /** A Python program that gave no parser was mostly stopped at work that it does before: only a sandbox bears it. */
  #mayAskForHelp(look: Look): boolean {
    return !this.#isProbed(look) || (this.options.isSandboxed ?? false) || this.#isVouchedFor()
  }

  /** A hand-written list of commands looks like that of a library, and its commands run whatever follows them. */
  #mayAskCommands({ grade, library }: Look): boolean {
    return grade === 'binary' || library !== undefined || this.#isVouchedFor()
  }

  #whyNot(look: Look): string {
    if (this.options.source !== undefined) return `gives nothing by its ${this.options.source}`
    if (this.#isFeared() && !this.#mayAsk(look) && look.grade !== 'no')
      return `worked when it was asked before: ${this.options.workedBefore}. There is no sandbox to ask it in again (bubblewrap)`
    if (this.#mayAsk(look) && !this.#mayAskForHelp(look))
      return 'gives no parser without working first, and there is no sandbox to ask for its help in (bubblewrap)'
    if (this.#mayAsk(look)) return 'gives no help that smcp can read'
    return look.grade === 'weak'
      ? 'may not understand --help, and there is no sandbox to ask it in (bubblewrap)'
      : 'shows no sign that it understands --help, so it was not asked'
  }

  #whatItDid(): Problem[] {
    const { work } = this.#acts
    if (work === undefined) return []
    const message = `worked when it was only asked: ${work}; let it skip that where SMCP_DESCRIBE is set`
    return [{ ...problem(this.plugin, message), severity: 'warning' }]
  }
}

function succeeded({ end, exitCode }: ProcessOutput): boolean {
  return end === 'exited' && exitCode === 0
}

function problem(plugin: Plugin, message: string): Problem {
  return { plugin: plugin.name, file: plugin.mainFile, message, severity: 'error' }
}

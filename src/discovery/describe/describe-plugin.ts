import { realpath } from 'node:fs/promises'
import { messageOf } from '../../errors.js'
import type { ProcessOutput } from '../../process/job.js'
import { ActsWhenAsked } from './acts-when-asked.js'
import { askingFailed, type Ask, type AskSession, type OpenAskSession } from './ask-program.js'
import { applyManifest } from './apply-manifest.js'
import { AskingRules, isRunByPython, type AskingOptions } from './asking-rules.js'
import { brokenProgram } from './failure/broken-program.js'
import { checkSyntax } from './failure/check-syntax.js'
import { readFailure } from './failure/read-failure.js'
import { readRootHelp } from './help/walk-help.js'
import { withFilePrefixes } from './file-prefixes.js'
import { lookAtSource, type Look } from './look/look-at-source.js'
import { ContractReader } from './contract/parse-contract.js'
import { checkAgainstHelp } from './probe/check-against-help.js'
import { completeContract } from './probe/complete-contract.js'
import { probePython, type ProbedDescription } from './probe/probe-python.js'
import type { Description, Plugin, Problem } from '../tool.js'
import { undescribed } from './undescribed.js'
import { problemIn } from '../problem.js'

export interface DescribeOptions extends AskingOptions {
  /** Reads its contract; a new one unless given. */
  readonly contracts?: ContractReader
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
    const { contracts = new ContractReader(), source = 'contract' } = options
    const { describe } = plugin.manifest
    const description =
      describe && source === 'contract'
        ? await describeByManifest(plugin, contracts.read(plugin, JSON.stringify(describe)))
        : await describeByProgram(plugin, session, { ...options, contracts })
    return applyManifest(plugin, description)
  } catch (error) {
    return {
      source: 'none',
      commands: [],
      problems: [problemIn(plugin.mainFile, plugin.name).error(messageOf(error))],
    }
  } finally {
    await session.close()
  }
}

/** Nothing is run, and only the text of a program that may use argparse is read. */
async function describeByManifest(plugin: Plugin, contract: Description): Promise<Description> {
  if (!isRunByPython(plugin)) return contract
  const look = await lookAtSource(plugin.mainFile, plugin.dir)
  return { ...withFilePrefixes(contract, look), files: look.files }
}

async function describeByProgram(
  plugin: Plugin,
  session: AskSession,
  options: AskingOptions & { readonly contracts: ContractReader },
): Promise<Description> {
  const look = await lookAtSource(plugin.mainFile, plugin.dir)
  const rules = new AskingRules(plugin, look, options)
  const description = await new Describing(plugin, look, rules, session, options).description()
  return withFilePrefixes(description, look)
}

/** One plugin on its way through the sources, best first. */
class Describing {
  readonly #acts = new ActsWhenAsked()
  #help: ProcessOutput | undefined
  /** What it said where it was loaded, or its text was checked, and gave nothing. */
  #loading: string | undefined

  constructor(
    private readonly plugin: Plugin,
    private readonly look: Look,
    private readonly rules: AskingRules,
    private readonly session: AskSession,
    private readonly options: AskingOptions & { readonly contracts: ContractReader },
  ) {}

  async description(): Promise<Description> {
    const { plugin, look, rules } = this
    const found = rules.mayAsk ? await this.#asked() : undefined
    const described = found ?? (await this.#broken()) ?? undescribed(plugin, rules.whyNot)
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
  async #asked(): Promise<Description | undefined> {
    const { rules } = this
    return (
      (rules.mayAskForContract ? await this.#contract() : undefined) ??
      (rules.mayProbe ? await this.#parser() : undefined) ??
      (rules.mayAskForHelp && !this.#diesAtStart() ? await this.#fromHelp() : undefined)
    )
  }

  async #parser(): Promise<Description | undefined> {
    const probed = await this.#probe()
    if (!probed) return undefined
    const { mayCompare, mayAskCommands } = this.rules
    const root = mayCompare ? await readRootHelp(this.plugin, this.#ask) : undefined
    const checked = checkAgainstHelp(probed, await root?.walk(false))
    return checked.source === 'help' ? checkAgainstHelp(probed, await root?.walk(mayAskCommands)) : checked
  }

  async #fromHelp(): Promise<Description | undefined> {
    const root = await readRootHelp(this.plugin, this.#ask)
    return root?.walk(this.rules.mayAskCommands)
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

  async #contract(): Promise<Description | undefined> {
    const output = await this.#ask(this.plugin.launch, ['--describe'])
    const text = output.stdout.toString('utf8').trim()
    if (succeeded(output) && text.startsWith('{')) {
      const contract = this.options.contracts.read(this.plugin, text)
      const probed = this.rules.isProbed ? await this.#probe() : undefined
      return probed ? completeContract(contract, probed) : contract
    }
    if (output.end === 'exited') return undefined
    // It hung, flooded or could not be started: it would do so again.
    const message = askingFailed('--describe', output)
    return {
      source: 'contract',
      commands: [],
      problems: [problemIn(this.plugin.mainFile, this.plugin.name).error(message)],
    }
  }

  async #broken(): Promise<Description | undefined> {
    const { plugin, look } = this
    // Nothing of it runs when its text is checked.
    if (look.grade === 'no' && !this.#acts.wasAsked)
      this.#loading = await checkSyntax(plugin, look.language, this.session.ask)
    const heard = { help: this.#help, loading: this.#loading }
    return brokenProgram(plugin, look, heard, await realpath(plugin.dir))
  }

  /** Whatever it is asked. */
  #diesAtStart(): boolean {
    return readFailure(this.look.language, this.#loading ?? '', [])?.isAtStart ?? false
  }

  #whatItDid(): Problem[] {
    const { work } = this.#acts
    if (work === undefined) return []
    const message = `worked when it was only asked: ${work}; let it skip that where SMCP_DESCRIBE is set`
    return [problemIn(this.plugin.mainFile, this.plugin.name).warning(message)]
  }
}

function succeeded({ end, exitCode }: ProcessOutput): boolean {
  return end === 'exited' && exitCode === 0
}

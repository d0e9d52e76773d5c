import type { ProcessOutput } from '../../process/job.js'
import type { Description, Plugin } from '../tool.js'
import type { Ask } from './ask-program.js'
import type { AskingRules } from './asking-rules.js'
import type { ContractReader } from './contract/parse-contract.js'
import type { Loading } from './follow/loading.js'
import type { Heard } from './failure/broken-program.js'
import { checkSyntax } from './failure/check-syntax.js'
import { readFailure } from './failure/read-failure.js'
import { readRootHelp, textOf, type RootHelp } from './help/read-root-help.js'
import type { Look } from './look/look-at-source.js'
import { namedHelp } from './named-help.js'
import { isOwnHelp, ownNames } from './own-help.js'
import { checkAgainstHelp } from './probe/check-against-help.js'
import { completeContract } from './probe/complete-contract.js'
import { describeByOptions } from './probe/describe-by-options.js'
import { probeParser } from './probe/probe-parser.js'
import type { ProbedDescription } from './probe/probed-description.js'
import { withOptionTypes } from './probe/with-option-types.js'

/** What a program answered when it was asked for its commands. */
export interface Answer extends Heard {
  /** Undefined if no source gives commands. */
  readonly description?: Description | undefined
  /** The act whose refusal by the probe ended the program. */
  readonly refused?: string | undefined
  /** Commands were asked that may not have understood the question, so what they did is no fault of theirs. */
  readonly isTried?: boolean
}

/** A plugin whose program is asked. */
export interface AskedPlugin extends Plugin {
  /** How its program is loaded to see its parser, if a Python or Node runs it. */
  readonly loading?: Loading | undefined
}

/** Asks a program for its commands, best source first, and asks only what it may be asked. */
export async function askForCommands(
  plugin: AskedPlugin,
  look: Look,
  may: AskingRules,
  ask: Ask,
  contracts: ContractReader,
): Promise<Answer> {
  if (may.isTrial) return tryForCommands(plugin, look, may, ask, contracts)
  if (may.syntaxOnly) return { loading: await checkSyntax(plugin, look.language, ask) }

  const described = may.contract ? await ask(plugin.launch, ['--describe']) : undefined
  // It hung, printed too much or could not be started, and would do so again.
  if (described && described.end !== 'exited') return { described }
  const contract = described && contractIn(plugin, described, contracts)

  const mayLoad = contract ? may.spellings : may.parser
  const probed = mayLoad && plugin.loading ? await probeParser(plugin.loading, ask) : {}
  const { description: parsed, optionTypes, endedBy: refused } = probed
  if (contract) return { description: parsed ? completeContract(contract, parsed) : contract, refused }

  const loading = refused === undefined ? probed.stderr : undefined
  const isNeeded = may.help && !(parsed && look.makesOneParser) && !diesAtStart(look, loading)
  const help = isNeeded ? await ask(plugin.launch, ['--help']) : undefined
  const root = help && !isDying(look, help) ? await readAnyHelp(plugin, may, ask, help) : undefined
  const isTried = root?.isUntold === true && may.untoldCommands && !parsed
  const known = await (isTried ? root.tryWalk() : parserOrHelp(parsed, root, may.commands))
  const typed = optionTypes && (known ? withOptionTypes(known, optionTypes) : describeByOptions(optionTypes))
  const description = typed ?? known
  return { description, refused, loading, help, ...(isTried && { isTried }) }
}

/** Reads the answer to `--help`, or to what that names instead. */
async function readAnyHelp(
  plugin: Plugin,
  may: AskingRules,
  ask: Ask,
  help: ProcessOutput,
): Promise<RootHelp | undefined> {
  const root = await readRootHelp(plugin, ask, help)
  const named = root || !may.namedHelp ? undefined : namedHelp(textOf(help), ownNames(plugin))
  return named === undefined ? root : await readRootHelp(plugin, ask, await ask(plugin.launch, [named]))
}

/** Asks a program that may not understand the questions: only a real answer counts, and anything else is not a fault. */
async function tryForCommands(
  plugin: Plugin,
  look: Look,
  may: AskingRules,
  ask: Ask,
  contracts: ContractReader,
): Promise<Answer> {
  const described = may.contract ? await ask(plugin.launch, ['--describe']) : undefined
  const contract = described && contractIn(plugin, described, contracts)
  if (contract) return { description: contract }
  const help = may.help ? await ask(plugin.launch, ['--help']) : undefined
  const root = help && isOwnHelp(plugin, help) ? await readRootHelp(plugin, ask, help) : undefined
  const description = await root?.list()
  return description ? { description } : { loading: await checkSyntax(plugin, look.language, ask) }
}

function contractIn(
  plugin: Plugin,
  output: ProcessOutput,
  contracts: ContractReader,
): Description | undefined {
  const text = output.stdout.toString('utf8').trim()
  return output.exitCode === 0 && text.startsWith('{') ? contracts.read(plugin, text) : undefined
}

/** Whether the program dies at start, whatever it is asked. */
function diesAtStart({ language }: Look, loading = ''): boolean {
  return readFailure(language, loading, [])?.isAtStart ?? false
}

/**
 * Whether the text is the interpreter's, which may look like a help to some dialect; a shell goes on after its message.
 */
function isDying({ language }: Look, { exitCode, stdout, stderr }: ProcessOutput): boolean {
  if (language === 'shell' || exitCode === 0 || stdout.toString('utf8').trim() !== '') return false
  return readFailure(language, stderr.toString('utf8'), []) !== undefined
}

/** Asks each command for its help only if the list in the root's help shows that the parser lacks something. */
async function parserOrHelp(
  parsed: ProbedDescription | undefined,
  root: RootHelp | undefined,
  mayAskCommands: boolean,
): Promise<Description | undefined> {
  const describe = mayAskCommands ? root?.walk : root?.list
  if (!parsed) return describe?.()
  const checked = checkAgainstHelp(parsed, await root?.list())
  return checked.source === 'help' ? checkAgainstHelp(parsed, await describe?.()) : checked
}

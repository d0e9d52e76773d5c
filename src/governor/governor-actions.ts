import type { Caller } from '../core/caller.js'
import { nearestTool } from '../nearest-tool.js'
import { oncePer } from '../once.js'
import { cut, quote } from '../quote.js'
import type { Tool } from '../discovery/tool.js'
import type { Toolset } from '../discovery/toolset.js'
import { attach, attachmentTest, detach, ofProfile, type Attachment } from './attachment.js'
import type { Attachments } from './attachments.js'
import type { FindTools } from './find-tools.js'
import type { Profiles } from './profiles.js'
import { namesIn, textOf, type ActionArguments } from './read-action.js'

/** The name of the governor's tool, under which agents of the Python server know it. */
export const governorTool = 'sanctum__tools'

export const actions = [
  'help',
  'list-available',
  'list-attached',
  'attach',
  'detach',
  'attach-profile',
] as const

export interface GovernorActionsOptions {
  /** All tools that this caller may have. */
  readonly available: (caller: Caller) => Toolset
  readonly attachments: Attachments
  readonly profiles: Profiles
}

/** How much of a name that there is not is shown. */
const nameMax = 80

type Answer = Readonly<Record<string, unknown>>

/** What the governor's tool does; each answer is an object, that of a wrong action or profile has an `error`. */
export class GovernorActions {
  /** Loaded and built for a list when it is first asked: few ask, and its words take longer to load than a server. */
  readonly #searchOf = oncePer(async (tools: readonly Tool[]): Promise<FindTools> => {
    const { findTools } = await import('./find-tools.js')
    return findTools(tools)
  })

  constructor(private readonly options: GovernorActionsOptions) {}

  async on(args: ActionArguments, caller: Caller): Promise<Answer> {
    const { attachments } = this.options
    const action = textOf(args.action).toLowerCase().replaceAll('_', '-')
    switch (action) {
      case 'list-available':
        return { tools: await this.#names(caller) }
      case 'list-attached':
        return { tools: await this.#attachedSet(caller, await attachments.of(caller)) }
      case 'attach':
        return this.#attach(args, caller)
      case 'detach':
        return this.#detach(args, caller)
      case 'attach-profile':
        return this.#attachProfile(args, caller)
      case 'help':
        return this.#help(textOf(args.intent), caller)
      default:
        return { error: `unknown action: ${cut(action, nameMax)}`, actions }
    }
  }

  async #attach(args: ActionArguments, caller: Caller): Promise<Answer> {
    const names = await this.#names(caller)
    const wanted = namesIn(args)
    const attached = wanted.filter((name) => names.includes(name) || name === governorTool)
    const unknown = wanted.filter((name) => !attached.includes(name))
    const attachment = await this.options.attachments.change(caller, (now) =>
      attach(now, attached.filter(isGoverned)),
    )
    return {
      attached,
      ...(unknown.length > 0 && { unknown: unknown.map((name) => inWords(name, names)) }),
      attached_set: await this.#attachedSet(caller, attachment),
    }
  }

  async #detach(args: ActionArguments, caller: Caller): Promise<Answer> {
    const { attachments, profiles } = this.options
    const isAttached = attachmentTest(await attachments.of(caller), profiles)
    const names = (await this.#names(caller)).filter(isAttached)
    const detached = namesIn(args).filter((name) => names.includes(name))
    const attachment = await attachments.change(caller, (now) => detach(now, detached))
    return { detached, attached_set: await this.#attachedSet(caller, attachment) }
  }

  async #attachProfile(args: ActionArguments, caller: Caller): Promise<Answer> {
    const { attachments, profiles } = this.options
    const profile = textOf(args.profile).toLowerCase() || profiles.defaultName
    if (!profiles.has(profile))
      return {
        error: `unknown profile: ${cut(profile, nameMax)}${profiles.meant(profile)}`,
        profiles: profiles.names,
      }
    const attachment = await attachments.change(caller, () => ofProfile(profile))
    return { profile, attached: await this.#attachedSet(caller, attachment) }
  }

  async #help(intent: string, caller: Caller): Promise<Answer> {
    const { attachments, profiles } = this.options
    const tools = await this.#available(caller)
    const isAttached = attachmentTest(await attachments.of(caller), profiles)
    const hints = profiles.hints.filter((hint) => isFor(hint, intent))
    const hinted = new Set(hints.map(({ tool }) => tool))
    const search = await this.#searchOf(tools)
    const found = search(intent)
    const matches = [...hints, ...found.filter(({ tool }) => !hinted.has(tool))]
    return {
      matches: matches.map((match) => ({ ...match, attached: isAttached(textOf(match.tool)) })),
      note: `${tools.length} tools are available, ${tools.filter(({ name }) => isAttached(name)).length} are attached. ${advice(intent, matches.length, profiles)}`,
    }
  }

  async #available(caller: Caller): Promise<readonly Tool[]> {
    return this.options.available(caller).list()
  }

  async #names(caller: Caller): Promise<readonly string[]> {
    return (await this.#available(caller)).map(({ name }) => name)
  }

  async #attachedSet(caller: Caller, attachment: Attachment): Promise<readonly string[]> {
    const isAttached = attachmentTest(attachment, this.options.profiles)
    const names = (await this.#names(caller)).filter(isAttached)
    return [...names, governorTool].sort()
  }
}

function advice(intent: string, matches: number, { names }: Profiles): string {
  const next = `Attach what you need with action=attach tools=[...], or all of a profile with action=attach-profile: ${names.join(', ')}.`
  if (intent === '') return `Say what you need with action=help intent="...". ${next}`
  return matches === 0 ? `Nothing matches ${quote(intent)}; try other words, or action=list-available.` : next
}

function isGoverned(name: string): boolean {
  return name !== governorTool
}

function inWords(name: string, names: readonly string[]): string {
  const near = nearestTool(name, names)
  return near === undefined ? cut(name, nameMax) : `${cut(name, nameMax)} (did you mean ${near}?)`
}

function isFor({ intent, tool }: ActionArguments, wanted: string): boolean {
  const words = wanted.toLowerCase()
  return textOf(intent).toLowerCase().includes(words) || textOf(tool).toLowerCase().includes(words)
}

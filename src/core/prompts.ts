import { InvalidArgumentsError, PromptNotFoundError } from '../errors.js'
import { runFor } from '../executor/call-tool.js'
import { decodePrompt, promptOf, type PromptResult } from '../executor/decode-prompt.js'
import type { Served, ServedOffers } from '../discovery/offering.js'
import type { Prompt, ShownPrompt } from '../discovery/offers.js'
import { foldName } from '../discovery/parameter-name.js'
import type { Tool } from '../discovery/tool.js'
import { isObject } from '../is-object.js'
import { didYouMean } from '../nearest-name.js'
import { oncePer } from '../once.js'
import { cut } from '../quote.js'
import { answerOffer, type OfferHandlerOptions } from './answer-offer.js'
import type { Handler } from './handler.js'

/** https://modelcontextprotocol.io/specification/2025-11-25/server/prompts */
export function createPromptHandlers(
  options: OfferHandlerOptions,
): Record<'prompts/list' | 'prompts/get', Handler> {
  const listOf = oncePer(({ prompts }: ServedOffers) => ({ prompts: prompts.map(({ shown }) => shown) }))
  return {
    'prompts/list': async (_params, { caller }) => listOf(await options.offeringFor(caller).offers()),
    'prompts/get': async (params, call) => {
      const offering = options.offeringFor(call.caller)
      const name = String(params.name)
      const prompt = await offering.findOffer((offers) => findPrompt(offers, name))
      if (!prompt) throw noPrompt(name, await offering.offers())
      const { from, shown, plugin } = prompt
      const args = checkPromptArguments(shown, isObject(params.arguments) ? params.arguments : {})
      const result = await answerOffer(
        { prompt: name },
        plugin.name,
        call,
        options,
        async (context): Promise<Got> =>
          'run' in from
            ? runFor(from.run, args, context, decodePrompt)
            : promptOf(filled(from.text, shown, args)),
      )
      const { description } = shown
      return { ...(description !== undefined && { description }), ...result }
    },
  }
}

type Got = PromptResult | ReturnType<typeof decodePrompt>

export function findPrompt(offers: ServedOffers, name: string): Served<Prompt<Tool>> | undefined {
  return offers.prompts.find(({ shown }) => shown.name === name)
}

export function noPrompt(name: string, { prompts }: ServedOffers): PromptNotFoundError {
  const names = prompts.map(({ shown }) => shown.name)
  return new PromptNotFoundError(`No prompt "${cut(name)}"`, {
    hint: didYouMean(name, names) ?? 'List the prompts to see their names.',
  })
}

/** The arguments by their declared names. Throws an InvalidArgumentsError for one that is unknown or missing. */
function checkPromptArguments(
  { name: prompt, arguments: declared = [] }: ShownPrompt,
  given: Readonly<Record<string, unknown>>,
): Readonly<Record<string, string>> {
  const names = declared.map(({ name }) => name)
  const args = Object.entries(given).map(([name, value]) => {
    const known = names.find((one) => foldName(one) === foldName(name))
    if (known === undefined) throw unknownArgument(prompt, name, names)
    return [known, String(value)] as const
  })
  const missing = declared.find(({ name, required }) => required && !args.some(([known]) => known === name))
  if (missing) throw new InvalidArgumentsError(`${prompt} needs the argument "${missing.name}"`)
  return Object.fromEntries(args)
}

/** The error for an argument that a prompt or a template does not have. */
export function unknownArgument(of: string, name: string, names: readonly string[]): InvalidArgumentsError {
  const known = names.length === 0 ? 'It takes no arguments.' : `Its arguments: ${names.join(', ')}.`
  return new InvalidArgumentsError(`${of} has no argument "${cut(name)}"`, {
    hint: didYouMean(name, names) ?? known,
  })
}

/** A text with the arguments in the places of their names; one that is not given leaves nothing there. */
function filled(
  text: string,
  { arguments: declared = [] }: ShownPrompt,
  args: Readonly<Record<string, string>>,
): string {
  const names = new Set(declared.map(({ name }) => name))
  const given = new Map(Object.entries(args))
  return text.replaceAll(/\{([a-zA-Z0-9_.-]+)\}/g, (place, name: string) =>
    names.has(name) ? (given.get(name) ?? '') : place,
  )
}

import { InvalidArgumentsError, messageOf, ResourceNotFoundError } from '../errors.js'
import { runFor } from '../executor/call-tool.js'
import { decodeLines } from '../executor/decode-lines.js'
import type { Offering, ServedOffers } from '../discovery/offering.js'
import type { Completer, Completers } from '../discovery/offers.js'
import { foldName } from '../discovery/parameter-name.js'
import type { Tool } from '../discovery/tool.js'
import { readUriTemplate } from '../discovery/uri-template.js'
import { isObject } from '../is-object.js'
import { didYouMean } from '../nearest-name.js'
import { cut, quote } from '../quote.js'
import type { OfferHandlerOptions } from './answer-offer.js'
import { callerId } from './caller.js'
import type { Call, Handler } from './handler.js'
import { runWithBrought } from './run-with-brought.js'
import { findPrompt, noPrompt, unknownArgument } from './prompts.js'

/** What MCP allows in one answer. */
const valuesMax = 100
/** Somebody is typing, and does not wait longer. */
const completerTimeoutMs = 5000

type Said = Readonly<Record<string, unknown>>

/** https://modelcontextprotocol.io/specification/2025-11-25/server/utilities/completion */
export function createCompletionHandlers(
  options: OfferHandlerOptions,
): Record<'completion/complete', Handler> {
  return {
    'completion/complete': async ({ ref, argument, context }, call) => {
      const { name, value } = isObject(argument) ? argument : {}
      const of = await resolveReference(isObject(ref) ? ref : {}, options.offeringFor(call.caller))
      if (!of.names.includes(String(name))) throw unknownArgument(of.called, String(name), of.names)
      const known = isObject(context) && isObject(context.arguments) ? context.arguments : {}
      const asked = { name: String(name), value: String(value), known }
      const completer = new Map(Object.entries(of.completers)).get(asked.name)
      const values = completer ? await complete(completer, asked, call, options) : []
      return {
        completion: {
          values: values.slice(0, valuesMax),
          total: values.length,
          hasMore: values.length > valuesMax,
        },
      }
    },
  }
}

interface Referred {
  /** The prompt's name, or the template. */
  readonly called: string
  readonly names: readonly string[]
  readonly completers: Completers<Tool>
}

/** What is completed. Throws an error that names the nearest if there is no such prompt or template. */
async function resolveReference({ type, name, uri }: Said, offering: Offering): Promise<Referred> {
  if (type === 'ref/prompt') {
    const prompt = await offering.findOffer((offers) => findPrompt(offers, String(name)))
    if (!prompt) throw noPrompt(String(name), await offering.offers())
    const { shown, completers } = prompt
    return { called: shown.name, names: (shown.arguments ?? []).map((one) => one.name), completers }
  }
  if (type !== 'ref/resource')
    throw new InvalidArgumentsError(`ref.type is ${quote(type)}; expected "ref/prompt" or "ref/resource"`)
  const template = await offering.findOffer((offers) => findTemplate(offers, String(uri)))
  if (!template) throw noTemplate(String(uri), await offering.offers())
  return template
}

function findTemplate({ templates }: ServedOffers, uri: string): Referred | undefined {
  const found = templates.find(({ shown }) => shown.uriTemplate === uri)
  const template = found && readUriTemplate(uri)
  if (!found || !template || typeof template === 'string') return undefined
  return { called: uri, names: template.variables.map(({ name }) => name), completers: found.completers }
}

function noTemplate(uri: string, { templates }: ServedOffers): ResourceNotFoundError {
  const uris = templates.map(({ shown }) => shown.uriTemplate)
  return new ResourceNotFoundError(`No resource template "${cut(uri)}"`, {
    uri,
    hint: didYouMean(uri, uris) ?? 'List the templates to see them.',
  })
}

interface Completed {
  readonly name: string
  /** What has been typed of it. */
  readonly value: string
  /** The other arguments, as far as they are known. */
  readonly known: Said
}

/** The values that fit what has been typed; none if the completer fails, for somebody is typing. */
async function complete(
  completer: Completer<Tool>,
  { name, value, known }: Completed,
  call: Call,
  { run, limits, secretsOf, logger }: OfferHandlerOptions,
): Promise<readonly string[]> {
  if ('values' in completer) return completer.values.filter((one) => startsWith(one, value))
  const { run: tool } = completer
  const takes = (argument: string): boolean =>
    argument !== name && tool.command.parameters.some((one) => foldName(one.name) === foldName(argument))
  const others = Object.entries(known).filter(([argument]) => takes(argument))
  const { signal, caller } = call
  try {
    const context = {
      run: await runWithBrought(run, call, secretsOf),
      limits,
      hasMs: completerTimeoutMs,
      caller: callerId(caller),
      signal,
    }
    return await runFor(tool, { ...Object.fromEntries(others), value }, context, decodeLines)
  } catch (error) {
    if (!signal.aborted) logger.warn(`${tool.name}: no completion of "${name}": ${messageOf(error)}`)
    return []
  }
}

function startsWith(text: string, prefix: string): boolean {
  return text.toLowerCase().startsWith(prefix.toLowerCase())
}

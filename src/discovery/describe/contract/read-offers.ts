import { quote } from '../../../quote.js'
import { isObject } from '../../../is-object.js'
import type { Complaint } from '../../complaint.js'
import type { Offers } from '../../offers.js'
import type { ValidateFunction } from '../../schema/compile-schema.js'
import { schemaComplaint } from '../../schema/schema-complaint.js'
import type { Command } from '../../tool.js'
import type { offerSchemas } from './offers-schema.js'
import { readPrompt, readResource, readTemplate, type Read } from './read-offer.js'

export type OfferValidators = Readonly<Record<keyof typeof offerSchemas, ValidateFunction>>

/**
 * Reads what contract 2 offers beside commands: `resources`, `resourceTemplates` and `prompts`. A wrong one is left out,
 * with a complaint; so is a list that is none. `offers` is undefined if there is nothing.
 */
export function readOffers(
  said: Readonly<Record<string, unknown>>,
  commands: readonly Command[],
  validators: OfferValidators,
): { readonly offers: Offers<Command> | undefined; readonly complaints: readonly Complaint[] } {
  const list = <Offer>(
    word: keyof OfferValidators,
    read: (entry: never, field: string, all: readonly Command[]) => Read<Offer>,
    keyOf: (offer: Offer) => string,
  ) =>
    // What fits its schema is what the reader takes.
    readList(
      said[word],
      word,
      validators[word],
      (entry, field) => read(entry as never, field, commands),
      keyOf,
    )
  const resources = list('resources', readResource, ({ shown }) => shown.uri)
  const templates = list('resourceTemplates', readTemplate, ({ shown }) => shown.uriTemplate)
  const prompts = list('prompts', readPrompt, ({ shown }) => shown.name)
  const offers = { resources: resources.offers, templates: templates.offers, prompts: prompts.offers }
  return {
    offers: Object.values(offers).some(({ length }) => length > 0) ? offers : undefined,
    complaints: [resources, templates, prompts].flatMap(({ complaints }) => complaints),
  }
}

interface ReadList<Offer> {
  readonly offers: readonly Offer[]
  readonly complaints: readonly Complaint[]
}

function readList<Offer>(
  said: unknown,
  word: string,
  validate: ValidateFunction,
  read: (entry: object, field: string) => Read<Offer>,
  keyOf: (offer: Offer) => string,
): ReadList<Offer> {
  if ((said ?? null) === null) return { offers: [], complaints: [] }
  if (!Array.isArray(said))
    return { offers: [], complaints: [{ field: word, message: `${quote(said)} is not a list` }] }
  const offers = new Map<string, Offer>()
  const complaints: Complaint[] = []
  said.forEach((raw: unknown, index) => {
    const field = `${word}[${index}]`
    const entry = withoutNulls(raw)
    const found = checked(validate, entry, field) ?? read(entry as object, field)
    if ('complaints' in found) {
      complaints.push(...found.complaints)
      return
    }
    const key = keyOf(found.offer)
    if (offers.has(key)) complaints.push({ field, message: `"${key}" appears twice; the first is kept` })
    else offers.set(key, found.offer)
  })
  return { offers: [...offers.values()], complaints }
}

/** The complaints of a schema; undefined if there are none. */
function checked(validate: ValidateFunction, entry: unknown, field: string): Read<never> | undefined {
  if (validate(entry)) return undefined
  // What is wrong is said by the branch that was taken.
  const errors = (validate.errors ?? []).filter(({ keyword }) => keyword !== 'if')
  return { complaints: errors.map((error) => schemaComplaint(error, field)) }
}

/** A field that is null is one that is not there. */
function withoutNulls(entry: unknown): unknown {
  if (!isObject(entry)) return entry
  return Object.fromEntries(Object.entries(entry).filter(([, value]) => value !== null))
}

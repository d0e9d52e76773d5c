import { count } from '../../count.js'
import type { ServedOffers } from '../../discovery/offering.js'
import { tableOrLines } from '../terminal/table-or-lines.js'

/** How many resources, templates and prompts a plugin offers, each in words; empty if none. */
export function offersInWords({ resources, templates, prompts }: ServedOffers): string[] {
  return [
    ...(resources.length > 0 ? [count(resources.length, 'resource')] : []),
    ...(templates.length > 0 ? [count(templates.length, 'resource template')] : []),
    ...(prompts.length > 0 ? [count(prompts.length, 'prompt')] : []),
  ]
}

/** A table of them at a terminal, at most `width` wide, else a line for each: `resource`, and its URI. */
export function offerTable(
  { resources, templates, prompts }: ServedOffers,
  width: number | undefined,
): string {
  const rows = [
    ...resources.map(({ shown }) => ['resource', shown.uri]),
    ...templates.map(({ shown }) => ['resource template', shown.uriTemplate]),
    ...prompts.map(({ shown }) => [
      'prompt',
      [shown.name, ...(shown.arguments ?? []).map(inWords)].join(' '),
    ]),
  ]
  return tableOrLines(['Offer', 'Known as'], rows, width)
}

function inWords({ name, required }: { readonly name: string; readonly required?: boolean }): string {
  return required ? name : `[${name}]`
}

import type { Offers, Prompt, Resource, ResourceTemplate } from '../offers.js'
import type { Command } from '../tool.js'

type AnyOffer = Resource<Command> | ResourceTemplate<Command> | Prompt<Command>

/**
 * Removes the offers of which a command that they run has a complaint, such as a schema by which no argument can be
 * checked. `onComplaint` gets it, with the URI or the name of the offer.
 */
export function withValidOffers(
  { resources, templates, prompts }: Offers<Command>,
  complaintOf: (command: Command) => string | undefined,
  onComplaint: (complaint: string, of: string) => void,
): Offers<Command> {
  const isValid =
    <Offer extends AnyOffer>(nameOf: (offer: Offer) => string) =>
    (offer: Offer): boolean => {
      const complaints = runsOf(offer).flatMap((run) => complaintOf(run) ?? [])
      for (const complaint of complaints) onComplaint(complaint, nameOf(offer))
      return complaints.length === 0
    }
  return {
    resources: resources.filter(isValid(({ shown }) => shown.uri)),
    templates: templates.filter(isValid(({ shown }) => shown.uriTemplate)),
    prompts: prompts.filter(isValid(({ shown }) => shown.name)),
  }
}

function runsOf(offer: AnyOffer): readonly Command[] {
  const completers = 'completers' in offer ? Object.values(offer.completers) : []
  return [offer.from, ...completers].flatMap((one) => ('run' in one ? [one.run] : []))
}

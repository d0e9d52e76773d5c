import { ResourceNotFoundError } from '../errors.js'
import { runFor } from '../executor/call-tool.js'
import { decodeResource } from '../executor/decode-resource.js'
import { readResourceFile } from '../executor/read-resource-file.js'
import { contentsOf, type ResourceResult } from '../executor/resource-result.js'
import type { ServedOffers } from '../discovery/offering.js'
import { didYouMean } from '../nearest-name.js'
import { oncePer } from '../once.js'
import { cut } from '../quote.js'
import { answerOffer, type OfferHandlerOptions } from './answer-offer.js'
import { findResource, type FoundResource } from './find-resource.js'
import type { Call, Handler } from './handler.js'

/** https://modelcontextprotocol.io/specification/2025-11-25/server/resources */
export function createResourceHandlers(
  options: OfferHandlerOptions,
): Record<'resources/list' | 'resources/templates/list' | 'resources/read', Handler> {
  // Built once for all callers who see the same offers, not for each request.
  const listsOf = oncePer(({ resources, templates }: ServedOffers) => ({
    resources: resources.map(({ shown }) => shown),
    resourceTemplates: templates.map(({ shown }) => shown),
  }))
  const offersFor = async ({ caller }: Call): Promise<ServedOffers> => options.offeringFor(caller).offers()
  return {
    'resources/list': async (_params, call) => {
      const { resources } = listsOf(await offersFor(call))
      return { resources }
    },
    'resources/templates/list': async (_params, call) => {
      const { resourceTemplates } = listsOf(await offersFor(call))
      return { resourceTemplates }
    },
    'resources/read': async (params, call) => {
      const uri = String(params.uri)
      const found = await options.offeringFor(call.caller).findOffer((offers) => findResource(offers, uri))
      if (!found) throw notFound(uri, await offersFor(call))
      return { ...(await read(uri, found, call, options)) }
    },
  }
}

function read(
  uri: string,
  { from, mimeType, args, plugin }: FoundResource,
  call: Call,
  options: OfferHandlerOptions,
): Promise<ResourceResult> {
  return answerOffer({ resource: uri }, plugin.name, call, options, async (context) => {
    if ('run' in from) return runFor(from.run, args, context, decodeResource({ uri, mimeType }))
    const bytes = await readResourceFile(
      { uri, dir: plugin.dir, file: from.file },
      context.limits.outputBytesMax,
    )
    return { contents: [contentsOf(uri, bytes, mimeType)] }
  })
}

function notFound(uri: string, { resources }: ServedOffers): ResourceNotFoundError {
  const uris = resources.map(({ shown }) => shown.uri)
  return new ResourceNotFoundError(`No resource "${cut(uri)}"`, {
    uri,
    hint: didYouMean(uri, uris) ?? 'List the resources and their templates to see the URIs.',
  })
}

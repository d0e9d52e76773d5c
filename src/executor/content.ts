/** One piece of content; a prompt's message contains one, too. */
export type ContentBlock = TextContent | MediaContent | EmbeddedResource | ResourceLink

interface TextContent extends BlockBase {
  readonly type: 'text'
  readonly text: string
}

interface MediaContent extends BlockBase {
  readonly type: 'image' | 'audio'
  /** The bytes in base64. */
  readonly data: string
  readonly mimeType: string
}

/** A resource that is part of the result. */
interface EmbeddedResource extends BlockBase {
  readonly type: 'resource'
  readonly resource: ResourceContents
}

/** A resource as text, or as bytes in base64. */
export type ResourceContents = {
  readonly uri: string
  readonly mimeType?: string
  readonly _meta?: Meta
} & ({ readonly text: string } | { readonly blob: string })

/** A link to a resource that the client can read separately. */
interface ResourceLink extends BlockBase {
  readonly type: 'resource_link'
  readonly uri: string
  readonly name: string
  readonly title?: string
  readonly description?: string
  readonly mimeType?: string
  /** In bytes. */
  readonly size?: number
  readonly icons?: readonly Readonly<Record<string, unknown>>[]
}

interface BlockBase {
  readonly annotations?: Annotations
  readonly _meta?: Meta
}

/** Whom a block is for, and how important it is. */
interface Annotations {
  readonly audience?: readonly ('user' | 'assistant')[]
  /** From 0 (optional) to 1 (required). */
  readonly priority?: number
  /** ISO 8601. */
  readonly lastModified?: string
}

export type Meta = Readonly<Record<string, unknown>>

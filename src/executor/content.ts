/** One piece of content; a message of a prompt holds one, too. */
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

/** A resource that comes with the result. */
interface EmbeddedResource extends BlockBase {
  readonly type: 'resource'
  readonly resource: ResourceContents
}

/** As text, or as bytes in base64. */
export type ResourceContents = {
  readonly uri: string
  readonly mimeType?: string
  readonly _meta?: Meta
} & ({ readonly text: string } | { readonly blob: string })

/** A resource that the client can read if it wants to. */
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

/** For whom a block is, and how much it matters. */
interface Annotations {
  readonly audience?: readonly ('user' | 'assistant')[]
  /** From 0, optional, to 1, needed. */
  readonly priority?: number
  /** ISO 8601. */
  readonly lastModified?: string
}

export type Meta = Readonly<Record<string, unknown>>

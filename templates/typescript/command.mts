// What a command says of itself, and how that gives its arguments their types.

type Kind = 'string' | 'number' | 'integer' | 'boolean' | 'array' | 'object'

export interface Parameter {
  readonly name: string
  readonly type: Kind
  readonly description: string
  readonly required?: boolean
  readonly default?: unknown
  /** Of a list: what its items are. */
  readonly items?: { readonly type: Kind }
  /** A switch: the flag alone. */
  readonly action?: 'store_true'
}

export interface Command {
  readonly name: string
  readonly description: string
  readonly annotations?: Readonly<Record<string, boolean>>
  readonly parameters: readonly Parameter[]
  readonly run: (args: any) => unknown
}

interface Values {
  readonly string: string
  readonly number: number
  readonly integer: number
  readonly boolean: boolean
  readonly array: readonly unknown[]
  readonly object: Readonly<Record<string, unknown>>
}

type ValueOf<P> = P extends { items: { type: infer K extends Kind } }
  ? readonly Values[K][]
  : P extends { type: infer K extends Kind }
    ? Values[K]
    : never

/** A parameter that is required, or has a default, is always there. */
type Arguments<Ps extends readonly Parameter[]> = {
  readonly [P in Ps[number] as P['name']]: P extends { required: true } | { default: {} }
    ? ValueOf<P>
    : ValueOf<P> | undefined
}

/** Makes a command whose `run` knows the types of its arguments. */
export function command<const Ps extends readonly Parameter[]>(
  said: Omit<Command, 'parameters' | 'run'> & {
    readonly parameters: Ps
    readonly run: (args: Arguments<Ps>) => unknown
  },
): Command {
  return said
}

/** Thrown when a command refuses its input; any other error is a bug and keeps its stack trace. */
export class Refusal extends Error {}

/** `_` in a parameter's name is `-` in its flag. */
export function flagOf({ name }: Parameter): string {
  return name.replaceAll('_', '-')
}

/** Whether the flag is repeated for each item of a list; a list of lists or objects comes as JSON. */
export function isRepeated({ type, items }: Parameter): boolean {
  return type === 'array' && items?.type !== 'array' && items?.type !== 'object'
}

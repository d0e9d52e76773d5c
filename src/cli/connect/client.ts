/** Where a client keeps its servers: for one project, or for all that this user does. */
export type Scope = 'project' | 'user'
export const scopes = ['user', 'project'] as const satisfies readonly Scope[]

/** The systems whose paths are known, as Node names them. */
export type System = 'linux' | 'darwin' | 'win32'

/**
 * Files in order of preference, with names in braces for the folders of a system (client-folders.ts). `*` stands for any
 * end of a folder's name.
 */
export type Paths = readonly string[] | Readonly<Record<System, readonly string[]>>

/** How a client is to reach smcp. */
export type Connection =
  | {
      readonly kind: 'url'
      readonly url: string
      /** What stands for the key in the client's file, or the key itself; undefined: none is sent. */
      readonly key?: string
    }
  | { readonly kind: 'stdio'; readonly command: string; readonly args: readonly string[] }

/** A server in a client's file, as far as it is known how the client reaches it. */
export interface ConfiguredServer {
  readonly name: string
  readonly url?: string
  /** The program and its arguments. */
  readonly command?: readonly string[]
  /** What the client adds to the environment of the program. */
  readonly env?: Readonly<Record<string, string>>
  /** It sends a key, or has what may be one. */
  readonly hasKey?: true
}

/** What is to be changed in a client's file, and where. */
export interface Place {
  /** The name of the server. */
  readonly name: string
  /** The file, for messages. */
  readonly file: string
  /** The agent to which the server belongs, where a client keeps them by agent. */
  readonly agent?: string | undefined
  readonly environment: Readonly<NodeJS.ProcessEnv>
}

/** How the servers in a client's file are read and changed; each takes the text of the file. */
export interface ServersFile {
  readonly list: (text: string, file: string) => readonly ConfiguredServer[]
  /** The text with the server in it; the same text if it is there already. Undefined: the file is not ours to change. */
  readonly put?: (text: string, place: Place, connection: Connection) => string
  readonly remove?: (text: string, place: Place) => string
}

/** A client that keeps its servers in a file. */
export interface Client {
  /** As it is typed. */
  readonly name: string
  readonly title: string
  readonly files: Readonly<Partial<Record<Scope, Paths>>>
  /** What shows that the client is here, besides its files: programs on PATH, and folders as in `files`. */
  readonly programs: readonly string[]
  readonly folders: Paths
  /** How it is connected where nothing else is asked for. */
  readonly prefers: Connection['kind']
  /** How its file names a variable of the environment, or another place for the key. */
  readonly keyIn: (variable: string, name: string) => string
  /** What has to be there for that, in words. */
  readonly keyNeeds: (variable: string) => string
  readonly servers: ServersFile
  /** Servers that the user's file has for one project alone: there they come before others of the same name. */
  readonly local?: {
    readonly list: (text: string, file: string, project: string) => readonly ConfiguredServer[]
    /** What takes one out again, for they are not ours to change. */
    readonly removal: (name: string) => string
  }
  /** What a person puts into the file by hand, or types. */
  readonly snippet: (name: string, connection: Connection) => string
  /** How its own program does it, for a file that is not ours to change. */
  readonly ownCommand?: (change: 'add' | 'remove', name: string, connection: Connection) => string | undefined
  /** What to do when it is connected. */
  readonly next: string
}

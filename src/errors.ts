/**
 * Every error that a user or a client can cause. `code` is a promise to clients: it never changes.
 * Anything that is not an SmcpError is a bug: it is logged with its stack and answered without it.
 */
export class SmcpError extends Error {
  readonly code: string = 'internal_error'
  /** The exit code of a command that ends with this error. */
  readonly exitCode: number = 1
  /** Whether the same request can succeed later, unchanged. */
  readonly retryable: boolean = false
  /** Whether the request itself is wrong: an unknown name, or arguments that do not fit. */
  readonly isOfRequest: boolean = false
  /** What to do next, as a sentence; undefined if the message says it. */
  readonly hint: string | undefined
  /** How the program that failed has ended; undefined if none ran. */
  readonly ended: ProgramEnd | undefined

  constructor(message: string, options: SmcpErrorOptions = {}) {
    super(message, { cause: options.cause })
    this.name = new.target.name
    this.hint = options.hint
    this.ended = options.ended
  }

  /** Message and hint as one text. */
  get text(): string {
    return this.hint === undefined ? this.message : `${this.message}. ${this.hint}`
  }
}

interface SmcpErrorOptions {
  readonly hint?: string | undefined
  readonly cause?: unknown
  readonly ended?: ProgramEnd
}

/** How a program ended that should have given a result. */
export interface ProgramEnd {
  readonly tool: string
  /** Exit code and signal are both undefined if smcp stopped the program. */
  readonly exitCode?: number | undefined
  readonly signal?: string | undefined
  /** What the program wrote to stderr, for the log, if the message does not contain it. */
  readonly stderr?: string
  /** Words about a program that printed nothing; the message is how it ended, followed by these. */
  readonly silence?: string
}

/** A setting has an invalid value, or one with which the server can't start. */
export class ConfigError extends SmcpError {
  override readonly code = 'config_invalid'
  override readonly exitCode = 2
}

/** A command was given an unknown flag or argument, or lacks a required one. */
export class UsageError extends SmcpError {
  override readonly code = 'usage'
  override readonly exitCode = 2
}

/** No server answers at the address. */
export class UnreachableError extends SmcpError {
  override readonly code = 'unreachable'
  override readonly retryable = true
}

/** Something answers at the address, but it is not an MCP server, is not healthy, or refuses the request. */
export class UnexpectedAnswerError extends SmcpError {
  override readonly code = 'unexpected_answer'
}

/** The name can't be that of a tool: it names no plugin. */
export class InvalidToolNameError extends SmcpError {
  override readonly code = 'invalid_tool_name'
  override readonly isOfRequest = true
}

/** There is no such tool. Users of the Python server know this error as `plugin_not_found`. */
export class ToolNotFoundError extends SmcpError {
  override readonly code = 'plugin_not_found'
  override readonly isOfRequest = true
}

/** The tool is there, and this caller has not attached it. */
export class ToolNotAttachedError extends SmcpError {
  override readonly code = 'tool_not_attached'
  override readonly isOfRequest = true

  constructor(
    /** Its name. */
    readonly tool: string,
    /** Names of those that are. */
    readonly attached: readonly string[],
  ) {
    super(`${tool} is not attached`, {
      hint: `Run sanctum__tools action=attach tool=${tool} or action=attach-profile`,
    })
  }
}

/** There is no resource of this URI. */
export class ResourceNotFoundError extends SmcpError {
  override readonly code = 'resource_not_found'
  override readonly isOfRequest = true
  readonly uri: string | undefined

  constructor(message: string, options: SmcpErrorOptions & { readonly uri?: string } = {}) {
    super(message, options)
    this.uri = options.uri
  }
}

/** There is no prompt of this name. */
export class PromptNotFoundError extends SmcpError {
  override readonly code = 'prompt_not_found'
  override readonly isOfRequest = true
}

/** The arguments of a call do not fit the tool's schema; no process was started. */
export class InvalidArgumentsError extends SmcpError {
  override readonly code = 'invalid_arguments'
  override readonly isOfRequest = true
}

/** The client's answer to a question does not fit what was asked, though it was asked twice. */
export class InvalidAnswerError extends SmcpError {
  override readonly code = 'invalid_answer'
  override readonly isOfRequest = true
}

/** The program ran and failed, or could not be started. */
export class PluginFailedError extends SmcpError {
  override readonly code = 'plugin_error'
}

/** The program ran longer than its deadline and was stopped. */
export class PluginTimeoutError extends SmcpError {
  override readonly code = 'timeout'
  override readonly exitCode = 124
  override readonly retryable = true
}

/** The program printed more than the hard limit and was stopped. */
export class OutputLimitError extends SmcpError {
  override readonly code = 'output_too_large'
}

/** The program used more of the machine than it may and was stopped. */
export class UsageLimitError extends SmcpError {
  override readonly code = 'usage_limit'
}

/** A call or a command was cancelled: by the client, because the client left, by Ctrl-C. */
export class CancelledError extends SmcpError {
  override readonly code = 'cancelled'
  override readonly exitCode = 130
}

/** The server stopped before the call ended; the message says whether the program may have run. */
export class ServerStoppingError extends SmcpError {
  override readonly code = 'server_stopping'
}

/** The error of a call that a stopping server has not begun. */
export function notStarted(tool: string): ServerStoppingError {
  return new ServerStoppingError(`${tool} was not started because the server is shutting down`, {
    hint: 'Call it again in a moment.',
  })
}

/** All places and the whole queue are taken. */
export class BusyError extends SmcpError {
  override readonly code = 'busy'
  override readonly retryable = true
}

/** There is no such task: its id is wrong, another caller's, or its result was not kept any longer. */
export class UnknownTaskError extends SmcpError {
  override readonly code = 'unknown_task'
  override readonly isOfRequest = true
}

/** The client was asked, and has not answered: its answer was an error, or it was asked too often. */
export class UnansweredError extends SmcpError {
  override readonly code = 'unanswered'
}

/** The client has not declared a capability without which the request can't be served. */
export class MissingCapabilityError extends SmcpError {
  override readonly code = 'missing_capability'

  constructor(
    message: string,
    /** What the client must declare, in the form of MCP's client capabilities. */
    readonly requiredCapabilities: Readonly<Record<string, unknown>>,
  ) {
    super(message)
  }
}

/** The request carries no valid key. */
export class UnauthorizedError extends SmcpError {
  override readonly code = 'unauthorized'
}

/** Whether an unknown tool was called: that is a protocol error, while any other error is a result of the tool. */
export function isNoSuchTool(error: unknown): error is ToolNotFoundError | InvalidToolNameError {
  return error instanceof ToolNotFoundError || error instanceof InvalidToolNameError
}

/** The message of any thrown value. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

import { type Dialect, writeEvents } from '../dialect.js'

interface Request {
  readonly tools?: readonly {
    readonly functionDeclarations?: readonly {
      readonly name: string
      readonly description?: string
      readonly parametersJsonSchema?: Record<string, unknown>
      readonly parameters?: Record<string, unknown>
    }[]
  }[]
  readonly contents: readonly {
    readonly parts: readonly { readonly functionResponse?: { readonly response: Record<string, unknown> } }[]
  }[]
}

/** https://ai.google.dev/api/generate-content#method:-models.streamgeneratecontent */
export const gemini: Dialect = {
  path: /:streamGenerateContent$/,
  read: (body) => {
    const { tools = [], contents } = body as Request
    return {
      tools: tools
        .flatMap(({ functionDeclarations = [] }) => functionDeclarations)
        .map(({ name, description = '', parametersJsonSchema, parameters }) => ({
          name,
          description,
          schema: parametersJsonSchema ?? parameters ?? {},
        })),
      answers: contents
        .flatMap(({ parts }) => parts)
        .flatMap(({ functionResponse }) => (functionResponse ? [functionResponse.response] : []))
        .map(({ error, output }) => ({
          text: String(error ?? output),
          isMarkedAsError: error !== undefined,
        })),
    }
  },
  write: (move, response) => {
    const part =
      'say' in move
        ? { text: move.say }
        : { functionCall: { id: move.id, name: move.tool.name, args: move.arguments } }
    writeEvents(response, [
      {
        candidates: [{ index: 0, content: { role: 'model', parts: [part] }, finishReason: 'STOP' }],
        usageMetadata: { promptTokenCount: 1, candidatesTokenCount: 1, totalTokenCount: 2 },
      },
    ])
  },
}

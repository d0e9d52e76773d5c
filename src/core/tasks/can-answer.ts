import { MissingCapabilityError } from '../../errors.js'
import { isObject } from '../../is-object.js'
import type { InputRequest } from '../../executor/input-request.js'

type Capabilities = Readonly<Record<string, unknown>>

/** What a client must be able to do to answer a question, by its method. */
const needed = {
  'elicitation/create': 'elicitation',
  'sampling/createMessage': 'sampling',
  'roots/list': 'roots',
} as const satisfies Readonly<Record<InputRequest['method'], string>>

/** Whether a client with these capabilities can be asked all that; the error says what it lacks. */
export function whyUnanswerable(
  tool: string,
  requests: Readonly<Record<string, InputRequest>>,
  capabilities: Capabilities,
): MissingCapabilityError | undefined {
  for (const [name, { method, params }] of Object.entries(requests)) {
    const capability = needed[method]
    const declared = capabilities[capability]
    if (!isObject(declared))
      return new MissingCapabilityError(
        `${tool} asks "${name}" by ${method}, but its client has not declared the capability ${capability}`,
        { [capability]: {} },
      )
    const mode = params?.mode === 'url' ? 'url' : 'form'
    // One without a mode can do forms only.
    const modes = 'url' in declared || 'form' in declared ? declared : { form: {} }
    if (capability === 'elicitation' && !(mode in modes))
      return new MissingCapabilityError(
        `${tool} asks "${name}" by a ${mode}, but its client has not declared the capability elicitation.${mode}`,
        { elicitation: { [mode]: {} } },
      )
  }
  return undefined
}

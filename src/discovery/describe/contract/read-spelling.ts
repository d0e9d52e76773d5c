import { quote } from '../../../quote.js'
import type { Complaint } from '../../complaint.js'
import type { Parameter } from '../../tool.js'
import { variablePattern } from './abilities-schema.js'

/** The words of contract 2 for how a parameter reaches the program. */
export interface Spelling {
  flag?: string
  positional?: boolean
  env?: string
  secret?: boolean
}

interface NamedSpelling extends Spelling {
  readonly name: string
}

/** How a parameter reaches the program, as contract 2 can say: by a flag, as a word, or by a variable. */
export function spellingIn({
  name,
  flag,
  positional,
  env,
  secret,
}: NamedSpelling): Pick<Parameter, 'flag' | 'positional' | 'variable' | 'isSecret'> {
  // Anybody may read the arguments of a program; a secret among them would be none.
  const variable = env ?? (secret ? variableOf(name) : undefined)
  return {
    ...(flag !== undefined && { flag }),
    ...(positional && { positional }),
    ...(variable !== undefined && { variable }),
    ...(secret && { isSecret: true }),
  }
}

/** Complaints about the secrets whose own names would be variables that `env` may not name either. */
export function unsafeSecrets(parameters: readonly NamedSpelling[], field: string): readonly Complaint[] {
  return parameters.flatMap(({ name, secret, env }, index) => {
    const variable = variableOf(name)
    if (!secret || env !== undefined || new RegExp(variablePattern).test(variable)) return []
    const message = `${quote(name)} would be given by the variable ${variable}, which is smcp's own, decides how programs are started, or is no name of a variable; name another by "env"`
    return [{ field: `${field}.parameters[${index}].name`, message }]
  })
}

function variableOf(name: string): string {
  return name.replaceAll(/\W/g, '_').toUpperCase()
}

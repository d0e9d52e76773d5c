import type { Parameter } from '../../tool.js'

/** The words of contract 2 for how a parameter reaches the program. */
export interface Spelling {
  flag?: string
  positional?: boolean
  env?: string
  secret?: boolean
}

/** How a parameter reaches the program, as contract 2 can say: by a flag, as a word, or by a variable. */
export function spellingIn({
  name,
  flag,
  positional,
  env,
  secret,
}: Spelling & { readonly name: string }): Pick<Parameter, 'flag' | 'positional' | 'variable' | 'isSecret'> {
  // Anybody may read the arguments of a program; a secret among them would be none.
  const variable = env ?? (secret ? variableOf(name) : undefined)
  return {
    ...(flag !== undefined && { flag }),
    ...(positional && { positional }),
    ...(variable !== undefined && { variable }),
    ...(secret && { isSecret: true }),
  }
}

function variableOf(name: string): string {
  return name.replaceAll(/\W/g, '_').toUpperCase()
}

import type { Command, Description, Parameter } from '../tool.js'

/**
 * Contract 1 does not say how a program spells its flags, which parameters are positional and how lists are given; its
 * parser does. Only that is taken from it, for commands and parameters that both know by name.
 */
export function completeContract(contract: Description, probed: Description): Description {
  const files = [...new Set([...(contract.files ?? []), ...(probed.files ?? [])])]
  return {
    ...contract,
    commands: contract.commands.map((command) => {
      const known = named(probed.commands, command.name)
      return known ? completeCommand(command, known) : command
    }),
    ...(files.length > 0 && { files }),
  }
}

function completeCommand(command: Command, known: Command): Command {
  const parameters = command.parameters.map((parameter) => {
    const spelled = named(known.parameters, parameter.name)
    return spelled ? completeParameter(parameter, spelled, command.path.length) : parameter
  })
  const { takesDoubleDash } = known
  return { ...command, parameters, ...(takesDoubleDash !== undefined && { takesDoubleDash }) }
}

function completeParameter(parameter: Parameter, known: Parameter, pathLength: number): Parameter {
  const { flag, positional, negation, isSwitch, isCount, isJoined, list, depth } = known
  const { type } = parameter.schema
  return {
    ...parameter,
    ...(flag !== undefined && { flag }),
    ...(positional && { positional }),
    ...(isJoined && { isJoined }),
    ...(depth !== undefined && depth < pathLength && { depth }),
    // What follows must fit the value that the contract promises.
    ...(type === 'array' && list !== undefined && { list }),
    ...(type === 'integer' && isCount && { isCount }),
    ...(type === 'boolean' && isSwitch && { isSwitch }),
    ...(type === 'boolean' && negation !== undefined && { negation }),
  }
}

/** `-` and `_` are one in names. */
function named<T extends { readonly name: string }>(all: readonly T[], name: string): T | undefined {
  return all.find((one) => one.name.replaceAll('-', '_') === name.replaceAll('-', '_'))
}

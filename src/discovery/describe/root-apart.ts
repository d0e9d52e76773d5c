import type { Description } from '../tool.js'

/** What a program itself is called beside a command `run`: the first that no command has. */
const namesOfRoot = ['run', 'main', 'root', 'itself']

/** A program that does something by itself and has a command `run`, with a name of its own for each. */
export function withRootApart(description: Description): Description {
  const { commands } = description
  const taken = new Set(commands.filter(({ path }) => path.length > 0).map(({ name }) => name))
  if (!taken.has('run')) return description
  return {
    ...description,
    commands: commands.map((command) => {
      const isRoot = command.path.length === 0 && command.name === 'run'
      return isRoot
        ? { ...command, name: namesOfRoot.find((name) => !taken.has(name)) ?? command.name }
        : command
    }),
  }
}

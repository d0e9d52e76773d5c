import { anyArguments } from './any-arguments.js'
import { problemIn } from '../problem.js'
import type { Description, Plugin } from '../tool.js'

/** Describes a program whose commands are not known as one tool that passes arguments on as they are, and says why. */
export function undescribed(plugin: Plugin, why: string): Description {
  return {
    source: 'none',
    commands: [
      {
        name: 'run',
        path: [],
        description: `Run ${plugin.name} with these command-line arguments.`,
        parameters: [anyArguments],
        doubts: ['its commands and options are not known, so it takes args'],
      },
    ],
    problems: [
      problemIn(plugin.mainFile, plugin.name).warning(
        `${why}; it is one tool that passes arguments on as they are. Print a contract on --describe, or write one into smcp.json (docs/plugin-development-guide.md)`,
      ),
    ],
  }
}

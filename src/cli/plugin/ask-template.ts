import inquirer from 'inquirer'
import { CancelledError, ConfigError } from '../../errors.js'
import { descriptionProblem, languages, nameProblem, type Language, type TemplateValues } from './scaffold.js'

export interface TemplateAnswers extends TemplateValues {
  readonly language: Language
}

/** What the flags said; undefined is "not said". */
export type GivenAnswers = { readonly [Key in keyof TemplateAnswers]?: TemplateAnswers[Key] | undefined } & {
  readonly name: string
}

/**
 * The answers to every question: from the flags, by asking where `ask`, else the defaults.
 * Throws a ConfigError for an answer that can't be used.
 */
export async function askTemplate(given: GivenAnswers, ask: boolean): Promise<TemplateAnswers> {
  const defaults: TemplateAnswers = {
    language: 'python',
    description: `Tools of ${given.name}.`,
    command: 'hello',
    name: given.name,
  }
  const known = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
  const asked = ask ? await prompt(defaults, known).catch(rethrow) : {}
  const answers = { ...defaults, ...known, ...asked }
  const problem =
    nameProblem(answers.name) ?? nameProblem(answers.command) ?? descriptionProblem(answers.description)
  if (problem !== undefined) throw new ConfigError(problem)
  return answers
}

/** inquirer's way to tell of Ctrl-C is an error with a stack. */
function rethrow(error: unknown): never {
  if (error instanceof Error && error.name === 'ExitPromptError')
    throw new CancelledError('Cancelled; nothing was made')
  throw error
}

async function prompt(
  defaults: TemplateAnswers,
  known: Partial<TemplateAnswers>,
): Promise<Partial<TemplateAnswers>> {
  const valid = (problem: string | undefined): true | string => problem ?? true
  return (await inquirer.prompt(
    [
      {
        type: 'select',
        name: 'language',
        message: 'Language',
        choices: [...languages],
        default: defaults.language,
      },
      {
        type: 'input',
        name: 'description',
        message: 'What is it for?',
        default: defaults.description,
        validate: (text: string) => valid(descriptionProblem(text)),
      },
      {
        type: 'input',
        name: 'command',
        message: 'First command',
        default: defaults.command,
        validate: (text: string) => valid(nameProblem(text)),
      },
    ],
    known,
  )) as Partial<TemplateAnswers>
}

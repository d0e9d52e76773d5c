import inquirer from 'inquirer'
import { ConfigError } from '../../errors.js'
import { rethrowCancelled } from '../terminal/rethrow-cancelled.js'
import { languages, templates, type Language } from './languages.js'
import { checkName, descriptionProblem, nameProblem, type TemplateValues } from './scaffold.js'

export interface TemplateAnswers extends TemplateValues {
  readonly language: Language
}

/** The answers given by flags; undefined: not given. */
export type GivenAnswers = { readonly [Key in keyof TemplateAnswers]?: TemplateAnswers[Key] | undefined } & {
  readonly name: string
}

/**
 * Gets the answer to every question: from the flags, by asking if `ask` is true, else the default. Throws a ConfigError
 * for an invalid answer; checks the name before it asks anything.
 */
export async function askTemplate(given: GivenAnswers, ask: boolean): Promise<TemplateAnswers> {
  checkName(given.name)
  const defaults: TemplateAnswers = {
    language: 'python',
    description: `Tools of ${given.name}.`,
    command: 'hello',
    name: given.name,
  }
  const known = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
  const asked = ask
    ? await prompt(defaults, known).catch((error: unknown) =>
        rethrowCancelled(error, 'Cancelled; nothing was created'),
      )
    : {}
  const answers = { ...defaults, ...known, ...asked }
  checkName(answers.command)
  const problem = descriptionProblem(answers.description)
  if (problem !== undefined) throw new ConfigError(problem)
  return answers
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
        choices: languages.map((value) => ({ value, name: templates[value].title, short: value })),
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

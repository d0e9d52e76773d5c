import { expect } from 'chai'
import { askTemplate } from '../../../../src/cli/plugin/ask-template.js'
import { ConfigError } from '../../../../src/errors.js'

const failure = (promise: Promise<unknown>): Promise<unknown> => promise.catch((caught: unknown) => caught)

describe('askTemplate', () => {
  it('takes the defaults for what was not said', async () => {
    expect(await askTemplate({ name: 'mine', command: 'greet', language: undefined }, false)).to.deep.equal({
      name: 'mine',
      language: 'python',
      description: 'Tools of mine.',
      command: 'greet',
    })
  })

  const refused: [what: string, given: Parameters<typeof askTemplate>[0], message: RegExp][] = [
    ['a name of 41 characters', { name: 'x'.repeat(41) }, /has 41 characters/],
    ['a name that looks like a flag', { name: '-x' }, /must not begin with - or __/],
    ['a name that begins as the separator', { name: '__x' }, /must not begin with - or __/],
    ['a command of two words', { name: 'x', command: 'say hello' }, /"say hello" can't be part/],
    ['a description of two lines', { name: 'x', description: 'a\nb' }, /must be one line/],
    ['a description that a shell would fill in', { name: 'x', description: '$HOME' }, /must be one line/],
    ['no description', { name: 'x', description: '' }, /must be one line of 1 to 200/],
  ]
  for (const [what, given, message] of refused)
    it(`refuses ${what}`, async () => {
      expect(await failure(askTemplate(given, false)))
        .to.be.instanceOf(ConfigError)
        .with.property('message')
        .that.match(message)
    })

  it('refuses a name before it asks anything', async () => {
    expect(await failure(askTemplate({ name: 'my plugin' }, true))).to.be.instanceOf(ConfigError)
  })
})

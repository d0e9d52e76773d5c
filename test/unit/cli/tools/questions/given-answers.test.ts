import { expect } from 'chai'
import { parseAnswers } from '../../../../../src/cli/tools/questions/given-answers.js'
import { UsageError } from '../../../../../src/errors.js'

describe('parseAnswers', () => {
  it('keeps all texts of a name, whatever is in them', () => {
    const { texts } = parseAnswers(['user=Ann=B', 'form.days=mon', 'form.days=tue', 'empty='])
    expect([...texts]).to.deep.equal([
      ['user', ['Ann=B']],
      ['form.days', ['mon', 'tue']],
      ['empty', ['']],
    ])
  })

  it('takes answers as MCP has them', () => {
    const answers = {
      user: { action: 'decline' },
      line: { role: 'assistant', content: {} },
      in: { roots: [] },
    }
    expect(Object.fromEntries(parseAnswers([], JSON.stringify(answers)).whole)).to.deep.equal(answers)
  })

  for (const [words, json, expected] of [
    [['user'], undefined, '--answer "user" is no answer'],
    [['=x'], undefined, '--answer "=x" is no answer'],
    [[], '{', '--answers is not JSON'],
    [[], '[]', '--answers must be a JSON object, got []'],
    [[], '{"user": {"name": "Ann"}}', '--answers: "user" is {"name":"Ann"}, which is no answer of MCP'],
    [[], '{"user": {"action": "agree"}}', '"user" is {"action":"agree"}'],
  ] as const)
    it(`refuses ${words.join(' ')}${json ?? ''} in words`, () => {
      expect(() => parseAnswers(words, json))
        .to.throw(UsageError, expected)
        .with.property('hint')
        .that.contains('--answer')
    })
})

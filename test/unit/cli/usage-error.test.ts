import { expect } from 'chai'
import { asUsageError } from '../../../src/cli/usage-error.js'

const command = { id: 'tools:list', config: { bin: 'npx smcp' } } as unknown as Parameters<
  typeof asUsageError
>[1]

describe('asUsageError', () => {
  it('leaves an error that is no complaint of a command line as it is', () => {
    for (const error of [new Error('x'), Object.assign(new Error('x'), { oclif: { exit: 1 } })])
      expect(asUsageError(error, command)).to.equal(error)
  })

  it('names the value of a choice that was probably meant', () => {
    for (const [message, hint] of [
      ['Expected --source=prser to be one of: parser, help', 'Did you mean parser?'],
      ['Expected bsh to be one of: bash, zsh, fish', 'Did you mean bash?'],
      ['Expected x to be one of: bash, zsh', 'npx smcp tools list --help shows its usage.'],
    ])
      expect(asUsageError(Object.assign(new Error(message), { oclif: { exit: 2 } }), command)).to.include({
        hint,
      })
  })

  it("keeps oclif's own words for what has none here, without its hint, and gives ours", () => {
    const message = 'Flag --plugin expects a value\nSee more help with --help'
    const error = Object.assign(new Error(message), { oclif: { exit: 2 } })
    expect(asUsageError(error, command)).to.include({
      message: 'Flag --plugin expects a value',
      hint: 'npx smcp tools list --help shows its usage.',
    })
  })
})

import { expect } from 'chai'
import { geminiPrefix, nameInCodex, nameInGemini } from '../../../../src/lint/limits/names-there.js'
import { codex } from '../../../hosts/hosts/codex.js'
import { geminiCli } from '../../../hosts/hosts/gemini-cli.js'

const names = ['demo__go', 'demo__go-on', `demo__${'x'.repeat(48)}`, `demo__${'x'.repeat(49)}y`]

describe('the names in hosts', () => {
  for (const name of names)
    it(`are those that npm run hosts finds: ${name}`, () => {
      expect(nameInCodex(name)).to.equal(codex.nameOf(name))
      expect(nameInGemini(name)).to.equal(geminiCli.nameOf(name))
    })

  it('are as long as gemini-cli lets them be', () => {
    expect(nameInGemini(names[2]!)).to.equal(geminiPrefix + names[2]!)
    expect(nameInGemini(names[3]!)).to.have.length(63).and.contain('...')
  })
})

import { expect } from 'chai'
import { readFileSync } from 'node:fs'
import { checkNode } from '../../../../src/cli/doctor/check-node.js'

describe('checkNode', () => {
  it('is content with this one, and with the oldest that package.json names', () => {
    const { engines } = JSON.parse(readFileSync('package.json', 'utf8')) as { engines: { node: string } }
    expect(checkNode().verdict).to.equal('ok')
    expect(checkNode(`${engines.node.replace('>=', '')}.0`, '/node')).to.deep.equal({
      about: 'Node',
      verdict: 'ok',
      text: `${engines.node.replace('>=', '')}.0, /node`,
    })
  })

  it('is not with an older one', () => {
    for (const version of ['20.18.3', '18.20.0']) {
      expect(checkNode(version).verdict).to.equal('problem')
      expect(checkNode(version).cure).to.include('Install Node 20.19 or later')
    }
  })
})

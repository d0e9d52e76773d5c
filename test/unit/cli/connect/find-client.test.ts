import { expect } from 'chai'
import { findClient } from '../../../../src/cli/connect/find-client.js'

const hintOf = (typed: string): unknown => {
  try {
    findClient(typed)
  } catch (error) {
    return (error as { hint: unknown }).hint
  }
  return undefined
}

describe('findClient', () => {
  it('knows a client however it is written', () => {
    for (const [typed, name] of [
      ['vscode', 'vscode'],
      ['vs-code', 'vscode'],
      ['VS Code', 'vscode'],
      ['Claude Desktop', 'claude-desktop'],
      ['claude_code', 'claude-code'],
      ['GeminiCLI', 'gemini-cli'],
    ] as const)
      expect(findClient(typed)).to.have.property('name', name)
    expect(findClient('Letta')).to.equal('letta')
  })

  it('suggests what was probably meant', () => {
    expect(hintOf('claude')).to.equal('Did you mean claude-desktop or claude-code?')
    expect(hintOf('gemini')).to.equal('Did you mean gemini-cli?')
    expect(hintOf('curser')).to.equal('Did you mean cursor?')
    expect(hintOf('emacs')).to.match(/^There are claude-desktop, claude-code, cursor, vscode, .*opencode/)
    expect(hintOf('')).to.match(/^There are /)
  })
})

import { expect } from 'chai'
import { execa } from 'execa'
import { shellWord } from '../../../src/cli/shell-word.js'

describe('shellWord', () => {
  for (const text of ['plain-name.js', 'a=b~', '~', '', 'my plugins', "it's", '$HOME', '*', 'a\nb', 'é;x'])
    it(`is ${JSON.stringify(text)} again in a shell`, async () => {
      const { stdout } = await execa('sh', ['-c', `printf %s ${shellWord(text)}`], {
        stripFinalNewline: false,
      })
      expect(stdout).to.equal(text)
    })
})

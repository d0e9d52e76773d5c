import { expect } from 'chai'
import { languageOf } from '../../../../src/cli/plugin/language-of.js'
import { makePlugin } from '../../../support/make-plugin.js'

/** A plugin that these words start. */
const runBy = (...interpreter: string[]) => {
  const { launch } = makePlugin()
  return { launch: { ...launch, local: { ...launch.local, interpreter } } }
}

describe('languageOf', () => {
  const rows: [words: string[], language: string][] = [
    [['/usr/bin/python3.12'], 'Python'],
    [['/usr/bin/env', 'A=1', 'python3'], 'Python'],
    [['pypy3'], 'Python'],
    [['/opt/node/bin/node'], 'Node'],
    [['sh'], 'shell'],
    [['/bin/bash', '-e'], 'shell'],
    [['ruby3.2'], 'Ruby'],
    [['deno', 'run'], 'deno'],
    [[], 'program'],
  ]
  for (const [words, language] of rows)
    it(`is ${language} for ${words.join(' ') || 'what is started as it is'}`, () => {
      expect(languageOf(runBy(...words))).to.equal(language)
    })
})

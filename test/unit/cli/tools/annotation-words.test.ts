import { expect } from 'chai'
import { annotationWords } from '../../../../src/cli/tools/annotation-words.js'

describe('annotationWords', () => {
  for (const [annotations, words] of [
    [{ readOnlyHint: true }, 'read-only'],
    [
      { title: 'Say "hi"', openWorldHint: true, idempotentHint: true, destructiveHint: true },
      'destructive, idempotent, open world, title "Say \\"hi\\""',
    ],
    [
      { readOnlyHint: false, destructiveHint: false, idempotentHint: false, openWorldHint: false },
      'not read-only, not destructive, not idempotent, closed world',
    ],
  ] as const) {
    it(`are ${words}`, () => {
      expect(annotationWords(annotations)).to.equal(words)
    })
  }
})

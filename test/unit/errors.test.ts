import { expect } from 'chai'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as errors from '../../src/errors.js'

const src = fileURLToPath(new URL('../../src', import.meta.url))
const sources = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => readFileSync(join(src, file), 'utf8'))

/** Prettier ends a class in the first column, or in its first line where it is empty. */
const definition = /^(?:export )?class (\w+) extends \w*Error\b(?:.*\{\}|[^]*?\n\})$/gm
const commentLine = /^\s*(?:\/\/|\/?\*).*$/gm

/** The classes of errors that these texts define. */
const definedIn = (texts: readonly string[]): string[] =>
  texts.flatMap((text) => [...text.matchAll(definition)].map(([, name]) => name!))

/** Those of them that nothing makes, but for definitions and comments. */
function neverMadeIn(texts: readonly string[]): string[] {
  const code = texts.map((text) => text.replaceAll(definition, '').replaceAll(commentLine, '')).join('\n')
  return definedIn(texts).filter((name) => !new RegExp(`\\bnew ${name}\\(`).test(code))
}

describe('the errors', () => {
  const classes = Object.values(errors).filter(
    (value): value is typeof errors.SmcpError =>
      typeof value === 'function' &&
      (value === errors.SmcpError || value.prototype instanceof errors.SmcpError),
  )
  const codes = classes.map((SomeError) => new SomeError('x').code)

  it('have a code each', () => {
    expect(new Set(codes).size).to.equal(codes.length)
  })

  it('are each thrown somewhere, also those of other files', () => {
    expect(definedIn(sources)).to.include.members(classes.map(({ name }) => name))
    expect(neverMadeIn(sources)).to.deep.equal([])
  })

  it('are not thrown by a definition, by a comment or by a longer name', () => {
    const made = 'export class MadeError extends Error {}\nthrow new MadeError("x")'
    const ofItself = 'class OwnError extends MadeError {\n  static of() {\n    return new OwnError()\n  }\n}'
    const inComment = '/** Throws new OwnError(). */\n// new OwnError()\nthrow new OwnErrorOfAnother()'
    expect(neverMadeIn([made, ofItself, inComment])).to.deep.equal(['OwnError'])
  })
})

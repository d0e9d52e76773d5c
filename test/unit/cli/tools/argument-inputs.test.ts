import { expect } from 'chai'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { ArgumentInputs } from '../../../../src/cli/tools/argument-inputs.js'
import { InvalidArgumentsError } from '../../../../src/errors.js'

const dir = mkdtempSync(join(tmpdir(), 'smcp-test-'))
const saved = (name: string, bytes: string | Buffer): string => {
  writeFileSync(join(dir, name), bytes)
  return join(dir, name)
}
const stdinOf = (text: string, isTTY?: true) =>
  Object.assign(Readable.from([Buffer.from(text)]), isTTY && { isTTY })
const failure = (promise: Promise<unknown>): Promise<unknown> => promise.catch((error: unknown) => error)

describe('ArgumentInputs', () => {
  it('reads a file as it is, without the mark of its encoding', () => {
    const inputs = new ArgumentInputs()
    expect(inputs.file(saved('a.txt', '\ufeffzwölf\n'), 'x')).to.equal('zwölf\n')
  })

  it('refuses a file that is away, a folder, and bytes that are no text', () => {
    const inputs = new ArgumentInputs()
    expect(() => inputs.file(join(dir, 'away'), 'key:=@away')).to.throw(
      InvalidArgumentsError,
      /^key:=@away: the file can't be read: ENOENT/,
    )
    expect(() => inputs.file(dir, 'x=@dir')).to.throw(InvalidArgumentsError, /EISDIR/)
    expect(() => inputs.file('', 'x=@')).to.throw(InvalidArgumentsError, 'x=@ names no file')
    const picture = saved('picture.png', Buffer.from([0x89, 0x50, 0xff]))
    expect(() => inputs.file(picture, 'x')).to.throw(InvalidArgumentsError, `${picture} is not text in UTF-8`)
  })

  it('says how a text is written that begins with @', () => {
    expect(() => new ArgumentInputs().file('ada', 'to=@ada'))
      .to.throw(InvalidArgumentsError)
      .with.property('hint', 'A text that begins with @ is written with two: to=@@ada')
  })

  it('reads stdin once, and names who has read it', async () => {
    const inputs = new ArgumentInputs(stdinOf('hello\n'))
    expect(await inputs.stdinText('a=-')).to.equal('hello\n')
    const error = await failure(inputs.stdinText('b:=-'))
    expect(error).to.be.instanceOf(InvalidArgumentsError)
    expect((error as Error).message).to.equal('b:=- asks for stdin, which a=- has read already')
  })

  it('does not wait for a person to type', async () => {
    const error = await failure(new ArgumentInputs(stdinOf('', true)).stdinText('-'))
    expect((error as InvalidArgumentsError).text).to.match(/^- asks for stdin, which is a terminal.*@FILE/)
  })
})

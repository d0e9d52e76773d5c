import { expect } from 'chai'
import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { saveMedia } from '../../../../src/cli/tools/save-media.js'
import { SmcpError } from '../../../../src/errors.js'

const picture = (text: string) =>
  ({ type: 'image', mimeType: 'image/png', data: Buffer.from(text).toString('base64') }) as const

describe('saveMedia', () => {
  const dir = mkdtempSync(join(tmpdir(), 'smcp-test-'))
  const file = join(dir, 'out.png')

  it('writes all bytes of a result, each to a file of its own', () => {
    const resource = { uri: 'x:y', mimeType: 'application/zip', blob: picture('c').data }
    const content = [
      picture('a'),
      { type: 'text', text: 't' },
      picture('b'),
      { type: 'resource', resource },
    ] as const
    expect(saveMedia({ content }, file)).to.deep.equal([
      `image/png saved as ${file}`,
      `image/png saved as ${join(dir, 'out-2.png')}`,
      `application/zip saved as ${join(dir, 'out-3.png')}`,
    ])
    const saved = ['out.png', 'out-2.png', 'out-3.png'].map((name) => readFileSync(join(dir, name), 'utf8'))
    expect(saved).to.deep.equal(['a', 'b', 'c'])
  })

  it('says so where there is nothing to write, or no place for it', () => {
    expect(() => saveMedia({ content: [{ type: 'text', text: 't' }] }, file)).to.throw(
      SmcpError,
      'no picture',
    )
    expect(() => saveMedia({ content: [picture('a')] }, join(dir, 'no/x.png'))).to.throw(SmcpError, 'ENOENT')
  })
})

import { expect } from 'chai'
import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { SmcpError } from '../../../src/errors.js'
import { readResourceFile } from '../../../src/executor/read-resource-file.js'

describe('readResourceFile', () => {
  let dir: string
  before(async () => {
    const root = await mkdtemp(join(tmpdir(), 'smcp-test-'))
    dir = join(root, 'plugin')
    await mkdir(join(dir, 'docs'), { recursive: true })
    await mkdir(join(root, 'plugin-2'))
    await writeFile(join(root, 'secret'), 'secret')
    await writeFile(join(root, 'plugin-2', 'a'), 'secret')
    await writeFile(join(dir, 'docs', 'a.txt'), 'four')
    await symlink('docs/a.txt', join(dir, 'within'))
    await symlink('../secret', join(dir, 'without'))
    await symlink('../plugin-2', join(dir, 'beside'))
    await symlink(dir, join(root, 'link'))
    await symlink('circle', join(dir, 'circle'))
    await promisify(execFile)('mkfifo', [join(dir, 'fifo')])
  })
  const read = (file: string, bytesMax = 100, of = dir): Promise<Buffer> =>
    readResourceFile({ uri: 'x://a', dir: of, file }, bytesMax)
  const failure = async (reading: Promise<Buffer>): Promise<SmcpError> =>
    reading.then(
      () => expect.fail('was read'),
      (error: unknown) => error as SmcpError,
    )

  it('reads a file of the folder, also by a link within it, and where the folder itself is a link', async () => {
    expect(String(await read('docs/a.txt'))).to.equal('four')
    expect(String(await read('within'))).to.equal('four')
    expect(String(await read('within', 4, join(dir, '..', 'link')))).to.equal('four')
  })

  it('follows no link out of the folder', async () => {
    for (const file of ['without', 'beside/a']) {
      const { code, message } = await failure(read(file))
      expect(code).to.equal('plugin_error')
      expect(message).to.equal(`x://a: ${file} leads out of the plugin's folder`)
    }
  })

  it('says what is not there, and what is no file', async () => {
    for (const file of ['none', 'docs/a.txt/b'])
      expect(await failure(read(file))).to.include({ code: 'resource_not_found', uri: 'x://a' })
    for (const file of ['docs', 'fifo'])
      expect((await failure(read(file))).message).to.equal(`x://a: ${file} is not a file`)
  })

  it('says why a file can not be read without the place where the plugin lies', async () => {
    const { code, message } = await failure(read('circle'))
    expect(code).to.equal('plugin_error')
    expect(message).to.equal("x://a: circle can't be read: ELOOP")
  })

  it('refuses a file that is longer than what is sent', async () => {
    const { code, text } = await failure(read('docs/a.txt', 3))
    expect(code).to.equal('output_too_large')
    expect(text).to.match(/has 4 bytes, and at most 3 are sent\. SMCP_OUTPUT_BYTES_MAX/)
  })
})

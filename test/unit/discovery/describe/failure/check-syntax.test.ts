import { expect } from 'chai'
import { mkdtemp, readdir, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createAskSessions } from '../../../../../src/discovery/describe/ask-program.js'
import { checkSyntax } from '../../../../../src/discovery/describe/failure/check-syntax.js'
import type { Language } from '../../../../../src/discovery/describe/look/languages.js'
import type { Plugin } from '../../../../../src/discovery/tool.js'
import { makePlugin } from '../../../../support/make-plugin.js'

const openSession = createAskSessions({ PATH: process.env.PATH ?? '' })

/** What the interpreter says, and what is in the folder then. */
async function check(
  text: string,
  command: string,
  language: Language['name'] | undefined,
  more: Partial<Plugin> = {},
): Promise<{ said: string | undefined; files: string[] }> {
  const dir = await mkdtemp(join(tmpdir(), 'smcp-test-'))
  // Node looks at the extension.
  const mainFile = join(dir, 'cli.cjs')
  await writeFile(mainFile, text)
  const session = openSession(dir)
  const said = await checkSyntax(makePlugin({ dir, mainFile, command, ...more }), language, session.ask)
  await session.close()
  return { said, files: await readdir(dir) }
}

describe('checkSyntax', () => {
  const faults: readonly [Language['name'], command: string, text: string, said: RegExp][] = [
    ['shell', 'sh', 'touch ran\nif true\nfi\n', /syntax error/i],
    ['python', 'python3', 'open("ran", "w")\ndef run(:\n', /SyntaxError/],
    ['node', process.execPath, 'require("fs").writeFileSync("ran", "")\nrun({\n', /SyntaxError/],
  ]
  for (const [language, command, text, said] of faults) {
    it(`tells a fault of ${language}, and runs nothing`, async () => {
      const found = await check(text, command, language)
      expect(found.said).to.match(said)
      expect(found.files).to.deep.equal(['cli.cjs'])
      const [good = ''] = text.split('\n')
      expect(await check(good, command, language)).to.deep.equal({ said: '', files: ['cli.cjs'] })
    })
  }

  it('asks nothing where no interpreter checks, or where it may not be the one that gets the words', async () => {
    expect((await check('BEGIN { }', 'perl', 'perl')).said).to.equal(undefined)
    expect((await check('x', 'sh', undefined)).said).to.equal(undefined)
    expect((await check('fi\n', 'sh', 'shell', { manifest: { interpreter: 'sh' } })).said).to.equal(undefined)
  })
})

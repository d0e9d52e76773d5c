import { expect } from 'chai'
import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readGoldenFiles, type GoldenFiles } from '../../../../../src/cli/plugin/golden/read-golden-files.js'
import { SchemaChecker } from '../../../../../src/discovery/schema/schema-checker.js'
import { complaintAbout } from '../../../../../src/discovery/schema/complaint-about.js'
import type { JsonSchema } from '../../../../../src/discovery/tool.js'
import { repository } from '../../../../support/start-smcp.js'

async function readWith(files: Readonly<Record<string, string>>): Promise<GoldenFiles> {
  const dir = await mkdtemp(join(tmpdir(), 'smcp-golden-'))
  await mkdir(join(dir, 'tests'))
  for (const [name, text] of Object.entries(files)) await writeFile(join(dir, 'tests', name), text)
  return readGoldenFiles('mine', dir)
}

/** Documents, and the fields that are wrong in them. */
const documents: readonly (readonly [document: unknown, fields: readonly (string | undefined)[]])[] = [
  [{ command: 'a' }, []],
  [
    [
      { command: 'a', arguments: {}, name: 'n' },
      { command: 'b', expect: {} },
    ],
    [],
  ],
  [{ $schema: 'x', command: 'a', expect: { isError: true, contains: ['a', 'b'], json: null } }, []],
  [{ command: 'a', answers: { q: { action: 'decline' }, m: { role: 'r', content: {}, model: 'm' } } }, []],
  [{ expect: { text: 'x' } }, ['command']],
  [{ command: '' }, ['command']],
  [{ command: 'a', argument: {} }, ['argument']],
  [{ command: 'a', arguments: ['x'] }, ['arguments']],
  [[{ command: 'a' }, { command: 'b', expect: { txt: 'x' } }], ['[1].expect.txt']],
  [[{ command: 'a' }, 'b'], ['[1]']],
  [{ command: 'a', expect: 'x' }, ['expect']],
  [{ command: 'a', expect: { structuredContent: [] } }, ['expect.structuredContent']],
  [{ command: 'a', expect: { content: [{ text: 'x' }] } }, ['expect.content[0].type']],
  [{ command: 'a', answers: { q: { action: 'perhaps' } } }, ['answers.q.action']],
]

describe('readGoldenFiles', () => {
  for (const [document, fields] of documents)
    it(`finds ${fields.length === 0 ? 'nothing' : fields.join()} wrong in ${JSON.stringify(document)}`, async () => {
      const { files, problems } = await readWith({ 'a.json': JSON.stringify(document) })
      expect([...new Set(problems.map(({ field }) => field))]).to.deep.equal(fields)
      expect(files).to.have.length(fields.length === 0 ? 1 : 0)
    })

  it('agrees with the schema that editors use', async () => {
    const text = await readFile(`${repository}docs/golden.schema.json`, 'utf8')
    const schema = JSON.parse(text) as JsonSchema
    expect(new SchemaChecker().problem(schema)).to.equal(undefined)
    for (const [document, fields] of documents)
      expect(complaintAbout(schema, document) === undefined, JSON.stringify(document)).to.equal(
        fields.length === 0,
      )
  })

  it('passes over other tests in JSON, and reads the rest by name', async () => {
    const { files, problems, others } = await readWith({
      'b.json': '{"command": "b"}',
      'a.json': '[{"command": "a"}]',
      'data.json': '{"users": [1]}',
      'list.json': '[1, 2]',
      'notes.txt': '{"command": "c"}',
    })
    expect(files.flatMap(({ calls }) => calls.map(({ command }) => command))).to.deep.equal(['a', 'b'])
    expect(problems).to.deep.equal([])
    expect(others.map((file) => file.split('/').at(-1))).to.deep.equal(['data.json', 'list.json'])
  })

  it('says of a file that is no JSON where it is wrong', async () => {
    const { problems } = await readWith({ 'a.json': '{"command": }' })
    expect(problems[0]?.message).to.match(/^can't be read: .*token/)
  })

  it('is empty without a folder of tests', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'smcp-golden-'))
    expect(await readGoldenFiles('mine', dir)).to.deep.equal({ files: [], problems: [], others: [] })
  })
})

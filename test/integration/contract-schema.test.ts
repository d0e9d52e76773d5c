import { expect } from 'chai'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { execa } from 'execa'
import { wholeContractSchema } from '../../scripts/whole-contract-schema.js'
import { ContractReader } from '../../src/discovery/describe/contract/parse-contract.js'
import { compileSchema } from '../../src/discovery/schema/compile-schema.js'
import { makePlugin } from '../support/make-plugin.js'

const schema = JSON.parse(
  readFileSync(new URL('../../docs/contract.schema.json', import.meta.url), 'utf8'),
) as Record<string, unknown>
const validate = compileSchema(schema)
const reader = new ContractReader()
const problems = (payload: unknown): string[] =>
  reader.read(makePlugin(), JSON.stringify(payload)).problems.map(({ message }) => message)
const two = (more: object): object => ({ contract_version: '2.0', commands: [], ...more })
const command = (more: object): object => two({ commands: [{ name: 'a', ...more }] })
const resource = { uri: 'a://b', name: 'b', file: 'b.txt' }

const good: readonly object[] = [
  { commands: [] },
  { contract_version: '1.0', commands: [{ name: 'a', parameters: null, output: 5, interactive: 'x' }] },
  command({ output: 'image/png', interactive: true, icons: [{ src: 'a' }], _meta: {}, long_running: false }),
  command({ task: 'optional', ask: 'first', job: true, outputSchema: { type: 'object' } }),
  command({ parameters: [{ name: 'x', flag: '-x', env: 'X_TOKEN', secret: true, positional: false }] }),
  command({ inputSchema: { type: 'object', properties: { a: true } } }),
  two({ resources: [resource] }),
  two({
    commands: [{ name: 't' }],
    resourceTemplates: [{ uriTemplate: 'a://{id}', name: 'n', command: 't' }],
  }),
  two({ prompts: [{ name: 'p', text: 'Hi {x}', arguments: [{ name: 'x', complete: ['a'] }] }] }),
]
const bad: readonly object[] = [
  {},
  { contract_version: '3', commands: [] },
  { commands: [{ name: 'a b' }] },
  { commands: [{ name: 'a', parameters: [{ name: 'x', type: 'str' }] }] },
  command({ output: 'picture' }),
  command({ interactive: 'yes' }),
  command({ outputSchema: { type: 'array' } }),
  command({ task: 'always' }),
  command({ inputSchema: { properties: {} } }),
  command({ parameters: [{ name: 'x', env: 'LD_PRELOAD' }] }),
  command({ parameters: [{ name: 'x', flag: 'x' }] }),
  two({ resources: [{ ...resource, uri: 'b' }] }),
  two({ resourceTemplates: [{ uriTemplate: 'a://{id}', name: 'n' }] }),
  two({ prompts: [{ name: 'p', text: 'x', arguments: [{}] }] }),
]

describe('the JSON Schema of the contract', () => {
  it('is made of those by which smcp reads it: npm run contract-schema', () => {
    expect(schema).to.deep.equal(JSON.parse(JSON.stringify(wholeContractSchema())))
  })

  for (const payload of good)
    it(`takes what smcp takes: ${JSON.stringify(payload)}`, () => {
      expect(problems(payload)).to.deep.equal([])
      expect(validate(payload), JSON.stringify(validate.errors)).to.equal(true)
    })

  for (const payload of bad)
    it(`refuses what smcp complains of: ${JSON.stringify(payload)}`, () => {
      expect(problems(payload)).not.to.deep.equal([])
      expect(validate(payload)).to.equal(false)
    })

  it('takes what the fixtures of the conformance suite print', async () => {
    const root = fileURLToPath(new URL('../fixtures/conformance', import.meta.url))
    for (const file of ['suite/cli.mjs', 'quick/cli.sh', 'content/cli.py']) {
      const { stdout } = await execa(`${root}/${file}`, ['--describe'])
      expect(validate(JSON.parse(stdout)), `${file} ${JSON.stringify(validate.errors)}`).to.equal(true)
    }
  })
})

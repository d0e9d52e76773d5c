import { expect } from 'chai'
import { ContractReader } from '../../../../../src/discovery/describe/contract/parse-contract.js'
import type { Description } from '../../../../../src/discovery/tool.js'
import { makePlugin } from '../../../../support/make-plugin.js'

const contracts = new ContractReader()
const read = (said: object, version = '2.0'): Description =>
  contracts.read(
    makePlugin(),
    JSON.stringify({ contract_version: version, commands: [{ name: 'go' }], ...said }),
  )
const resource = { uri: 'x://a', name: 'a', file: 'a.txt' }
const template = { uriTemplate: 'x://{id}', name: 't', command: 'go' }
const prompt = { name: 'p', text: 'Hello.' }

describe('readOffers', () => {
  it('reads nothing of a contract 1, and nothing where nothing is said', () => {
    expect(read({ resources: [resource], prompts: 'none' }, '1.0')).not.to.have.property('offers')
    expect(read({ resources: [], prompts: null })).not.to.have.property('offers')
  })

  it('keeps what is shown apart from what is run', () => {
    const { offers, problems } = read({ resources: [{ ...resource, more: 1, title: null }] })
    expect(problems).to.deep.equal([])
    expect(offers?.resources).to.deep.equal([{ shown: { uri: 'x://a', name: 'a' }, from: { file: 'a.txt' } }])
  })

  it('takes from the command of the contract how the arguments are given', () => {
    const commands = [
      {
        name: 'go',
        output: 'image/png',
        interactive: true,
        parameters: [
          { name: 'the-id', type: 'integer', flag: '-i', required: true },
          { name: 'more', type: 'string' },
        ],
      },
    ]
    const { offers } = read({ commands, resourceTemplates: [{ ...template, uriTemplate: 'x://{the_id}' }] })
    expect(offers?.templates[0]?.from.run).to.deep.include({
      path: ['go'],
      output: 'image/png',
      isInteractive: true,
      parameters: [{ name: 'the-id', flag: '-i', required: true, schema: { type: 'integer' } }],
    })
  })

  const wrongs: readonly (readonly [string, object, string, RegExp])[] = [
    ['no list', { resources: { a: 1 } }, 'resources', /is not a list/],
    ['no object', { prompts: ['p'] }, 'prompts[0]', /is not an object/],
    ['no URI', { resources: [{ name: 'a', file: 'a' }] }, 'resources[0].uri', /is missing/],
    ['a URI without a scheme', { resources: [{ ...resource, uri: '/a' }] }, 'resources[0].uri', /pattern/],
    [
      'a wrong type',
      { resources: [{ ...resource, mimeType: 'text' }] },
      'resources[0].mimeType',
      /"text" must/,
    ],
    [
      'a file elsewhere',
      { resources: [{ ...resource, file: '../a' }] },
      'resources[0].file',
      /within the plugin/,
    ],
    [
      'a file of the system',
      { resources: [{ ...resource, file: '/etc/passwd' }] },
      'resources[0].file',
      /within/,
    ],
    [
      'nothing to read',
      { resources: [{ uri: 'x://a', name: 'a' }] },
      'resources[0]',
      /needs a file or a command/,
    ],
    ['two things to read', { resources: [{ ...resource, command: 'go' }] }, 'resources[0]', /leave out one/],
    [
      'a command of no name',
      { resources: [{ uri: 'x:a', name: 'a', command: 'a b' }] },
      'resources[0].command',
      /"a b"/,
    ],
    [
      'the same URI again',
      { resources: [resource, resource] },
      'resources[1]',
      /appears twice; the first is kept/,
    ],
    [
      'a template of none',
      { resourceTemplates: [{ ...template, uriTemplate: 'x://a' }] },
      'resourceTemplates[0].uriTemplate',
      /"x:\/\/a" has no variable/,
    ],
    [
      'a stray completion',
      { resourceTemplates: [{ ...template, complete: { ip: ['1'] } }] },
      'resourceTemplates[0].complete.ip',
      /not a variable/,
    ],
    [
      'a wrong completion',
      { resourceTemplates: [{ ...template, complete: { id: [1] } }] },
      'resourceTemplates[0].complete.id[0]',
      /1 is not a string/,
    ],
    [
      'a completion by nothing',
      { resourceTemplates: [{ ...template, complete: { id: {} } }] },
      'resourceTemplates[0].complete.id.command',
      /is missing/,
    ],
    ['a prompt of nothing', { prompts: [{ name: 'p' }] }, 'prompts[0]', /needs a text or a command/],
    ['a prompt of two things', { prompts: [{ ...prompt, command: 'go' }] }, 'prompts[0]', /leave out one/],
    ['a wrong name', { prompts: [{ ...prompt, name: 'a b' }] }, 'prompts[0].name', /"a b" must/],
    [
      'an argument twice',
      { prompts: [{ ...prompt, arguments: [{ name: 'a-b' }, { name: 'a_b' }] }] },
      'prompts[0].arguments',
      /"a_b" appears twice/,
    ],
    [
      'an argument of no name',
      { prompts: [{ ...prompt, arguments: [{}] }] },
      'prompts[0].arguments[0].name',
      /is missing/,
    ],
    [
      'a command that needs more',
      {
        commands: [{ name: 'go', parameters: [{ name: 'to', type: 'string', required: true }] }],
        resources: [{ uri: 'x:a', name: 'a', command: 'go' }],
      },
      'resources[0].command',
      /needs "to", which it is not given/,
    ],
  ]
  for (const [what, said, field, words] of wrongs)
    it(`leaves out ${what}, says where it is, and loses nothing else`, () => {
      const good = { resources: [{ ...resource, uri: 'x://good' }], prompts: [{ name: 'good', text: '' }] }
      const lists = Object.entries(good).map(([word, own]) => {
        const given = (said as Record<string, unknown>)[word]
        return [word, Array.isArray(given) ? [...(given as unknown[]), ...own] : (given ?? own)]
      })
      const { offers, problems, commands } = read({ ...said, ...(Object.fromEntries(lists) as object) })
      expect(problems).to.have.length(1)
      expect(problems[0]).to.include({ field, severity: 'error' })
      expect(problems[0]?.message).to.match(words)
      expect(commands).to.have.length(1)
      if (!what.startsWith('no list'))
        expect(offers?.resources.map(({ shown }) => shown.uri)).to.include('x://good')
      expect(offers?.prompts.map(({ shown }) => shown.name)).to.include('good')
    })
})

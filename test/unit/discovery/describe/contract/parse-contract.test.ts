import { expect } from 'chai'
import { ContractReader } from '../../../../../src/discovery/describe/contract/parse-contract.js'
import type { Plugin } from '../../../../../src/discovery/tool.js'
import { contractTool } from '../../../../support/make-tool.js'

const plugin = {
  name: 'p',
  dir: '/p',
  mainFile: '/p/cli.py',
  manifest: {},
  launch: { plugin: 'p', file: 'cli.py', local: { interpreter: [], mainFile: 'x', args: [], cwd: '/p' } },
} satisfies Plugin
const parse = (payload: unknown) =>
  new ContractReader().read(plugin, typeof payload === 'string' ? payload : JSON.stringify(payload))
const complaints = (payload: unknown): string[] =>
  parse(payload).problems.map(({ field, message }) => `${field ?? ''} ${message}`.trim())

describe('parseContract', () => {
  it('addresses each problem by its field and hides only the command concerned', () => {
    const { commands, problems } = parse({
      commands: [
        { name: 'a', parameters: [{ name: 'x' }, { name: 'y' }, { name: 'z', type: 'str' }] },
        { name: 'b' },
      ],
    })
    expect(commands.map(({ name }) => name)).to.deep.equal(['b'])
    expect(problems).to.deep.include({
      plugin: 'p',
      file: '/p/cli.py',
      severity: 'error',
      field: 'commands[0].parameters[2].type',
      message:
        '"str" is not one of "string", "number", "integer", "boolean", "array", "object" (did you mean "string"?)',
    })
  })

  it('hides the plugin where the envelope is wrong', () => {
    expect(complaints({})).to.deep.equal(['commands is missing'])
    expect(complaints({ commands: {} })).to.deep.equal(['commands {} is not an array'])
    expect(complaints({ contract_version: '3.0', commands: [] })[0]).to.match(
      /^contract_version "3.0" must match pattern/,
    )
    expect(complaints('[1')[0]).to.match(/^--describe printed invalid JSON/)
    expect(complaints('null')).to.deep.equal(['null is not an object'])
  })

  it('takes what the plugin is for from its description', () => {
    const about = (plugin: unknown) => parse({ plugin, commands: [] }).about
    expect(about({ description: 'Keeps bees.\n\nIn boxes.' })).to.equal('Keeps bees.')
    expect(about({ name: 'bees' })).to.equal(undefined)
    expect(about(undefined)).to.equal(undefined)
  })

  it('takes null for no parameters, and survives a list as a type and doubled names', () => {
    expect(complaints({ commands: [{ name: 'a', parameters: null }] })).to.deep.equal([])
    const parameters = [{ name: 'x', action: null, arg_style: null, takes_value: null }]
    expect(complaints({ commands: [{ name: 'a', parameters }] })).to.deep.equal([])
    expect(complaints({ commands: [{ name: 'a', parameters: {} }] })).to.deep.equal([
      'commands[0].parameters {} is not an array or null',
    ])
    expect(
      complaints({ commands: [{ name: 'a', parameters: [{ name: 'x', type: ['string'] }] }] })[0],
    ).to.match(/^commands\[0\]\.parameters\[0\]\.type \["string"\] is not one of/)
    expect(complaints({ commands: [{ name: 'a' }, { name: 'a' }] })).to.deep.equal([
      'commands[1] "a" appears twice; the first is kept',
    ])
    expect(
      complaints({ commands: [{ name: 'a', parameters: [{ name: 'x-y' }, { name: 'x_y' }] }] }),
    ).to.deep.equal(['commands[0] "x_y" appears twice; the first is kept'])
  })

  it('keeps the keywords of JSON Schema and completes what clients refuse', () => {
    const { inputSchema } = contractTool(
      { name: 'n', type: 'integer', minimum: 1, required: true, description: 'How many.' },
      { name: 'l', type: 'array' },
      { name: 'o', type: 'object' },
      { name: 'untyped' },
      { name: 'off', default: false },
    )
    expect(inputSchema).to.deep.equal({
      type: 'object',
      properties: {
        n: { type: 'integer', minimum: 1, description: 'How many.' },
        l: { type: 'array', items: { type: 'string' } },
        o: { type: 'object', additionalProperties: true },
        untyped: { type: 'string' },
        off: { type: 'boolean', default: false },
      },
      required: ['n'],
      additionalProperties: false,
    })
  })

  it('reads the annotations of a command, and leaves out those that are wrong with a warning', () => {
    const { commands, problems } = parse({
      commands: [
        { name: 'a', annotations: { title: 'A', readOnlyHint: true, destructiveHint: null } },
        { name: 'b', annotations: { readOnlyHint: 'yes', openWorldHint: false, dangerous: true } },
        { name: 'c', annotations: [] },
        { name: 'd' },
      ],
    })
    expect(commands.map(({ name, annotations }) => [name, annotations])).to.deep.equal([
      ['a', { title: 'A', readOnlyHint: true }],
      ['b', { openWorldHint: false }],
      ['c', undefined],
      ['d', undefined],
    ])
    expect(problems.map(({ severity, field }) => [severity, field])).to.deep.equal([
      ['warning', 'commands[1].annotations.readOnlyHint'],
      ['warning', 'commands[1].annotations.dangerous'],
      ['warning', 'commands[2].annotations'],
    ])
  })

  it('takes required of a parameter itself, of its properties, and of the command', () => {
    const place = { name: 'place', type: 'object', properties: { street: {}, city: {} }, required: ['city'] }
    const [lax, strict, stricter] = parse({
      commands: [
        { name: 'lax', parameters: [place, { name: 'by', required: false }] },
        { name: 'strict', parameters: [place, { name: 'by' }], required: ['place', 'by'] },
        { name: 'stricter', parameters: [place, { name: 'by', required: true }], required: ['place'] },
      ],
    }).commands
    const requiredOf = (command = lax) => command?.parameters.map(({ required }) => required)
    expect([lax, strict, stricter].map(requiredOf)).to.deep.equal([
      [false, false],
      [true, true],
      [true, true],
    ])
    for (const command of [lax, strict, stricter])
      expect(command?.parameters[0]?.schema).to.deep.include({ type: 'object', required: ['city'] })
  })

  for (const [required, complaint] of [
    [['text', 'texd'], 'commands[0].required "texd" is not one of the parameters text, size; it is left out'],
    [true, 'commands[0].required true is not a list of parameters; it is left out'],
    [[7], 'commands[0].required [7] is not a list of parameters; it is left out'],
  ] as const) {
    it(`warns of ${JSON.stringify(required)} as what a command requires`, () => {
      const parameters = [{ name: 'text' }, { name: 'size' }]
      const { commands, problems } = parse({ commands: [{ name: 'a', required, parameters }] })
      expect(commands).to.have.length(1)
      expect(
        problems.map(({ severity, field, message }) => [severity, `${field ?? ''} ${message}`]),
      ).to.deep.equal([['warning', complaint]])
    })
  }

  for (const required of ['city', ['city', 7], { city: true }]) {
    it(`hides a command where ${JSON.stringify(required)} is required of a parameter`, () => {
      const parameters = [{ name: 'place', type: 'object', required }]
      const { commands, problems } = parse({ commands: [{ name: 'a', parameters }] })
      expect(commands).to.deep.equal([])
      expect(problems[0]?.field).to.match(/^commands\[0\]\.parameters\[0\]\.required/)
    })
  }

  describe('of version 2', () => {
    const ofCommand = (said: object) => ({ contract_version: '2.0', commands: [{ name: 'a', ...said }] })

    it('reads what a command says of its calls and results', () => {
      const { contract, commands, problems } = parse(
        ofCommand({
          _meta: { x: 1 },
          icons: [{ src: 'a.png' }],
          output: 'image/svg+xml',
          outputSchema: { type: 'object' },
          interactive: true,
        }),
      )
      expect(problems).to.deep.equal([])
      expect(contract).to.equal(2)
      expect(commands[0]).to.deep.include({
        meta: { x: 1 },
        icons: [{ src: 'a.png' }],
        output: 'image/svg+xml',
        outputSchema: { type: 'object' },
        isInteractive: true,
      })
    })

    it('leaves out what is wrong of that, and says so', () => {
      const wrong = {
        icons: [{}],
        output: 'picture',
        outputSchema: { type: 'array' },
        interactive: 'yes',
        _meta: 1,
      }
      const payload = ofCommand(wrong)
      expect(parse(payload).commands[0]).to.have.all.keys('name', 'path', 'description', 'parameters')
      expect(complaints(payload)).to.have.members([
        'commands[0].icons[0].src is missing; it is left out',
        `commands[0].output "picture" must match pattern "^[a-z]+/[a-zA-Z0-9!#$&^_.+-]+$"; it is left out`,
        'commands[0].outputSchema.type "array" is not "object"; it is left out',
        'commands[0].interactive "yes" is not a boolean; it is left out',
        'commands[0]._meta 1 is not an object; it is left out',
      ])
    })

    it('takes a parameter by a flag, as a word or by a variable, but by none that starts programs', () => {
      const parameters = [
        { name: 'a', flag: '-a' },
        { name: 'b', positional: true },
        { name: 'api-key', secret: true },
      ]
      const [command] = parse(ofCommand({ parameters })).commands
      expect(
        command?.parameters.map(({ flag, positional, variable }) => [flag, positional, variable]),
      ).to.deep.equal([
        ['-a', undefined, undefined],
        [undefined, true, undefined],
        [undefined, undefined, 'API_KEY'],
      ])
      for (const env of ['LD_PRELOAD', 'PATH', 'NODE_OPTIONS', 'SMCP_CONTRACT', 'a b'])
        expect(complaints(ofCommand({ parameters: [{ name: 'x', env }] }))[0], env).to.match(
          /^commands\[0\]\.parameters\[0\]\.env ".*" must match/,
        )
    })

    it('takes a secret by no variable that starts programs, whatever the case of its name', () => {
      for (const name of ['path', 'Home', 'ld-preload', 'node.options', 'smcp_contract', '2fa']) {
        const payload = ofCommand({ parameters: [{ name, secret: true }] })
        expect(parse(payload).commands, name).to.deep.equal([])
        expect(complaints(payload)[0], name).to.match(
          /^commands\[0\]\.parameters\[0\]\.name ".*" would be given by the variable [A-Z0-9_]+, .*"env"/,
        )
      }
      const [command] = parse(
        ofCommand({ parameters: [{ name: 'path', secret: true, env: 'KEY_PATH' }] }),
      ).commands
      expect(command?.parameters[0]).to.include({ variable: 'KEY_PATH', isSecret: true })
    })

    it('makes the parameters of a whole schema, with what is said of their spelling', () => {
      const inputSchema = { type: 'object', properties: { x: { type: 'integer' }, y: true }, required: ['x'] }
      const [command] = parse(ofCommand({ inputSchema, parameters: [{ name: 'x', flag: '-x' }] })).commands
      expect(command).to.deep.include({
        inputSchema,
        parameters: [
          { name: 'x', required: true, schema: { type: 'integer' }, flag: '-x' },
          { name: 'y', required: false, schema: {} },
        ],
      })
    })

    it('is not read in a contract of version 1', () => {
      const { contract, commands } = parse({
        commands: [{ name: 'a', interactive: 1, parameters: [{ name: 'x', flag: 5, env: 'PATH' }] }],
      })
      expect(contract).to.equal(undefined)
      expect(commands[0]).to.have.all.keys('name', 'path', 'description', 'parameters')
    })
  })
})

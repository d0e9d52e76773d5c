import { expect } from 'chai'
import { completeContract } from '../../../../../src/discovery/describe/probe/complete-contract.js'
import type { Description, Parameter } from '../../../../../src/discovery/tool.js'

const describing = (source: 'contract' | 'parser', name: string, parameters: Parameter[]): Description => ({
  source,
  commands: [{ name, path: [name], description: source, parameters }],
  problems: [],
})
const parameter = (name: string, type: string, more: Partial<Parameter> = {}): Parameter => ({
  name,
  required: false,
  schema: { type },
  ...more,
})

/** What becomes of one parameter of a contract when the parser has it so. */
function completed(contract: Parameter, known: Parameter): Parameter | undefined {
  const commands = completeContract(
    describing('contract', 'send_mail', [contract]),
    describing('parser', 'send-mail', [known]),
  ).commands
  return commands[0]?.parameters[0]
}

describe('completeContract', () => {
  it('takes the spelling of a flag, says so, and keeps all else of the contract', () => {
    const contract = parameter('use-ssl', 'boolean', {
      required: true,
      schema: { type: 'boolean', default: true },
    })
    const known = parameter('use_ssl', 'boolean', { flag: '--use_ssl', isSwitch: true, negation: '--no_ssl' })
    expect(completed(contract, known)).to.deep.equal({
      ...contract,
      spelledBy: 'parser',
      flag: '--use_ssl',
      isSwitch: true,
      negation: '--no_ssl',
    })
  })

  it('takes nothing from an option of a group, which the contract may have meant as the own of the command', () => {
    const contract = parameter('level', 'integer')
    expect(completed(contract, parameter('level', 'integer', { flag: '-l', depth: 0 }))).to.deep.equal(
      contract,
    )
  })

  it('takes what is positional, and how a list and a number of times are given', () => {
    expect(
      completed(parameter('to', 'array'), parameter('to', 'array', { positional: true, list: 'together' })),
    ).to.deep.include({ positional: true, list: 'together' })
    expect(
      completed(
        parameter('verbose', 'integer'),
        parameter('verbose', 'integer', { flag: '-v', isCount: true }),
      ),
    ).to.deep.include({ flag: '-v', isCount: true, schema: { type: 'integer', minimum: 0, maximum: 100 } })
    const bounded = { type: 'integer', minimum: -5, maximum: 3 }
    expect(
      completed(
        parameter('verbose', 'integer', { schema: bounded }),
        parameter('verbose', 'integer', { flag: '-v', isCount: true }),
      ),
    ).to.deep.include({ schema: { ...bounded, minimum: 0 } })
  })

  it('takes the number of items of a list that is read by it', () => {
    const known = { type: 'array', minItems: 2, maxItems: 2 }
    expect(
      completed(
        parameter('pair', 'array', { schema: { type: 'array', description: 'Two.' } }),
        parameter('pair', 'array', { flag: '--pair', list: 'exact', schema: known }),
      ),
    ).to.deep.include({ list: 'exact', schema: { ...known, description: 'Two.' } })
  })

  it('takes one list of values where the parser takes several lists, unless the contract has them too', () => {
    const pair = { type: 'array', items: { type: 'string' }, minItems: 2, maxItems: 2 }
    const known = parameter('pair', 'array', {
      flag: '--pair',
      list: 'repeated',
      each: 'exact',
      schema: { type: 'array', items: pair },
    })
    const flat = { type: 'array', items: { type: 'string' } }
    expect(completed(parameter('pair', 'array', { schema: flat }), known)).to.deep.include({
      list: 'exact',
      schema: pair,
    })
    const nested = { type: 'array', items: flat }
    expect(completed(parameter('pair', 'array', { schema: nested }), known)).to.deep.include({
      list: 'repeated',
      each: 'exact',
      schema: nested,
    })
  })

  it('takes nothing that would not fit the value of the contract', () => {
    const flag = '--x'
    const spelled = { flag, spelledBy: 'parser' } as const
    expect(
      completed(parameter('x', 'string'), parameter('x', 'boolean', { flag, isSwitch: true })),
    ).to.deep.equal(parameter('x', 'string', spelled))
    expect(
      completed(parameter('x', 'boolean'), parameter('x', 'integer', { flag, isCount: true })),
    ).to.deep.equal(parameter('x', 'boolean', spelled))
    expect(
      completed(parameter('x', 'string'), parameter('x', 'array', { flag, list: 'repeated' })),
    ).to.deep.equal(parameter('x', 'string', spelled))
  })

  it('says what the program is for, in the words of the contract if it has some', () => {
    const [contract, parser] = [describing('contract', 'a', []), describing('parser', 'a', [])]
    const about = (said: Partial<Description>) =>
      completeContract({ ...contract, ...said }, { ...parser, about: 'By its parser.' }).about
    expect(about({})).to.equal('By its parser.')
    expect(about({ about: 'By its contract.' })).to.equal('By its contract.')
  })

  it('leaves alone what only the contract knows, and adds nothing that only the parser knows', () => {
    const contract = describing('contract', 'a', [parameter('mine', 'string')])
    expect(
      completeContract(contract, describing('parser', 'a', [parameter('theirs', 'string')])),
    ).to.deep.equal(contract)
    expect(completeContract(contract, describing('parser', 'b', []))).to.deep.equal(contract)
  })

  it('knows from the parser that -- may stand before positionals, and which files it was learnt from', () => {
    const contract = describing('contract', 'a', [])
    const [command] = describing('parser', 'a', []).commands
    const probed = { ...describing('parser', 'a', []), commands: [{ ...command!, takesDoubleDash: true }] }
    const result = completeContract(contract, { ...probed, files: ['/p/cli.py'] })
    expect(result.commands[0]?.takesDoubleDash).to.equal(true)
    expect(result.commands[0]?.description).to.equal('contract')
    expect(result.files).to.deep.equal(['/p/cli.py'])
  })
})

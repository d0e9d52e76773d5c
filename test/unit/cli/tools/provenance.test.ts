import { expect } from 'chai'
import { asExamined, parameterWords, provenance, sourceWords } from '../../../../src/cli/tools/provenance.js'
import type { Parameter } from '../../../../src/discovery/tool.js'
import { makeParameter, parserTool } from '../../../support/make-tool.js'

const tool = (...parameters: Partial<Parameter>[]) =>
  parserTool({ parameters: parameters.map((one, index) => makeParameter({ name: `p${index}`, ...one })) })
const words = (...parameters: Partial<Parameter>[]): string => sourceWords(tool(...parameters))

describe('provenance', () => {
  it('is that of the tool for every parameter that says nothing else', () => {
    const { plugin, file, source, parameters, doubts } = provenance(
      tool({ source: 'help', completedBy: ['manual'], sentDefault: 1 }, { spelledBy: 'help' }),
    )
    expect({ plugin, file, source, doubts }).to.deep.equal({
      plugin: 'demo',
      file: 'cli.py',
      source: 'parser',
      doubts: [],
    })
    expect(parameters).to.deep.equal([
      { name: 'p0', source: 'help', completedBy: ['manual'], hasManifestDefault: true },
      { name: 'p1', source: 'parser', spelledBy: 'help', hasManifestDefault: false },
    ])
  })

  it('has the doubts of the command, and stands beside what MCP lists', () => {
    expect(asExamined(parserTool({ doubts: ['odd'] }))).to.include({ name: 'demo__go', source: 'parser' })
    expect(asExamined(parserTool({ doubts: ['odd'] })).doubts).to.deep.equal(['odd'])
  })
})

describe('sourceWords', () => {
  it('name only what differs from the tool, alike parameters together', () => {
    expect(words({}, {})).to.equal('parser')
    expect(words({}, { source: 'help' })).to.equal('parser; p1 by help')
    expect(words({ source: 'help' }, {}, { source: 'help' }, { completedBy: ['manual'] })).to.equal(
      'parser; p0, p2 by help; p3 completed by manual',
    )
    expect(words({ sentDefault: 1 }, {})).to.equal('parser; p0 with a default by smcp.json')
  })

  it('say it of all parameters at once, and name no more than four', () => {
    expect(words({ source: 'help' }, { source: 'help' })).to.equal('parser; all parameters by help')
    const six = Array.from({ length: 6 }, () => ({ source: 'help' as const }))
    expect(words({}, ...six)).to.equal('parser; p1, p2, p3, p4 and 2 more by help')
  })
})

describe('parameterWords', () => {
  it('name the sources as they are told to', () => {
    const one = { name: 'p', source: 'help', spelledBy: 'parser', hasManifestDefault: true } as const
    expect(parameterWords(one, 'contract', (source) => `its ${source}`)).to.deep.equal([
      'by its help',
      'spelled by its parser',
      'with a default by smcp.json',
    ])
  })
})

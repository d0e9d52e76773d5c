import { expect } from 'chai'
import { unsetVariables } from '../../../../src/discovery/catalog/unset-variables.js'
import { programEnvironment } from '../../../../src/process/environment.js'
import type { Launch } from '../../../../src/process/launch.js'
import { makePlugin } from '../../../support/make-plugin.js'

const environment = programEnvironment({ HERE: 'h' }, { IN_FILE: 'f' })
const warnings = (
  env: Launch['env'],
  mayBeBrought: (variable: string) => boolean = () => false,
): string[] => {
  const plugin = makePlugin()
  const found = unsetVariables(
    { ...plugin, launch: { ...plugin.launch, ...(env && { env }) } },
    { environment, mayBeBrought },
  )
  for (const problem of found) {
    expect(problem).to.include({ plugin: 'p', field: 'env', severity: 'warning' })
    expect(problem.file).to.match(/smcp\.json$/)
  }
  return found.map(({ message }) => message)
}

describe('unsetVariables', () => {
  it('says which variables of a value are nowhere, once each, and what to do', () => {
    expect(warnings({ A: '${GONE} ${GONE} ${HERE}', B: '${IN_FILE}' })).to.deep.equal([
      '${GONE} is empty, because GONE is not set; set it in the environment of smcp, or in .env in its working folder',
    ])
    expect(warnings({ A: '${MCP_API_KEY}' })).to.deep.equal([
      '${MCP_API_KEY} is empty, because no program gets this key of smcp',
    ])
  })

  it('says how a name gets its value from .env, and nothing of one that may be missing', () => {
    expect(warnings(['HERE', 'GONE', 'IN_FILE'])).to.deep.equal([
      'IN_FILE is left out, because it is only in .env; to have it, write {"IN_FILE": "${IN_FILE}"}',
    ])
    expect(warnings(undefined)).to.deep.equal([])
  })

  it('waits for what a caller may bring', () => {
    expect(warnings({ A: '${GONE} ${THEIRS}' }, (variable) => variable === 'THEIRS')).to.have.length(1)
  })
})

import { expect } from 'chai'
import {
  showGroupOptions,
  wantedGroupOptions,
  type GroupOptions,
} from '../../../../src/discovery/catalog/show-group-options.js'
import type { Parameter } from '../../../../src/discovery/tool.js'
import { makeParameter } from '../../../support/make-tool.js'

const ofGroups = (count: number): Parameter[] =>
  Array.from({ length: count }, (_, index) =>
    makeParameter({
      name: `g${index}`,
      flag: `--g${index}`,
      ...(index % 2 ? { depth: 0 } : { isInherited: true }),
    }),
  )
const shown = (wanted: GroupOptions | undefined, ...parameters: Parameter[]): string[] =>
  showGroupOptions({ name: 'go', path: ['go'], description: '', parameters }, wanted).parameters.map(
    ({ name }) => name,
  )

describe('a tool and the options of its groups', () => {
  const own = makeParameter({ flag: '--x' })

  it('shows them unless they are more than 20', () => {
    expect(shown('auto', own, ...ofGroups(20))).to.have.length(21)
    expect(shown(undefined, own, ...ofGroups(21))).to.deep.equal(['x'])
  })

  it('shows all or none of them where that is wanted', () => {
    expect(shown('all', own, ...ofGroups(21))).to.have.length(22)
    expect(shown('none', own, ...ofGroups(1))).to.deep.equal(['x'])
  })

  it('always shows what is required, and what the manifest gives a value', () => {
    const required = makeParameter({ name: 'token', flag: '--token', depth: 0, required: true })
    const given = makeParameter({ name: 'level', flag: '--level', depth: 0, sentDefault: 'low' })
    expect(shown('none', required, own, given)).to.deep.equal(['token', 'x', 'level'])
  })

  it('does what the manifest says, before the setting', () => {
    expect([wantedGroupOptions(true, 'none'), wantedGroupOptions(false, 'all')]).to.deep.equal([
      'all',
      'none',
    ])
    expect([wantedGroupOptions(undefined, 'none'), wantedGroupOptions(undefined)]).to.deep.equal([
      'none',
      'auto',
    ])
  })
})

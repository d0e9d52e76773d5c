import { expect } from 'chai'
import type { Dialect, HelpText } from '../../../../../../src/discovery/describe/help/dialect.js'
import {
  optionParameter,
  positionalParameter,
} from '../../../../../../src/discovery/describe/help/build-parameter.js'
import { withFloor } from '../../../../../../src/discovery/describe/help/layout/with-floor.js'

const says = (facts: Partial<HelpText>): HelpText => ({
  description: '',
  commands: [],
  parameters: [],
  ...facts,
})
const reader = (help: HelpText, list?: readonly string[]): Dialect => ({
  name: 'x',
  recognizes: () => true,
  read: () => help,
  takesDoubleDash: true,
  ...(list && { list }),
})
const options = (count: number) =>
  Array.from({ length: count }, (_, index) => optionParameter({ flags: [`--o${index}`], kind: 'switch' }))
const command = (name: string) => ({ path: [name], description: '' })

describe('a dialect over a floor', () => {
  const chosen = (own: HelpText, other: HelpText, list?: readonly string[]): string =>
    withFloor(reader(own, list), reader(other)).read('', []) === own ? 'own' : 'floor'

  it('gives way where the floor lists commands, and it has none', () => {
    const two = says({ commands: [command('a'), command('b')] })
    expect(chosen(says({}), two)).to.equal('floor')
    expect(chosen(says({ commands: [command('a')] }), two)).to.equal('own')
    expect(chosen(says({}), says({ commands: [command('a')] }))).to.equal('own')
  })

  it('gives way where the floor finds more than twice as many options', () => {
    expect(chosen(says({ parameters: options(1) }), says({ parameters: options(3) }))).to.equal('floor')
    expect(chosen(says({ parameters: options(1) }), says({ parameters: options(2) }))).to.equal('own')
  })

  it('gives way where it finds switches alone, and the floor values', () => {
    const value = says({ parameters: [...options(3), optionParameter({ flags: ['--v'], kind: 'value' })] })
    expect(chosen(says({ parameters: options(4) }), value)).to.equal('floor')
    expect(chosen(value, value)).to.equal('own')
  })

  it('gives way where its reading alone is doubtful', () => {
    const wrong = says({
      parameters: [positionalParameter({ name: 'it is a whole sentence', required: true })],
    })
    expect(chosen(wrong, says({}))).to.equal('floor')
    expect(chosen(wrong, wrong)).to.equal('own')
  })

  it('stays where it lists its commands by a call of its own', () => {
    expect(chosen(says({}), says({ parameters: options(9) }), ['list'])).to.equal('own')
  })
})

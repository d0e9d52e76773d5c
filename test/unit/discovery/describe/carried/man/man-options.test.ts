import { expect } from 'chai'
import { manOptions } from '../../../../../../src/discovery/describe/carried/man/man-options.js'
import type { KnownOption } from '../../../../../../src/discovery/describe/merge/known-option.js'

const read = (tags: readonly (readonly [string, string])[], title = 'OPTIONS'): KnownOption[] =>
  manOptions([{ title, paragraphs: [], tagged: tags.map(([tag, text]) => ({ tag, text })) }])
const parameterOf = (tag: string): KnownOption['parameter'] | undefined =>
  read([[tag, 'Text.']])[0]?.parameter

describe('manOptions', () => {
  it('takes every spelling, and the first sentence', () => {
    const [option] = read([['-a or --all', 'Show all, e.g. hidden ones. It takes long.\nMore.']])
    expect(option?.flags).to.deep.equal(['-a', '--all'])
    expect(option?.parameter).to.deep.include({ flag: '--all', isSwitch: true })
    expect(option?.parameter.schema.description).to.equal('Show all, e.g. hidden ones.')
  })

  it('takes each switch that a tag is of', () => {
    const options = read([['--rotate-90, --rotate-180', 'Rotate it.']])
    expect(options.map(({ flags }) => flags)).to.deep.equal([['--rotate-90'], ['--rotate-180']])
  })

  it('sees which take a value, in every spelling of one', () => {
    for (const tag of ['-b address', '--size=SIZE', '--type=', '--file <file name>', '--at=N, -@'])
      expect(parameterOf(tag)?.schema.type, tag).to.equal('string')
    for (const tag of ['--git [if exa was built with git support]', '--crtimes, -N,'])
      expect(parameterOf(tag)?.isSwitch, tag).to.equal(true)
    expect(parameterOf('--dry-run [true|false]')).to.include({ isOneWord: true })
    expect(parameterOf('--color [WHEN]')).not.to.have.property('isOneWord')
    expect(parameterOf('--color[=WHEN]')).to.include({ isJoined: true })
    expect(parameterOf('--pos[=N[:top|bottom]]')?.schema).not.to.have.property('enum')
    expect(parameterOf('--model {pgp|tofu|always}')?.schema.enum).to.deep.equal(['pgp', 'tofu', 'always'])
  })

  it('takes no range, no sentence and no value within a word for an option', () => {
    for (const tag of [
      '-0 ... -9',
      '--copy-dirlinks applies to all the symlinks to directories',
      '-Olevel',
      '--and, --or, ( ... )',
    ])
      expect(parameterOf(tag), tag).to.equal(undefined)
  })

  it('takes no long time for a tag or a text without end', function () {
    this.timeout(20_000)
    for (const part of ['-', '-a ', '<a ', 'a. '])
      expect(
        read([
          [`-${part.repeat(100_000)}`, ''],
          ['-b', part.repeat(100_000)],
        ]),
        part,
      ).to.have.length(1)
  })

  it('joins two spellings that have paragraphs of their own', () => {
    expect(
      read([
        ['-a', ''],
        ['--all', 'All.'],
      ]).map(({ flags }) => flags),
    ).to.deep.equal([['-a', '--all']])
  })

  it('takes each once, and only from the sections that tell of options', () => {
    expect(
      read([
        ['-a', 'One.'],
        ['-a, --all', 'Two.'],
      ]),
    ).to.have.length(1)
    expect(read([['-a', 'One.']], 'EXAMPLES')).to.deep.equal([])
    expect(read([['-a', 'One.']], 'DESCRIPTION')).to.have.length(1)
  })
})

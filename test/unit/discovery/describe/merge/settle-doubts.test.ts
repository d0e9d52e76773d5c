import { expect } from 'chai'
import { anyArguments } from '../../../../../src/discovery/describe/any-arguments.js'
import { settleDoubts } from '../../../../../src/discovery/describe/merge/settle-doubts.js'
import type { Command } from '../../../../../src/discovery/tool.js'
import { makeParameter } from '../../../../support/make-tool.js'

const seen = (options: string): string =>
  `its help shows ${options}, which no parameter is, so it takes args as well`
const other = "its usage shows [+FORMAT], which smcp can't read, so it takes args as well"

const command = (doubts: readonly string[] | undefined, ...flags: string[]): Command => ({
  name: 'go',
  path: ['go'],
  description: '',
  parameters: [...flags.map((flag) => makeParameter({ name: flag.slice(2), flag })), anyArguments],
  ...(doubts && { doubts }),
})
const settled = (...given: Parameters<typeof command>): unknown => {
  const { doubts, parameters } = settleDoubts(command(...given))
  return { doubts, takesArguments: parameters.some(({ isRaw }) => isRaw) }
}

describe('settleDoubts', () => {
  it('takes back a doubt about options that are all parameters now, by one of their spellings, and args', () => {
    for (const options of ['--deep', '-d, --deep', '--deep; -f, --far'])
      expect(settled([seen(options)], '--deep', '--far')).to.deep.equal({
        doubts: undefined,
        takesArguments: false,
      })
  })

  it('leaves it where one is none, where there may be more, and where there is another doubt', () => {
    for (const options of ['--deep; --far', '--deep; ...', '-d'])
      expect(settled([seen(options)], '--deep')).to.deep.equal({
        doubts: [seen(options)],
        takesArguments: true,
      })
    expect(settled([seen('--deep'), other], '--deep')).to.deep.equal({
      doubts: [other],
      takesArguments: true,
    })
  })

  it('changes nothing where there is no doubt', () => {
    expect(settleDoubts(command(undefined, '--deep'))).to.deep.equal(command(undefined, '--deep'))
  })
})

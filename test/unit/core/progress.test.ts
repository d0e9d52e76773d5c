import { expect } from 'chai'
import { Progress } from '../../../src/core/progress.js'
import { makeCall } from '../../support/make-call.js'

function open(progressToken?: string) {
  const told: { progress: number; total?: number; message?: string }[] = []
  const notify = (_method: string, params: unknown): void => void told.push(params as (typeof told)[number])
  return { told, progress: new Progress(makeCall({ progressToken, notify })) }
}

describe('Progress', () => {
  it('passes on what a program says', () => {
    const { told, progress } = open('t')
    progress.report({ progress: 50, total: 100, message: 'half' })
    expect(told).to.deep.equal([{ progressToken: 't', progress: 50, total: 100, message: 'half' }])
  })

  it('only rises, even if the program starts again', () => {
    const { told, progress } = open('t')
    for (const one of [0, 2, 2, 1, 3]) progress.report({ progress: one })
    const numbers = told.map((one) => one.progress)
    expect(numbers).to.deep.equal([...new Set(numbers)].sort((a, b) => a - b))
    expect(numbers.map(Math.round)).to.deep.equal([0, 2, 2, 2, 3])
  })

  it('beats in seconds until the program has numbers of its own, then by these', () => {
    const { told, progress } = open('t')
    progress.beat(15)
    progress.report({ progress: 20, total: 40 })
    progress.beat(30)
    expect(told.map(({ message }) => message)).to.deep.equal([
      'in progress for 15 s',
      undefined,
      'in progress for 30 s',
    ])
    expect(told[2]).to.include({ total: 40 })
    expect(told[2]!.progress).to.be.within(20, 20.001)
  })

  it('tells nobody who did not ask', () => {
    const { told, progress } = open()
    progress.report({ progress: 1 })
    progress.beat(2)
    expect(told).to.deep.equal([])
  })
})

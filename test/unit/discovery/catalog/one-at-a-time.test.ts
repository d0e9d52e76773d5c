import { expect } from 'chai'
import { OneAtATime } from '../../../../src/discovery/catalog/one-at-a-time.js'

/** Jobs that end when they are told to, and how many of each key have begun. */
function jobs() {
  const begun: string[] = []
  const ends: ((error?: Error) => void)[] = []
  const queue = new OneAtATime(async (key) => {
    begun.push(key)
    await new Promise<void>((done, failed) => {
      ends.push((error) => {
        if (error) failed(error)
        else done()
      })
    })
  })
  const end = (error?: Error): void => {
    ends.shift()!(error)
  }
  return { queue, begun, end }
}

describe('OneAtATime', () => {
  it('makes one job of whatever is asked for while one runs, and begins it afterwards', async () => {
    const { queue, begun, end } = jobs()
    const first = queue.run('a')
    const [second, third] = [queue.run('a'), queue.run('a')]
    expect(begun).to.deep.equal(['a'])
    end()
    await first
    expect(begun).to.deep.equal(['a', 'a'])
    const fourth = queue.run('a')
    end()
    await Promise.all([second, third])
    end()
    await fourth
    expect(begun).to.deep.equal(['a', 'a', 'a'])
  })

  it('lets no key wait for another', async () => {
    const { queue, begun, end } = jobs()
    const all = [queue.run('a'), queue.run('b')]
    expect(begun).to.deep.equal(['a', 'b'])
    end()
    end()
    await Promise.all(all)
  })

  it('goes on after a job that failed', async () => {
    const { queue, begun, end } = jobs()
    const failed = queue.run('a').catch((error: unknown) => String(error))
    const next = queue.run('a')
    end(new Error('no'))
    expect(await failed).to.equal('Error: no')
    end()
    await next
    expect(begun).to.deep.equal(['a', 'a'])
  })
})

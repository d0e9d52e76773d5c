import { expect } from 'chai'
import type { ProgramEvent } from '../../../src/executor/program-event.js'
import { readEvents, withoutEvents } from '../../../src/executor/read-events.js'

function eventsOf(...chunks: (string | Buffer)[]): unknown[] {
  const events: ProgramEvent[] = []
  const read = readEvents((event) => events.push(event))
  for (const chunk of chunks) read(Buffer.from(chunk))
  return events.map((event) => (event.kind === 'log' ? event.data : event))
}

describe('readEvents', () => {
  it('reads a line as soon as it has ended, wherever the chunks are cut', () => {
    expect(eventsOf('{"log": 1}\n{"lo', 'g": 2}', '\n', 'text\n{"log": 3}\n{"log": 4}')).to.deep.equal([
      1, 2, 3,
    ])
  })

  it('puts a character together that two chunks share', () => {
    const line = Buffer.from('{"log": "ü"}\n')
    const middle = line.indexOf(0xbc)
    expect(eventsOf(line.subarray(0, middle), line.subarray(middle))).to.deep.equal(['ü'])
  })

  it('keeps no line that is too long, and reads what follows', () => {
    const long = `{"log": "${'x'.repeat(70_000)}`
    expect(eventsOf(long, long, '"}\n{"log": 1}\n', `${long}"}\n{"log": 2}\n`)).to.deep.include.members([
      1, 2,
    ])
    expect(eventsOf(long, long, '"}\n{"log": 1}\n')).to.deep.equal([1])
  })
})

describe('withoutEvents', () => {
  it('leaves the diagnostics, byte by byte', () => {
    const diagnostics = Buffer.from([0x61, 0xff, 0x0a, 0x7b, 0x7d, 0x0a])
    const mixed = Buffer.concat([Buffer.from('{"progress": 1}\n'), diagnostics, Buffer.from('{"log": "é"}')])
    expect(withoutEvents(mixed)).to.deep.equal(diagnostics)
    expect(withoutEvents(diagnostics)).to.equal(diagnostics)
  })
})

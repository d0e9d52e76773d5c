import { expect } from 'chai'
import type { ProgramEvent } from '../../../src/executor/program-event.js'
import { EventSplitter, withoutEvents } from '../../../src/executor/read-events.js'

function split(...chunks: (string | Buffer)[]): {
  events: unknown[]
  diagnostics: string[]
  end: () => void
} {
  const events: unknown[] = []
  const diagnostics: string[] = []
  const onEvent = (event: ProgramEvent): void => void events.push(event.kind === 'log' ? event.data : event)
  const splitter = new EventSplitter(onEvent, (bytes) => void diagnostics.push(bytes.toString('latin1')))
  for (const chunk of chunks) splitter.write(Buffer.from(chunk))
  return {
    events,
    diagnostics,
    end: () => {
      splitter.end()
    },
  }
}
const eventsOf = (...chunks: (string | Buffer)[]): unknown[] => split(...chunks).events

describe('EventSplitter', () => {
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

  it('shows diagnostics at once and in their place, byte by byte, and no event', () => {
    const { events, diagnostics, end } = split(
      '50 %\r',
      '60 %\n{"log": 1}\n{"a',
      '": 1}\nx{"log": 2}\n{"log": 3}',
    )
    expect(diagnostics).to.deep.equal(['50 %\r', '60 %\n', '{"a": 1}\nx{"log": 2}\n'])
    expect(events).to.deep.equal([1])
    end()
    expect(events).to.deep.equal([1, 3])
    const bytes = Buffer.from([0x61, 0xff, 0x0a, 0x7b])
    const rest = split(bytes)
    rest.end()
    expect(rest.diagnostics.join('')).to.equal(bytes.toString('latin1'))
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

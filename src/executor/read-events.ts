import { StringDecoder } from 'node:string_decoder'
import { eventIn, type ProgramEvent } from './program-event.js'

/** A longer line is no event, so that a program without newlines fills no memory. */
const lineCharactersMax = 64 * 1024

/** Reads a program's stderr in chunks, and passes on each event as soon as its line has ended. */
export function readEvents(onEvent: (event: ProgramEvent) => void): (chunk: Buffer) => void {
  const decoder = new StringDecoder('utf8')
  let rest = ''
  let isTooLong = false
  return (chunk) => {
    const [first = '', ...lines] = (rest + decoder.write(chunk)).split('\n')
    const last = lines.pop()
    if (last === undefined) {
      isTooLong ||= first.length > lineCharactersMax
      rest = isTooLong ? '' : first
      return
    }
    for (const line of isTooLong ? lines : [first, ...lines]) {
      const event = eventIn(line)
      if (event) onEvent(event)
    }
    isTooLong = last.length > lineCharactersMax
    rest = isTooLong ? '' : last
  }
}

/** A program's stderr without the lines that are events: its diagnostics. */
export function withoutEvents(stderr: Buffer): Buffer {
  // Every event is an object.
  if (!stderr.includes('{')) return stderr
  const lines = stderr.toString('latin1').split(/(?<=\n)/)
  const kept = lines.filter((line) => eventIn(Buffer.from(line, 'latin1').toString('utf8')) === undefined)
  return kept.length === lines.length ? stderr : Buffer.from(kept.join(''), 'latin1')
}

import { expect } from 'chai'
import { eventIn } from '../../../src/executor/program-event.js'

describe('eventIn', () => {
  const events: Readonly<Record<string, unknown>> = {
    '{"progress": 1}': { kind: 'progress', progress: 1 },
    '{"message": "half", "progress": 50, "total": 100}\r': {
      kind: 'progress',
      progress: 50,
      total: 100,
      message: 'half',
    },
    '{"log": null}': { kind: 'log', level: 'info', data: null },
    '{"log": ["a"], "level": "alert", "logger": "x"}': {
      kind: 'log',
      level: 'alert',
      logger: 'x',
      data: ['a'],
    },
    '{"changed": "file:///a"}': { kind: 'changed', what: 'file:///a' },
  }
  for (const [line, event] of Object.entries(events))
    it(`reads ${line.trim()}`, () => {
      expect(eventIn(line)).to.deep.equal(event)
    })

  const diagnostics = [
    '',
    'progress: 1',
    '{"progress": 1',
    '{"progress": "1"}',
    '{"progress": 1e999}',
    '{"progress": 1, "total": 1e999}',
    `{"changed": "${'x'.repeat(3000)}"}`,
    '{"progress": 1, "of": 2}',
    '{"progress": 1, "total": "2"}',
    '{"progress": 1, "message": 2}',
    '{"log": "x", "level": "loud"}',
    '{"log": "x", "logger": 1}',
    '{"level": "info"}',
    '{"changed": ""}',
    '{"changed": ["tools"]}',
    ' {"progress": 1}',
    '[{"progress": 1}]',
  ]
  for (const line of diagnostics)
    it(`leaves ${JSON.stringify(line)} to the diagnostics`, () => {
      expect(eventIn(line)).to.equal(undefined)
    })
})

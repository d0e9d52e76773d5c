import { expect } from 'chai'
import fc from 'fast-check'
import { delimiter } from 'node:path'
import {
  choicesOf,
  count,
  headerVariables,
  limitMs,
  list,
  logLevel,
  oneOf,
  paths,
  port,
  seconds,
  secret,
  text,
  timeoutMs,
  yesNo,
} from '../../src/setting-values.js'

/** What a text is read as, or why it is refused. */
const read = (reader: (value: string) => unknown, value: string): unknown => {
  try {
    return reader(value)
  } catch (error) {
    return String(error)
  }
}
const expectEach = (
  reader: (value: string) => unknown,
  values: readonly string[],
  expected: unknown,
): void => {
  for (const value of values) expect(read(reader, value), JSON.stringify(value)).to.deep.equal(expected)
}

describe('the text of a setting', () => {
  it('is a header and a variable, neither of them one that decides who enters or what is run', () => {
    expect(read(headerVariables, 'X-Github-Token=GITHUB_TOKEN, x-b=B')).to.deep.equal([
      { header: 'x-github-token', variable: 'GITHUB_TOKEN' },
      { header: 'x-b', variable: 'B' },
    ])
    for (const item of ['X-Token', '=A', 'X Y=A', 'X-A=', 'X-A=B C'])
      expect(read(headerVariables, item), item).to.match(/must be a header and a variable, such as/)
    for (const header of ['Authorization', 'X-API-Key', 'Connection', 'Mcp-Session-Id', 'Cookie', 'Host'])
      expect(read(headerVariables, `${header}=A`), header).to.equal(
        `Error: must not take the header ${header}, which is for smcp itself`,
      )
    for (const variable of ['PATH', 'LD_PRELOAD', 'PYTHONPATH', 'NODE_OPTIONS', 'SMCP_RUN_ID'])
      expect(read(headerVariables, `X-A=${variable}`), variable).to.equal(
        `Error: must not set ${variable}, which may decide what is run`,
      )
    expect(read(headerVariables, 'X-A=A,X-B=A')).to.equal('Error: must set A from one header')
  })

  it('has choices, where it is one of some words', () => {
    expect(choicesOf(oneOf('on', 'off'))).to.deep.equal(['on', 'off'])
    expect(choicesOf(logLevel)).to.include('WARNING')
    for (const reader of [text, list, yesNo, port]) expect(choicesOf(reader)).to.equal(undefined)
  })

  it('is a text, or a secret that is long enough', () => {
    expect(read(text, ' a ')).to.equal(' a ')
    expect(read(text, '')).to.equal('Error: must not be empty')
    expect(read(secret, 'x'.repeat(32))).to.equal('x'.repeat(32))
    expect(read(secret, 'x'.repeat(31))).to.equal('Error: must have at least 32 characters, has 31')
  })

  it('is a list divided by commas, or folders divided as in PATH', () => {
    expect(read(list, ' a,, b c ,')).to.deep.equal(['a', 'b c'])
    expect(read(list, ' , ')).to.deep.equal([])
    expect(read(paths, ['', 'a b', 'c,d', ''].join(delimiter))).to.deep.equal(['a b', 'c,d'])
    expect(read(paths, delimiter)).to.equal('Error: must name a folder')
  })

  it('is true or false in the words of service files', () => {
    expectEach(yesNo, ['1', 'true', 'YES', 'On'], true)
    expectEach(yesNo, ['0', 'False', 'no', 'OFF'], false)
    expectEach(yesNo, ['', '2', 'y', 'true ', 'enabled'], 'Error: must be true or false')
  })

  it('is a whole number within its bounds', () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), (number) => {
        expect(read(count(0), String(number))).to.equal(number)
      }),
    )
    expectEach(count(1, 9), ['1', '01'], 1)
    expectEach(
      count(1, 9),
      ['0', '10', '-1', '1.0', '1e0', ' 1', '', 'x'],
      'Error: must be a whole number from 1 to 9',
    )
    expectEach(count(1), ['9007199254740993'], 'Error: must be a whole number from 1')
  })

  it('is a port, 0 for a free one', () => {
    expect(['0', '80', '65535'].map((value) => read(port, value))).to.deep.equal([0, 80, 65535])
    expectEach(port, ['65536', '-1', '8e1', '0x50', '', '80 '], 'Error: must be 0 to 65535')
  })

  it('is a time in seconds, which a timer can wait', () => {
    expect(['0', '0.0', '1.5', '30', '2000000'].map((value) => read(seconds, value))).to.deep.equal([
      0, 0, 1500, 30_000, 2_000_000_000,
    ])
    expectEach(
      seconds,
      ['2000001', '-1', '1e3', '.5', '5.', '', '1 s'],
      'Error: must be a number of seconds from 0 to 2000000',
    )
  })

  it('is a time of 0 only where it is 0: that often means none', () => {
    expectEach(seconds, ['0.001', '0.0004', '0.0000001'], 1)
    expectEach(timeoutMs, ['0.0004'], 1)
  })

  it('is a limit of time, none where it is 0', () => {
    expectEach(limitMs, ['0', '0.0'], undefined)
    expect(read(limitMs, '1.5')).to.equal(1500)
    expectEach(limitMs, ['-1', '-0', '-', 'none'], 'Error: must be a number of seconds from 0 to 2000000')
  })

  it("is a call's limit of time, none where it is 0 or less", () => {
    expectEach(timeoutMs, ['0', '0.0', '-0', '-1', '-0.5'], undefined)
    expect(read(timeoutMs, '30')).to.equal(30_000)
    expectEach(timeoutMs, ['-', 'none', '--1'], 'Error: must be a number of seconds from 0 to 2000000')
  })

  it('is one of the words that are meant, in any case', () => {
    const reader = oneOf('auto', 'never')
    expectEach(reader, ['auto', 'AUTO'], 'auto')
    expectEach(reader, ['', 'constructor', 'auto '], 'Error: must be one of auto, never')
  })

  it("is a level of the log, by Python's names and pino's", () => {
    expect(
      ['WARNING', 'warn', 'Critical', 'fatal', 'debug'].map((value) => read(logLevel, value)),
    ).to.deep.equal(['warn', 'warn', 'fatal', 'fatal', 'debug'])
    expectEach(
      logLevel,
      ['loud', '', 'constructor'],
      'Error: must be DEBUG, INFO, WARNING, ERROR or CRITICAL',
    )
  })
})

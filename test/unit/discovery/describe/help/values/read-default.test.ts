import { expect } from 'chai'
import { readDefault } from '../../../../../../src/discovery/describe/help/values/read-default.js'

describe('a default in words', () => {
  const cases: readonly [text: string, value: string][] = [
    ['Port to run on, defaults to 8001', '8001'],
    ['Room in bytes, for example 4K (default) or 1M', '4K'],
    ['The host. Defaults to 127.0.0.1 which means only this machine.', '127.0.0.1'],
    ['Max line length (0 to disable,default: 80)', '80'],
    ['retryDelay, default 100', '100'],
    ['The level. Default level is 3.', '3'],
    ["Level. Default level is 'patch'. Only one.", 'patch'],
    ['The offset. The default value is 0. Use this to page.', '0'],
    ['The format. The default value is: "a b"', 'a b'],
    ["set the separator. Default: '|'", '|'],
    ['bash/posix/mksh, default "auto"', 'auto'],
    ["Display the section, default is `.ctf'", '.ctf'],
    ['(browser | node | neutral, default browser)', 'browser'],
    ['ascii, iso, mac, default to ascii', 'ascii'],
    ['Whether to use color. Defaults to `auto`.', 'auto'],
    ['Read from this file. Defaults to .cache/x.json.', '.cache/x.json'],
    ['0 for tabs (default), >0 for number of spaces', '0'],
    ['The volume: 0=silent, 1=normal (default), 2=loud', '1'],
    ['How much is said. 2 (the default) says all, 0 nothing', '2'],
    ['encoding of the output (utf-8 by default)', 'utf-8'],
    ['Exit after so many failures. If not specified, it defaults to 1', '1'],
  ]
  for (const [text, value] of cases)
    it(`is read: ${text}`, () => {
      expect(readDefault(text)?.value).to.equal(value)
    })

  for (const text of [
    'The default mode',
    'Use default options',
    'Output format (default eof when bundling and inline otherwise)',
    'iife | cjs, no default when not bundling, otherwise default is iife when the platform is browser',
    'Order (default "browser,module" when platform is browser and "main" when it is node)',
    "By default '.rc', 'setup.cfg' and 'tox.ini' are tried",
    "Add a NOT NULL DEFAULT 'TEXT' constraint",
    'If the time is not given, it defaults to 00:00:00',
    'The number. Default is based on the input.',
    'The number. Defaults to the number of cores.',
    'Defaults to 2 times the width',
    'Defaults to PORT_NUMBER',
    'Defaults to env.PORT or 8000',
    'Default: process.env.NODE_ENV || development',
    'Defaults to stdin.',
    'Defaults to unlimited',
    "The mark between rows. Defaults to '\\n'.",
    'Only audit these. Default: runtime, development, optional',
    'Turns it on or off; the default is "-j on".',
    'Default depends on triple',
    'disabled by default',
    'when on (on by default) it adds a date',
    '',
  ])
    it(`is none in: ${text || 'nothing'}`, () => {
      expect(readDefault(text)).to.equal(undefined)
    })
})

import { expect } from 'chai'
import { readFailure, type Failure } from '../../../../../src/discovery/describe/failure/read-failure.js'

const dir = '/plugins/p'

/** Language, what its interpreter says, and what is read out of it. */
const cases: readonly [Failure['language'], string, string, Partial<Failure>][] = [
  [
    'python',
    'a frame of a library after the own one',
    `Traceback (most recent call last):
  File "/plugins/p/cli.py", line 7, in <module>
    main()
  File "/usr/lib/python3.8/json/decoder.py", line 355, in raw_decode
    raise JSONDecodeError("Expecting value", s, err.value) from None
json.decoder.JSONDecodeError: Expecting value: line 1 column 1 (char 0)
`,
    {
      error: 'json.decoder.JSONDecodeError: Expecting value: line 1 column 1 (char 0)',
      file: '/plugins/p/cli.py',
      line: 7,
      isAtStart: false,
    },
  ],
  [
    'python',
    'an exception because of another one',
    `Traceback (most recent call last):
  File "/plugins/p/cli.py", line 2, in <module>
    {}["x"]
KeyError: 'x'

During handling of the above exception, another exception occurred:

Traceback (most recent call last):
  File "/plugins/p/cli.py", line 4, in <module>
    raise ValueError("no x")
ValueError: no x
`,
    { error: 'ValueError: no x', line: 4 },
  ],
  [
    'python',
    'marks below the line, and a hint after the error',
    `Traceback (most recent call last):
  File "/plugins/p/cli.py", line 3, in <module>
    requets.get()
    ^^^^^^^
NameError: name 'requets' is not defined. Did you mean: 'requests'?
`,
    { error: "NameError: name 'requets' is not defined. Did you mean: 'requests'?", line: 3 },
  ],
  [
    'node',
    'a file that an older Node can’t find',
    `internal/modules/cjs/loader.js:905
  throw err;
  ^

Error: Cannot find module '@scope/one/file'
Require stack:
- /plugins/p/lib/own.js
- /plugins/p/cli.js
    at Function.Module._resolveFilename (internal/modules/cjs/loader.js:902:15)
    at Object.<anonymous> (/plugins/p/lib/own.js:4:1)

Node.js v20.20.2
`,
    { missing: '@scope/one/file', file: '/plugins/p/lib/own.js', line: 4, isAtStart: true },
  ],
  [
    'node',
    'what is thrown and is no error',
    `/plugins/p/cli.js:1
throw "no luck"
^
no luck
(Use \`node --trace-uncaught ...\` to show where the exception was thrown)

Node.js v20.20.2
`,
    { error: 'no luck', file: '/plugins/p/cli.js', line: 1, isAtStart: false },
  ],
  [
    'ruby',
    'a missing gem',
    `<internal:/usr/lib/ruby/vendor_ruby/rubygems/core_ext/kernel_require.rb>:85:in \`require': cannot load such file -- thor (LoadError)
	from /plugins/p/cli.rb:2:in \`<main>'
`,
    { missing: 'thor', isAtStart: true },
  ],
  [
    'ruby',
    'a syntax error',
    '/plugins/p/cli.rb:3: syntax error, unexpected end-of-input\n',
    {
      error: 'syntax error, unexpected end-of-input',
      file: '/plugins/p/cli.rb',
      line: 3,
      isAtStart: true,
    },
  ],
  [
    'perl',
    'a die',
    'no luck at /plugins/p/cli.pl line 4.\n',
    { error: 'no luck', file: '/plugins/p/cli.pl', line: 4, isAtStart: false },
  ],
  [
    'php',
    'a syntax error',
    'PHP Parse error:  syntax error, unexpected end of file in /plugins/p/cli.php on line 9\n',
    { file: '/plugins/p/cli.php', line: 9, isAtStart: true },
  ],
  [
    'lua',
    'a missing module',
    "lua: /plugins/p/cli.lua:1: module 'argparse' not found:\n\tno field package.preload['argparse']\n",
    { missing: 'argparse', file: '/plugins/p/cli.lua', line: 1, isAtStart: true },
  ],
  [
    'shell',
    'a missing program',
    '/plugins/p/cli.sh: line 3: jq: command not found\n',
    { missing: 'jq', file: '/plugins/p/cli.sh', line: 3, isAtStart: true },
  ],
  [
    'shell',
    'an argument that is run as a program',
    '/plugins/p/cli.sh: 3: --help: not found\n',
    { isAtStart: false, isOfArguments: true },
  ],
]

describe('readFailure', () => {
  for (const [language, what, stderr, expected] of cases) {
    it(`reads what ${language} says: ${what}`, () => {
      expect(readFailure(language, stderr, [dir])).to.deep.include(expected)
    })
  }

  it('reads nothing where the program ended itself', () => {
    const ended = 'Traceback (most recent call last):\n  File "/plugins/p/cli.py", line 1, in <module>\n'
    expect(readFailure('python', `${ended}SystemExit: usage: cli N\n`, [dir])).to.equal(undefined)
    expect(readFailure('node', 'Error: unknown option --help\n', [dir])).to.equal(undefined)
    expect(readFailure('shell', 'usage: cli.sh N\n', [dir])).to.equal(undefined)
    expect(readFailure(undefined, 'Segmentation fault\n', [dir])).to.equal(undefined)
  })
})

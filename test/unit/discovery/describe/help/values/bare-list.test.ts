import { expect } from 'chai'
import { readBareList, type Called } from '../../../../../../src/discovery/describe/help/values/bare-list.js'

describe('a list of words that nothing announces', () => {
  const cases: readonly [text: string, values: string, called?: Called][] = [
    [
      'Output format (iife | cjs | esm, no default when not bundling, otherwise default is iife)',
      'iife cjs esm',
    ],
    ['Platform target (browser | node | neutral, default browser)', 'browser node neutral'],
    ['Force use of color terminal escapes (true | false)', 'true false'],
    ['Filter by state: {open|closed|merged|all}', 'open closed merged all'],
    ['Type of build: [archive|simulator]. More words.', 'archive simulator'],
    ['Set the log encoding: console|json (default: console)', 'console json'],
    ['Sets the style: [one|group|prefixed].', 'one group prefixed'],
    ['Scoring scheme [default|path|history]', 'default path history'],
    ['document type [article, book]', 'article book'],
    ['Output format (checkstyle, diff, gcc, json1, tty)', 'checkstyle diff gcc json1 tty'],
    ['Specify dialect (sh, bash, dash, ksh)', 'sh bash dash ksh'],
    ['Minimum severity of errors to consider (error, warning, info, style)', 'error warning info style'],
    ['Use color (auto, always, never)', 'auto always never'],
    ['Set the logger output level (silent, info or debug)', 'silent info debug'],
    ['Automatically copy when selecting text (true or false)', 'true false'],
    ['how to detect shell files when walking: default, exec, or all', 'default exec all'],
    ['Base mode for destination paths: cwd or pattern', 'cwd pattern'],
    ['Module download mode to use: readonly, vendor, or mod', 'readonly vendor mod'],
    ['Select sort: name,version,size,mtime,ctime.', 'name version size mtime ctime'],
    ['bash/posix/mksh/bats/zsh, default "auto"', 'bash posix mksh bats zsh', { name: '--language-dialect' }],
  ]
  for (const [text, values, called = {}] of cases)
    it(`is one of values in: ${text}`, () => {
      expect(readBareList(text, called)?.values).to.deep.equal(values.split(' '))
    })

  const none: readonly (readonly [text: string, called?: Called])[] = [
    // Prose, parts and kinds.
    ['Print the names (sorted, not unique)'],
    ['Print the names (sorted, unique)'],
    ['Size of the window (width, height)'],
    ['Color (red, green, blue)'],
    ['Video password (vimeo, youku)'],
    ['Path to file (relative or absolute)'],
    ['Username or UID (name|uid)'],
    ['Address (format: <ip|interface>)'],
    ['Where to write: stdout or a file'],
    ['Git reference: branch, tag, or commit'],
    // Files and the like, of which the words only name kinds.
    ['Input file (csv, json, yaml)'],
    ['Where to get it from (json, yaml)', { placeholder: '<file>' }],
    ['Compressed image (png, jpg, gif)'],
    // Examples, and lists with an open end.
    ['Output format (e.g. json | yaml)'],
    ['Output format, e.g.: json, yaml'],
    ['Output format such as (json | yaml)'],
    ['Output format like (json, yaml)'],
    ['Output format (json, yaml, etc)'],
    ['Output format (json, yaml, ...)'],
    ['Output format (json, yaml, other)'],
    ['Log level (debug, info, or a number)'],
    ['A predicate type (slsa|link|spdx) or an URI'],
    ['Output format (json | yaml | template=FILE)'],
    ['Columns with a custom format (json | yaml)'],
    ['Example: json|yaml|text'],
    ['Date format (iso, rfc, unix)'],
    ['Request method (get, post)'],
    ['Which kinds are checked: jobs|tasks'],
    ['Modes: fast, slow', { name: '--modes' }],
    ['Comma-separated list of modes: fast, slow'],
    ['Default mode of several formats: json, yaml, text', { name: '--formats' }],
    // What goes on behind the list.
    ['Output format (json, yaml) of the report'],
    ['Mode: fast, slow. Not everywhere: see below'],
    // Units: a value is a number with one of them.
    ['Time between two checks (ms|s|m|h)'],
    ['Time unit and value (s, m, h)'],
    ['Timeout (seconds|minutes)'],
    // Patterns and paths.
    ['Columns to leave out, --without=/(name|age)/'],
    ['Config file (default is path/config.yaml|json|toml)'],
    ['path/to/file', { name: '--mode' }],
    ['bash/posix/mksh', { name: '--file' }],
    ['bash/posix/mksh scripts', { name: '--dialect' }],
    ['files, folders, links, default to everything here'],
    ['read and/or write'],
    ['a, b and c'],
    [''],
  ]
  for (const [text, called = {}] of none)
    it(`is none of values in: ${text || 'nothing'} ${JSON.stringify(called)}`, () => {
      expect(readBareList(text, called)).to.equal(undefined)
    })
})

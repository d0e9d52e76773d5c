import { expect } from 'chai'
import { readShellWrapper, type Wrapped } from '../../../../../src/discovery/describe/follow/shell-wrapper.js'

const read = (text: string, real = '/plugins/p/cli'): Wrapped | undefined =>
  readShellWrapper(text, { called: '/plugins/p/cli', real })

const wrappers: readonly [string, readonly string[]][] = [
  ['#!/bin/sh\nexec prog "$@"\n', ['prog']],
  ['#!/usr/bin/env bash\n# Runs prog.\nset -euo pipefail\n\nexec /opt/x/prog "$@"\n', ['/opt/x/prog']],
  ['#!/bin/sh\nprog "$@"\n', ['prog']],
  ['#!/bin/bash\nexec "$(dirname "$0")/prog" "$@"\n', ['/plugins/p/prog']],
  ['#!/bin/sh\nHERE=$(cd "$(dirname "$0")" && pwd)\nexec "$HERE/prog" "$@"\n', ['/plugins/p/prog']],
  ['#!/bin/sh\nexec prog sub "$@"\n', ['prog', 'sub']],
  ['#!/bin/sh\nexec prog \\\n  --color=never "$@"\n', ['prog', '--color=never']],
]

describe('readShellWrapper', () => {
  for (const [text, words] of wrappers) {
    it(`reads ${JSON.stringify(text)}`, () => {
      expect(read(text)).to.deep.equal({ words, dir: undefined, env: {}, path: [], isPlain: true })
    })
  }

  it('reads a file named .sh that has no first line', () => {
    expect(read('exec prog "$@"\n')).to.equal(undefined)
    expect(read('exec prog "$@"\n', '/plugins/p/cli.sh')?.words).to.deep.equal(['prog'])
  })

  it('knows what the program would lack without the script', () => {
    expect(read('#!/bin/sh\nexport MODE=x\nexec prog "$@"\n')?.isPlain).to.equal(false)
    const moved = read('#!/bin/sh\ncd "$(dirname "$0")/lib" || exit 1\nexec ./prog "$@"\n')
    expect(moved).to.deep.equal({
      words: ['./prog'],
      dir: '/plugins/p/lib',
      env: {},
      path: [],
      isPlain: false,
    })
  })

  it('reads variables before the program, and another name for it', () => {
    const set = read('#!/bin/sh\nPYTHONPATH=/opt/x LANG=C exec python3 -m pkg "$@"\n')
    expect(set).to.deep.include({ words: ['python3', '-m', 'pkg'], env: { PYTHONPATH: '/opt/x', LANG: 'C' } })
    expect(set?.isPlain).to.equal(false)
    expect(read('#!/bin/sh\nexec env MODE=x prog "$@"\n')).to.deep.include({
      words: ['prog'],
      env: { MODE: 'x' },
    })
    expect(read('#!/bin/sh\nexec -a "$0" prog "$@"\n')).to.deep.include({ words: ['prog'], isPlain: false })
  })

  it('reads a wrapper of Nix, whose variables it can not know', () => {
    const text = `#! /nix/store/a-bash-5.2/bin/bash -e
export PYTHONNOUSERSITE='true'
PATH=\${PATH:+':'$PATH':'}
PATH=\${PATH/':''/nix/store/b/bin'':'/':'}
PATH='/nix/store/b/bin'$PATH
PATH=\${PATH#':'}
export PATH
exec -a "$0" "/nix/store/c/bin/.tool-wrapped"  "$@"
`
    expect(read(text)).to.deep.include({
      words: ['/nix/store/c/bin/.tool-wrapped'],
      env: { PYTHONNOUSERSITE: 'true' },
      isPlain: false,
    })
  })

  it('gives nothing for a script that does more', () => {
    const others = [
      '#!/bin/sh\ntouch started\nexec prog "$@"\n',
      '#!/bin/sh\nexec prog "$@" > log.txt\n',
      '#!/bin/sh\nexec prog "$@" --\n',
      '#!/bin/sh\nexec prog "$1"\n',
      '#!/bin/sh\nexec prog $(date) "$@"\n',
      '#!/bin/sh\nprog "$@"\nrm data\n',
      '#!/bin/sh\n"$@"\n',
      '#!/bin/sh\nDAY=$(touch today)\nexec prog "$@"\n',
      '#!/bin/sh\n. ./settings\nexec prog "$@"\n',
      '#!/bin/sh\nX="${Y:-$(touch y)}"\nexec prog "$@"\n',
      '#!/bin/sh\nX=$Y; rm data\nexec prog "$@"\n',
      '#!/bin/sh\ncd /opt; rm data; exec prog "$@"\n',
      '#!/usr/bin/env python3\nexec prog "$@"\n',
      '',
    ]
    for (const text of others) expect(read(text), text).to.equal(undefined)
  })
})

import { expect } from 'chai'
import { readNodeShim } from '../../../../../src/discovery/describe/follow/node-shim.js'

const paths = { called: '/app/node_modules/.bin/tool', real: '/app/node_modules/.bin/tool' }

/** As pnpm 9 writes it, but for the branch for Windows. */
const shim = (program: string): string => `#!/bin/sh
basedir=$(dirname "$(echo "$0" | sed -e 's,\\\\,/,g')")

if [ -z "$NODE_PATH" ]; then
  export NODE_PATH="/app/node_modules/.pnpm/node_modules"
else
  export NODE_PATH="/app/node_modules/.pnpm/node_modules:$NODE_PATH"
fi
${program}`

describe('readNodeShim', () => {
  it('reads a program that Node runs', () => {
    const text = shim(`if [ -x "$basedir/node" ]; then
  exec "$basedir/node"  "$basedir/../tool/bin/cli.js" "$@"
else
  exec node  "$basedir/../tool/bin/cli.js" "$@"
fi
`)
    expect(readNodeShim(text, paths)).to.deep.equal({
      words: ['node', '/app/node_modules/.bin/../tool/bin/cli.js'],
      env: {},
      path: [],
      isPlain: true,
    })
  })

  it('reads a binary', () => {
    const text = shim('exec "$basedir/../tool/bin/tool"   "$@"\n')
    expect(readNodeShim(text, paths)?.words).to.deep.equal(['/app/node_modules/.bin/../tool/bin/tool'])
  })

  it('gives nothing for any other script', () => {
    expect(readNodeShim('#!/bin/sh\nexec "$basedir/x" "$@"\n', paths)).to.equal(undefined)
  })
})

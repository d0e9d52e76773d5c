import { expect } from 'chai'
import { execa } from 'execa'
import { existsSync } from 'node:fs'
import { dirname } from 'node:path'
import { nodeProbe, pythonProbe } from '../../../../../src/discovery/describe/probe/probe-scripts.js'

describe('the scripts of the probes', () => {
  it('are files', () => {
    expect([nodeProbe, pythonProbe.script].filter((file) => !existsSync(file))).to.deep.equal([])
  })

  it('have parts that can be loaded ahead, in their order, and need no part that is not loaded so', async () => {
    const code = `import sys, os
sys.path.insert(0, sys.argv[1])
for name in sys.argv[2:]: __import__(name)
print(sorted(name for name, one in sys.modules.items() if os.path.dirname(getattr(one, "__file__", None) or "") == sys.argv[1]))`
    const { stdout } = await execa('python3', [
      '-B',
      '-c',
      code,
      dirname(pythonProbe.script),
      ...pythonProbe.modules,
    ])
    const more = ['annotations', 'argparse_facts', 'describe', 'values']
    expect(JSON.parse(stdout.replaceAll("'", '"'))).to.deep.equal([...pythonProbe.modules, ...more].sort())
  })
})

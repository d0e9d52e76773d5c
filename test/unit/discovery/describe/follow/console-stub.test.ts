import { expect } from 'chai'
import { readConsoleStub } from '../../../../../src/discovery/describe/follow/console-stub.js'

const pip = `#!/app/bin/python3
# -*- coding: utf-8 -*-
import re
import sys
from pkg.cli import run
if __name__ == '__main__':
    sys.argv[0] = re.sub(r'(-script\\.pyw|\\.exe)?$', '', sys.argv[0])
    sys.exit(run())
`
const uv = `#!/app/bin/python
# -*- coding: utf-8 -*-
import sys
from pkg import main
if __name__ == "__main__":
    if sys.argv[0].endswith("-script.pyw"):
        sys.argv[0] = sys.argv[0][:-11]
    elif sys.argv[0].endswith(".exe"):
        sys.argv[0] = sys.argv[0][:-4]
    sys.exit(main())
`

describe('readConsoleStub', () => {
  it('reads what pip writes', () => {
    expect(readConsoleStub(pip)).to.deep.equal({
      interpreter: '/app/bin/python3',
      module: 'pkg.cli',
      attribute: 'run',
    })
  })

  it('reads what uv writes', () => {
    expect(readConsoleStub(uv)).to.deep.equal({
      interpreter: '/app/bin/python',
      module: 'pkg',
      attribute: 'main',
    })
  })

  it('reads the path of an interpreter that no first line can hold', () => {
    const text = pip.replace(/^.*\n/, `#!/bin/sh\n'''exec' "/my app/bin/python3" "$0" "$@"\n' '''\n`)
    expect(readConsoleStub(text)?.interpreter).to.equal('/my app/bin/python3')
  })

  it('reads a method of what is imported, and a first line without a path', () => {
    const text = pip.replace('run()', 'run.main()').replace('/app/bin/python3', '/usr/bin/env python3')
    expect(readConsoleStub(text)).to.deep.equal({ module: 'pkg.cli', attribute: 'run' })
  })

  it('gives nothing for a program that does more, or something else', () => {
    const others = [
      pip.replace('import re\n', 'import re\nopen("log", "w")\n'),
      pip.replace('import re\n', 'import re, os; os.remove("x")\n'),
      pip.replace('sys.exit(run())', 'run()'),
      pip.replace('sys.exit(run())', 'sys.exit(other())'),
      pip.replace('sys.exit(run())', 'sys.exit(run(1))'),
      pip.replace("sys.argv[0] = re.sub(r'", "sys.argv[0] = work(r'"),
      pip.replace(/^.*\n/, '#!/bin/sh\n'),
      pip.replace(/^.*\n/, ''),
    ]
    for (const text of others) expect(readConsoleStub(text), text).to.equal(undefined)
  })
})

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
    })
  })

  it('reads what uv writes', () => {
    expect(readConsoleStub(uv)).to.deep.equal({
      interpreter: '/app/bin/python',
      module: 'pkg',
    })
  })

  it('reads a call without an exit', () => {
    expect(readConsoleStub(pip.replace('sys.exit(run())', 'run()'))?.module).to.equal('pkg.cli')
  })

  it('reads what setuptools writes, with pkg_resources and without', () => {
    const entryPoint = ['tool', 'tool-cli']
    const old = `#!/usr/bin/python3
# EASY-INSTALL-ENTRY-SCRIPT: 'tool==1.0','console_scripts','tool-cli'
__requires__ = 'tool==1.0'
import re
import sys
from pkg_resources import load_entry_point

if __name__ == '__main__':
    sys.argv[0] = re.sub(r'(-script\\.pyw?|\\.exe)?$', '', sys.argv[0])
    sys.exit(
        load_entry_point('tool==1.0', 'console_scripts', 'tool-cli')()
    )
`
    expect(readConsoleStub(old)).to.deep.equal({ interpreter: '/usr/bin/python3', entryPoint })
    const newer = `#!/usr/bin/python3
# EASY-INSTALL-ENTRY-SCRIPT: 'tool','console_scripts','tool-cli'
import re
import sys

# for compatibility with easy_install; see #2198
__requires__ = 'tool==1.0'

try:
    from importlib.metadata import distribution
except ImportError:
    try:
        from importlib_metadata import distribution
    except ImportError:
        from pkg_resources import load_entry_point


def importlib_load_entry_point(spec, group, name):
    dist_name, _, _ = spec.partition('==')
    matches = (
        entry_point
        for entry_point in distribution(dist_name).entry_points
        if entry_point.group == group and entry_point.name == name
    )
    return next(matches).load()


globals().setdefault('load_entry_point', importlib_load_entry_point)


if __name__ == '__main__':
    sys.argv[0] = re.sub(r'(-script\\.pyw?|\\.exe)?$', '', sys.argv[0])
    sys.exit(load_entry_point('tool==1.0', 'console_scripts', 'tool-cli')())
`
    expect(readConsoleStub(newer)).to.deep.equal({ interpreter: '/usr/bin/python3', entryPoint })
    expect(readConsoleStub(newer.replace('return next', 'work(); return next'))).to.equal(undefined)
  })

  it('reads what runs a module', () => {
    const text = `#!/usr/bin/python3
import runpy
if __name__ == '__main__':
    runpy.run_module('pkg.tool', run_name='__main__', alter_sys=True)
`
    expect(readConsoleStub(text)).to.deep.equal({
      interpreter: '/usr/bin/python3',
      module: 'pkg.tool',
      isRun: true,
    })
  })

  it('reads the folders of packages that Nix writes into it', () => {
    const added =
      "import sys;import site;import functools;sys.argv[0] = '/nix/store/a/bin/tool';functools.reduce(lambda k, p: site.addsitedir(p, k), ['/nix/store/a/lib/python3.11/site-packages','/nix/store/b/lib/python3.11/site-packages'], site._init_pathinfo());"
    expect(readConsoleStub(pip.replace('import re\n', `${added}\nimport re\n`))?.packages).to.deep.equal([
      '/nix/store/a/lib/python3.11/site-packages',
      '/nix/store/b/lib/python3.11/site-packages',
    ])
  })

  it('reads the path of an interpreter that no first line can hold', () => {
    const text = pip.replace(/^.*\n/, `#!/bin/sh\n'''exec' "/my app/bin/python3" "$0" "$@"\n' '''\n`)
    expect(readConsoleStub(text)?.interpreter).to.equal('/my app/bin/python3')
  })

  it('reads a method of what is imported, and a first line without a path', () => {
    const text = pip.replace('run()', 'run.main()').replace('/app/bin/python3', '/usr/bin/env python3')
    expect(readConsoleStub(text)).to.deep.equal({ module: 'pkg.cli' })
  })

  it('gives nothing for a program that does more, or something else', () => {
    const others = [
      pip.replace('import re\n', 'import re\nopen("log", "w")\n'),
      pip.replace('import re\n', 'import re, os; os.remove("x")\n'),
      pip.replace('sys.exit(run())', 'sys.exit(other())'),
      pip.replace('sys.exit(run())', 'sys.exit(run(1))'),
      pip.replace("sys.argv[0] = re.sub(r'", "sys.argv[0] = work(r'"),
      pip.replace('from pkg.cli import run', 'run_module("pkg")'),
      pip.replace(/^.*\n/, '#!/bin/sh\n'),
      pip.replace(/^.*\n/, ''),
    ]
    for (const text of others) expect(readConsoleStub(text), text).to.equal(undefined)
  })
})

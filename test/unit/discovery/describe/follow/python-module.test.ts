import { expect } from 'chai'
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import {
  findPythonModule,
  type PythonModule,
} from '../../../../../src/discovery/describe/follow/python-module.js'

async function filesIn(files: readonly string[]): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'smcp-test-'))
  for (const name of files) {
    await mkdir(dirname(join(root, name)), { recursive: true })
    await writeFile(join(root, name), '')
  }
  return root
}

const packages = 'lib/python3.11/site-packages'
const find = (root: string, module: string): Promise<PythonModule | undefined> =>
  findPythonModule(module, {
    first: [join(root, 'bin')],
    script: join(root, 'bin/tool'),
    interpreter: join(root, 'bin/python'),
  })

describe('findPythonModule', () => {
  it('finds modules and packages beside the interpreter', async () => {
    const root = await filesIn([`${packages}/tool/cli.py`, `${packages}/tool/__init__.py`])
    const from = join(root, packages)
    expect(await find(root, 'tool.cli')).to.deep.equal({ file: join(from, 'tool/cli.py'), root: from })
    expect(await find(root, 'tool')).to.deep.equal({ file: join(from, 'tool/__init__.py'), root: from })
  })

  it('finds what `pip install -e` leads to', async () => {
    const source = await filesIn(['src/tool.py'])
    const root = await filesIn([`${packages}/README`])
    await writeFile(join(root, packages, 'tool.pth'), `import site\n${source}/src\n`)
    expect(await find(root, 'tool')).to.deep.equal({ file: `${source}/src/tool.py`, root: `${source}/src` })
  })

  it('prefers what lies beside the script, as Python does', async () => {
    const root = await filesIn(['bin/tool.py', `${packages}/tool.py`])
    expect((await find(root, 'tool'))?.file).to.equal(join(root, 'bin/tool.py'))
  })

  it("finds Python's own modules, also behind a command of pyenv", async () => {
    const root = await filesIn([
      'versions/3.11.7/lib/python3.11/json_like/tool.py',
      'versions/3.11.7/lib/python3.11/site-packages/x',
    ])
    const shim = { first: [], interpreter: join(root, 'shims/python3') }
    const found = await findPythonModule('json_like.tool', shim, true)
    expect(found?.file).to.equal(join(root, 'versions/3.11.7/lib/python3.11/json_like/tool.py'))
  })

  it('gives nothing where the module is nowhere', async () => {
    expect(await find(await filesIn(['bin/tool']), 'no_such_module_of_any_package')).to.equal(undefined)
  })
})

import { expect } from 'chai'
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { findEntryPoint } from '../../../../../src/discovery/describe/follow/entry-point.js'

const packages = 'lib/python3.11/site-packages'
const points =
  '[gui_scripts]\nmy-tool = wrong:gui\n\n[console_scripts]\nother = pkg.other:main\nmy-tool = pkg.cli:main [extra]\n'

async function moduleIn(files: Readonly<Record<string, string>>): Promise<string | undefined> {
  const root = await mkdtemp(join(tmpdir(), 'smcp-test-'))
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(root, packages, name)), { recursive: true })
    await writeFile(join(root, packages, name), text)
  }
  return findEntryPoint(['My.Tool', 'my-tool'], { first: [], interpreter: join(root, 'bin/python') })
}

describe('findEntryPoint', () => {
  it('reads it from what the distribution says of itself, however its name is written', async () => {
    expect(await moduleIn({ 'my_tool-1.0.dist-info/entry_points.txt': points })).to.equal('pkg.cli')
    expect(await moduleIn({ 'My.Tool-1.0-py3.11.egg-info/entry_points.txt': points })).to.equal('pkg.cli')
  })

  it('reads it from an egg and from a folder that is developed', async () => {
    expect(
      await moduleIn({
        'easy-install.pth': './My_Tool-1.0-py3.11.egg\n',
        'My_Tool-1.0-py3.11.egg/EGG-INFO/entry_points.txt': points,
      }),
    ).to.equal('pkg.cli')
    expect(
      await moduleIn({
        'easy-install.pth': '../src\n',
        '../src/my_tool.egg-info/entry_points.txt': points,
      }),
    ).to.equal('pkg.cli')
  })

  it('gives nothing of another distribution', async () => {
    expect(await moduleIn({ 'my_tool_more-1.0.dist-info/entry_points.txt': points })).to.equal(undefined)
    expect(await moduleIn({})).to.equal(undefined)
  })
})

import { expect } from 'chai'
import { installedBy } from '../../../../src/discovery/plugin/installed-by.js'

const scripts: readonly [string, string | undefined][] = [
  ['/app/v/lib/python3.11/site-packages/pkg/cli.py', 'pip'],
  ['/usr/lib/python3/dist-packages/pkg/cli.py', 'the system'],
  ['/home/u/.local/share/pipx/venvs/pkg/lib/python3.11/site-packages/pkg/cli.py', 'pipx'],
  ['/home/u/.local/share/uv/tools/pkg/lib/python3.12/site-packages/pkg/cli.py', 'uv'],
  ['/usr/local/lib/node_modules/pkg/bin/cli.js', 'npm'],
  ['/opt/homebrew/Cellar/pkg/1.0/bin/pkg', 'Homebrew'],
  ['/nix/store/abc-pkg-1.0/bin/pkg', 'nix'],
  ['/usr/bin/pkg', 'the system'],
  ['/bin/pkg', 'the system'],
  ['/usr/lib/pkg/daily-job', undefined],
  ['/usr/share/doc/pkg/examples/backup.sh', undefined],
  ['/usr/local/bin/backup', undefined],
  ['/opt/jobs/backup', undefined],
  ['/home/u/go/bin/backup', undefined],
  ['/home/u/bin/backup', undefined],
  ['/home/u/projects/usr/bin/backup', undefined],
]

describe('installedBy', () => {
  for (const [file, by] of scripts) {
    it(`says ${by ?? 'nothing'} of the script ${file}`, () => {
      expect(installedBy(file, false)).to.equal(by)
    })
  }

  it('takes a binary in a folder that people write to as installed', () => {
    expect(installedBy('/home/u/.cargo/bin/rg', true)).to.equal('cargo')
    expect(installedBy('/home/u/go/bin/yq', true)).to.equal('go')
    expect(installedBy('/usr/local/bin/kubectl', true)).to.equal('the system')
    expect(installedBy('/home/u/bin/tool', true)).to.equal(undefined)
  })

  it('takes a script of the system as installed where a command leads to it', () => {
    expect(installedBy('/usr/share/pkg/pkg.pl', false, ['/plugins/p/cli', '/usr/bin/pkg'])).to.equal(
      'the system',
    )
    expect(installedBy('/home/u/bin/pkg', false, ['/plugins/p/cli', '/usr/bin/pkg'])).to.equal(undefined)
  })
})

import { expect } from 'chai'
import { mkdir, mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describeFailure } from '../../../../../src/discovery/describe/failure/describe-failure.js'
import type { Failure } from '../../../../../src/discovery/describe/failure/read-failure.js'
import { makePlugin } from '../../../../support/make-plugin.js'

const plugin = makePlugin({ command: '/usr/bin/python3' })
const failure = (more: Partial<Failure>): Failure => ({
  language: 'python',
  error: 'no luck',
  isAtStart: false,
  isOfArguments: false,
  ...more,
})
const told = (more: Partial<Failure>): string => describeFailure(plugin, '/real/p', failure(more)).message

describe('describeFailure', () => {
  it('names the place, as the owner knows it where the folder is a link', () => {
    const problem = describeFailure(plugin, '/real/p', failure({ file: '/real/p/lib/a.py', line: 3 }))
    expect(problem.file).to.equal('/plugins/p/lib/a.py')
    expect(problem.message).to.match(/^lib\/a\.py, line 3: no luck\. /)
    expect(describeFailure(plugin, '/real/p', failure({ file: 'cli.sh' })).file).to.equal('/plugins/p/cli.sh')
    expect(describeFailure(plugin, '/real/p', failure({ file: '/usr/lib/x.py' })).file).to.equal(
      '/usr/lib/x.py',
    )
    expect(told({})).to.match(/^no luck\. /)
  })

  it('tells a fault of the text from one that the asking may have brought about', () => {
    expect(told({ isAtStart: true })).to.contain('Fix it there')
    expect(told({})).to.contain('without network, without secrets').and.contain('SMCP_DESCRIBE')
  })

  const cures: readonly [Partial<Failure>, string][] = [
    [{ missing: './gone.js', language: 'node' }, 'Put that file there, or correct its name.'],
    [
      { missing: 'yaml.nodes' },
      'yaml.nodes is missing: install it into /plugins/p/.venv: /usr/bin/python3 -m venv /plugins/p/.venv && /plugins/p/.venv/bin/python -m pip install PyYAML',
    ],
    [
      { missing: 'requests' },
      'requests is missing: install it into /plugins/p/.venv: /usr/bin/python3 -m venv /plugins/p/.venv && /plugins/p/.venv/bin/python -m pip install requests',
    ],
    [{ missing: '@a/b/c', language: 'node' }, '@a/b/c is missing: npm install --prefix /plugins/p @a/b'],
    [{ missing: 'a/b', language: 'node' }, 'a/b is missing: npm install --prefix /plugins/p a'],
    [{ missing: 'thor', language: 'ruby' }, 'thor is missing: gem install thor'],
    [{ missing: 'No/Such.pm', language: 'perl' }, 'No/Such.pm is missing: cpan No::Such'],
    [{ missing: 'A\\B', language: 'php' }, 'A\\B is missing: composer install --working-dir /plugins/p'],
    [{ missing: 'lapp', language: 'lua' }, 'lapp is missing: luarocks install lapp'],
    [{ missing: 'jq', language: 'shell' }, 'jq is missing: install it, or put it on PATH.'],
  ]
  for (const [more, cure] of cures) {
    it(`tells the cure: ${cure}`, () => {
      expect(told({ ...more, isAtStart: true })).to.equal(`no luck. ${cure}`)
    })
  }

  it('installs into the virtual environment that is there', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'smcp-test-'))
    await mkdir(join(dir, '.venv'))
    const { message } = describeFailure(makePlugin({ dir }), dir, failure({ missing: 'x', isAtStart: true }))
    expect(message).to.contain(`install it into ${dir}/.venv: ${dir}/.venv/bin/python -m pip install x`)
  })
})

import { expect } from 'chai'
import {
  readShellChange,
  type ShellChange,
} from '../../../../../src/discovery/describe/follow/shell-change.js'

const read = (line: string): ShellChange | undefined => readShellChange(line, new Map([['ROOT', '/opt/app']]))

describe('readShellChange', () => {
  it('reads variables', () => {
    expect(read('MODE="$ROOT/x"')).to.deep.include({ variables: [['MODE', '/opt/app/x']], isSeen: false })
    expect(read('export A=1 B=2')).to.deep.include({
      variables: [
        ['A', '1'],
        ['B', '2'],
      ],
      isSeen: true,
    })
    expect(read('export A')).to.deep.include({ variables: [], isSeen: true })
  })

  it('reads that a value can not be known', () => {
    expect(read('MODE="${MODE:-fast}"')?.variables).to.deep.equal([['MODE', undefined]])
    expect(read('MODE="$UNKNOWN/x"')?.variables).to.deep.equal([['MODE', undefined]])
  })

  it('reads the folders that come first on PATH', () => {
    expect(read('export PATH="$ROOT/bin:$PATH"')?.path).to.deep.equal(['/opt/app/bin'])
    expect(read('PATH=/a:/b:$PATH')?.path).to.deep.equal(['/a', '/b'])
    expect(read('PATH=/a:/b')?.path).to.deep.equal(['/a', '/b'])
    expect(read('PATH=$PATH:/late')?.path).to.deep.equal([])
  })

  it('reads an activated environment', () => {
    expect(read('source $ROOT/venv/bin/activate')?.path).to.deep.equal(['/opt/app/venv/bin'])
    expect(read('. "/opt/conda/bin/activate" data')?.path).to.deep.equal(['/opt/conda/envs/data/bin'])
  })

  it('reads another folder', () => {
    expect(read('cd "$ROOT" || exit 1')).to.deep.include({ dir: '/opt/app', isSeen: true })
  })

  it('gives nothing for a line that runs something', () => {
    for (const line of [
      'touch x',
      'A=1 touch x',
      'A=$(touch x)',
      'A="${B:-$(touch x)}"',
      'A=`touch x`',
      'A=1; touch x',
      'A=$B & touch x',
      'A=<(touch x)',
      'A=$B>x',
      'export A=$(touch x)',
      'cd /opt extra',
      'source ./settings.sh',
      'source $ROOT/bin/activate data more',
    ])
      expect(read(line), line).to.equal(undefined)
  })
})

import { expect } from 'chai'
import { resolve } from 'node:path'
import {
  wrappedProgram,
  type WrappedProgram,
} from '../../../../../src/discovery/describe/follow/wrapped-program.js'

const locate = (command: string): string | undefined =>
  command === 'gone' ? undefined : resolve('/usr/bin', command)
const find = (...words: string[]): WrappedProgram | undefined => wrappedProgram(words, '/plugins/p', locate)

describe('wrappedProgram', () => {
  it('finds the program, with the words before the arguments', () => {
    expect(find('prog')).to.deep.equal({ interpreter: [], file: '/usr/bin/prog', args: [] })
    expect(find('/opt/prog', 'sub', '--color=never')).to.deep.equal({
      interpreter: [],
      file: '/opt/prog',
      args: ['sub', '--color=never'],
    })
    expect(find('gone')).to.equal(undefined)
  })

  it('finds the file that an interpreter runs', () => {
    expect(find('python3', 'tool.py', 'sub')).to.deep.equal({
      interpreter: ['/usr/bin/python3'],
      file: '/plugins/p/tool.py',
      args: ['sub'],
    })
    expect(find('node', '/opt/x/cli.js')?.file).to.equal('/opt/x/cli.js')
  })

  it('finds the module that Python runs, with options of Python', () => {
    expect(find('python3', '-m', 'pkg.tool', 'sub')).to.deep.equal({
      interpreter: ['/usr/bin/python3'],
      module: 'pkg.tool',
      args: ['sub'],
    })
    expect(find('/v/bin/python3.11', '-u', '-W', 'ignore', '-m', 'pkg')).to.deep.equal({
      interpreter: ['/v/bin/python3.11', '-u', '-W', 'ignore'],
      module: 'pkg',
      args: [],
    })
    expect(find('python3', '-u', 'tool.py')?.file).to.equal('/plugins/p/tool.py')
  })

  it('gives nothing where --help may be asked of another program, or be an argument', () => {
    for (const words of [
      ['sudo', 'prog'],
      ['xargs', 'rm'],
      ['ssh', 'host', 'prog'],
      ['npx', 'prog'],
      ['docker', 'run', 'image'],
      ['bash', '-c'],
      ['python3', '-m', 'pkg', '--'],
      ['python3', '-c', 'work()'],
      ['python3', '-i', 'tool.py'],
      ['node', '-m', 'pkg'],
      ['node', 'x.js', '--'],
      ['tar', '-cf'],
      ['prog', '--'],
    ])
      expect(find(...words), words.join(' ')).to.equal(undefined)
  })
})

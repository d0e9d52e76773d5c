import { expect } from 'chai'
import { readdir } from 'node:fs/promises'
import { probeProgram } from './probe-program.js'

/** A program that writes a file when its command runs. */
const program = (parse: string): string =>
  `import getopt, sys\noptions, words = ${parse}\nopen("ran.txt", "w").close()\n`

describe('the probe of a Python program with getopt', () => {
  it('reads what each flag takes and runs nothing', async () => {
    for (const name of ['getopt', 'gnu_getopt']) {
      const source = program(`getopt.${name}(sys.argv[1:], "vo:", ["quiet", "out="])`)
      const { dir, description, optionTypes, ends } = await probeProgram(source)
      expect([ends, description]).to.deep.equal([['exited'], undefined])
      expect(optionTypes).to.deep.equal({
        takesDoubleDash: true,
        options: [
          { flags: ['-v'], parameter: switchOf('v', '-v') },
          { flags: ['-o'], parameter: valueOf('o', '-o') },
          { flags: ['--quiet'], parameter: switchOf('quiet', '--quiet') },
          { flags: ['--out'], parameter: valueOf('out', '--out') },
        ],
      })
      expect(await readdir(dir)).to.deep.equal(['cli.py'])
    }
  })

  it('leaves what may have a value and may have none to the help', async () => {
    const { optionTypes } = await probeProgram(program('getopt.getopt(sys.argv[1:], "c::", ["color=?"])'))
    expect(optionTypes?.options).to.deep.equal([{ flags: ['-c'] }, { flags: ['--color'] }])
  })

  it('takes no other words for the command line', async () => {
    const source =
      'import argparse, getopt\ngetopt.getopt(["-x"], "x")\nargparse.ArgumentParser().parse_args()'
    const { commands, optionTypes } = await probeProgram(source)
    expect([commands.length, optionTypes]).to.deep.equal([1, undefined])
  })
})

function switchOf(name: string, flag: string): object {
  return { name, flag, required: false, isSwitch: true, schema: { type: 'boolean' } }
}

function valueOf(name: string, flag: string): object {
  return { name, flag, required: false, schema: { type: 'string' } }
}

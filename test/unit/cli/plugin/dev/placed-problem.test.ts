import { expect } from 'chai'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { placedProblem } from '../../../../../src/cli/plugin/dev/placed-problem.js'
import { makePlugin, makeProblem } from '../../../../support/make-plugin.js'

describe('placedProblem', () => {
  const dir = mkdtempSync(join(tmpdir(), 'smcp-test-'))
  const write = (name: string, text: string): string => {
    writeFileSync(join(dir, name), text)
    return join(dir, name)
  }

  it('takes the line that an interpreter has said', () => {
    const problem = makeProblem('cli.py, line 12: SyntaxError: invalid syntax. Fix it there')
    expect(placedProblem(problem, undefined)).to.include({ line: 12, file: problem.file })
  })

  it('finds the field of a manifest', () => {
    const file = write('smcp.json', '{\n  "hide": "x"\n}\n')
    expect(placedProblem(makeProblem('"x" is not an array', { file, field: 'hide' }), undefined)).to.include({
      line: 2,
    })
  })

  it('finds where a manifest is no JSON, if that is said', () => {
    const file = write('smcp.json', '{\n  "hide": [],\n}\n')
    const said = makeProblem("can't be read: Expected double-quoted property name in JSON at position 16", {
      file,
    })
    expect(placedProblem(said, undefined)).to.include({ line: 3 })
    expect(placedProblem(makeProblem("can't be read", { file }), undefined)).not.to.have.property('line')
  })

  it('finds a field of the contract in the manifest that holds it', () => {
    const manifest = { describe: { commands: [{ name: 'a', title: 7 }] } }
    const file = write('smcp.json', JSON.stringify(manifest, null, 1))
    const plugin = makePlugin({ dir, mainFile: join(dir, 'cli.sh'), manifest })
    const problem = makeProblem('7 is not a string', { file: plugin.mainFile, field: 'commands[0].title' })
    expect(placedProblem(problem, plugin)).to.include({ line: 6, file })
  })

  it('finds the only line of a program that has what is wrong', () => {
    const file = write('cli.js', "const a = 'str'\nconst b = { type: 'str' , tpe: 1 }\nconst c = 'text'\n")
    const at = (message: string, field: string) =>
      placedProblem(makeProblem(message, { file, field }), undefined)
    expect(at('"text" is not one of', 'commands[0].parameters[0].type')).to.include({ line: 3 })
    expect(at('is not known', 'commands[0].parameters[0].tpe')).to.include({ line: 2 })
    // It is there twice, or not at all.
    expect(at('"str" is not one of', 'commands[0].type')).not.to.have.property('line')
    expect(at('"other" is not one of', 'commands[0].type')).not.to.have.property('line')
  })

  it('knows no line of a file that is away, or binary', () => {
    const file = write('cli', 'a\0"x"')
    for (const one of [file, join(dir, 'gone')])
      expect(
        placedProblem(makeProblem('"x" is wrong', { file: one, field: 'a' }), undefined),
      ).not.to.have.property('line')
  })
})

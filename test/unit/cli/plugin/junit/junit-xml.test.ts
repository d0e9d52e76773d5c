import { expect } from 'chai'
import { execa } from 'execa'
import fc from 'fast-check'
import { junitXml, type JunitCase } from '../../../../../src/cli/plugin/junit/junit-xml.js'

/** What Python's parser, expat, reads of each document: the attributes and text of the failure of its first case. */
const reader = `
import json, sys
from xml.etree import ElementTree
for document in json.load(sys.stdin):
    root = ElementTree.fromstring(document.encode("utf-8"))
    case = root.find("testsuite/testcase")
    failure = case.find("failure")
    print(json.dumps({"root": root.attrib, "case": case.attrib, "message": failure.get("message"), "text": failure.text or ""}))
`
interface Read {
  readonly root: Readonly<Record<string, string>>
  readonly case: Readonly<Record<string, string>>
  readonly message: string
  readonly text: string
}
async function readAll(documents: readonly string[]): Promise<Read[]> {
  const { stdout } = await execa('python3', ['-c', reader], { input: JSON.stringify(documents) })
  return stdout.split('\n').map((line) => JSON.parse(line) as Read)
}

describe('junitXml', () => {
  it('counts the cases, those that failed, and their time', async () => {
    const cases: JunitCase[] = [
      { className: 'mine.golden', name: 'a', seconds: 0.25, failure: ['it differs', 'expected: 1'] },
      { className: 'mine.golden', name: 'b', seconds: 1 },
    ]
    const [read] = await readAll([junitXml('mine', cases)])
    expect(read?.root).to.deep.equal({ tests: '2', failures: '1', errors: '0', skipped: '0', time: '1.250' })
    expect(read?.case).to.deep.equal({ classname: 'mine.golden', name: 'a', time: '0.250' })
    expect([read?.message, read?.text]).to.deep.equal(['it differs', 'it differs\nexpected: 1'])
  })

  it('is read as it was written, whatever a program has printed', async () => {
    const texts = fc.sample(fc.string({ unit: 'binary' }), 300)
    const special = [
      '<&>"\'',
      ']]>',
      '\t\n\r',
      ' two  spaces ',
      '\u0000\u001b[0m',
      '\ud800',
      '\ufffe\uffff',
      '😀',
    ]
    const all = [...texts, ...special].filter((text) => text !== '')
    const documents = all.map((text) => junitXml('x', [{ className: text, name: text, failure: [text] }]))
    const read = await readAll(documents)
    const isAllowed = (character: string): boolean =>
      /[\t\n\r\u007f-\u009f]/.test(character) || !/\p{Cc}|\p{Surrogate}|[\ufffe\uffff]/u.test(character)
    const expected = all.map((text) => Array.from(text, (one) => (isAllowed(one) ? one : '\ufffd')).join(''))
    expect(read.map(({ message }) => message)).to.deep.equal(expected)
    expect(read.map(({ text }) => text)).to.deep.equal(expected)
    expect(read.map(({ case: { name } }) => name)).to.deep.equal(expected)
  })
})

import { expect } from 'chai'
import fc from 'fast-check'
import { JsoncDocument } from '../../../../../src/cli/connect/jsonc/edit-jsonc.js'

const edited = (text: string, edit: (document: JsoncDocument) => void): string => {
  const document = new JsoncDocument(text, 'x.json')
  edit(document)
  return document.text
}

/** A file as people have it, with what must not be lost. */
const file = `// My servers.
{
  "theme": "dark", // easy on the eyes
  "servers": {
    /* the first */
    "one": {"url": "http://one", "headers": {}},
    "two": {
      "command": "two", // by hand
    }, // the end of two
    // "three": {},
  },
}
`

describe('JsoncDocument', () => {
  it('leaves a text as it is that is set to what it has', () => {
    const same = edited(file, (document) => {
      document.set(['servers', 'one'], { url: 'http://one', headers: {} })
      document.set(['theme'], 'dark')
      document.remove(['servers', 'three'])
    })
    expect(same).to.equal(file)
  })

  it('changes one value and nothing else', () => {
    expect(
      edited(file, (document) => {
        document.set(['servers', 'one', 'url'], 'http://1')
      }),
    ).to.equal(file.replace('http://one', 'http://1'))
  })

  it('makes what is missing above a value', () => {
    const text = edited('', (document) => {
      document.set(['a', 'b', 'c'], 1)
    })
    expect(JSON.parse(text)).to.deep.equal({ a: { b: { c: 1 } } })
    expect(text).to.equal('{\n  "a": {\n    "b": {\n      "c": 1\n    }\n  }\n}\n')
  })

  it('gives an empty text back where nothing was changed', () => {
    expect(
      edited(' \n', (document) => {
        document.remove(['a'])
      }),
    ).to.equal(' \n')
  })

  it('appends to a list, and makes it', () => {
    const twice = edited('{}', (document) => {
      document.append(['list'], { id: 1 })
      document.append(['list'], { id: 2 })
    })
    expect(JSON.parse(twice)).to.deep.equal({ list: [{ id: 1 }, { id: 2 }] })
  })

  it('refuses what does not fit, and says where it is', () => {
    const set = (): string =>
      edited('{\n  "a": 1\n}', (document) => {
        document.set(['a', 'b'], 1)
      })
    expect(set).to.throw('x.json: "a" at line 2, column 8 must be an object')
    const append = (): string =>
      edited('{"a": {}}', (document) => {
        document.append(['a'], 1)
      })
    expect(append).to.throw('x.json: "a" at line 1, column 7 must be a list')
  })

  it('takes out what it has put in, in a file with comments and trailing commas', () => {
    const added = edited(file, (document) => {
      document.set(['servers', 'new'], { url: 'http://new' })
    })
    expect(added).to.include('"new": {').and.include('// the end of two').and.include('// "three": {},')
    expect(
      edited(added, (document) => {
        document.remove(['servers', 'new'])
      }),
    ).to.equal(file)
  })

  it('takes out what it has put in, in any JSON however it is indented', () => {
    const indents = fc.constantFrom(0, 1, 2, 4, '\t')
    fc.assert(
      fc.property(
        fc.dictionary(fc.string(), fc.jsonValue()),
        indents,
        fc.jsonValue(),
        (content, indent, value) => {
          const text = JSON.stringify(content, null, indent)
          const added = edited(text, (document) => {
            document.set(['new server'], value)
          })
          fc.pre(!('new server' in content))
          expect(JSON.parse(added)).to.deep.equal(
            JSON.parse(JSON.stringify({ ...content, 'new server': value })),
          )
          expect(
            edited(added, (document) => {
              document.remove(['new server'])
            }),
          ).to.equal(text)
        },
      ),
    )
  })
})

import { expect } from 'chai'
import type { ManSection } from '../../../../../../src/discovery/describe/carried/man/man-page.js'
import { readManPage } from '../../../../../../src/discovery/describe/carried/man/read-man-page.js'

const raw = String.raw
const taggedIn = (source: string): [string, string][] =>
  readManPage(`.SH OPTIONS\n${source}`).flatMap(({ tagged }) =>
    tagged.map(({ tag, text }): [string, string] => [tag, text]),
  )

describe('readManPage', () => {
  it('reads the options of every way of writing them', () => {
    const ways = {
      'by hand, of help2man': raw`.TP` + '\n' + raw`\fB\-a\fR, \fB\-\-all\fR` + '\nShow all.',
      'of pod2man': raw`.IP "\fB\-a\fR, \fB\-\-all\fR" 4` + '\n' + raw`.IX Item "-a"` + '\nShow all.',
      'of docbook and asciidoctor': raw`.PP` + '\n' + raw`\-a, \-\-all` + '\n.RS 4\nShow all.\n.RE',
      'of mdoc': '.Bl -tag -width x\n.It Fl a , Fl Fl all\nShow all.\n.El',
      'with one tag below another': '.TP\n.B \\-a\n.TQ\n.B \\-\\-all\nShow\nall.',
      'of the old days': '.HP\n\\fB\\-a\\fR, \\fB\\-\\-all\\fR\n.IP\nShow all.',
    }
    for (const [way, source] of Object.entries(ways))
      expect(taggedIn(source), way).to.deep.equal([['-a, --all', 'Show all.']])
  })

  it('keeps what belongs to an option with it, and what does not away from it', () => {
    const source = [
      '.TP',
      '--sort=WORD',
      'Sort by it.',
      '.RS',
      '.TP',
      'size',
      'The largest first.',
      '.RE',
      '.PP',
      'The end.',
      '.TP',
      '-q',
      'Quiet.',
    ]
    expect(taggedIn(source.join('\n'))).to.deep.equal([
      ['--sort=WORD', 'Sort by it.\nsize The largest first.'],
      ['-q', 'Quiet.'],
    ])
  })

  it('reads a tag of several lines', () => {
    const source = '.Bl -tag\n.It Fl D Xo\n.Sm off\n.Oo Ar host : Oc\n.Ar port\n.Sm on\n.Xc\nForward.\n.El'
    expect(taggedIn(source)).to.deep.equal([['-D [host:] port', 'Forward.']])
  })

  it("reads the paragraphs of one option in a page of Perl's", () => {
    const source = '.SH OPTIONS\n.IP "\\fB\\-x\\fR <n>" 4\nFirst.\n.Sp\nSecond.'
    expect(taggedIn(source)).to.deep.equal([['-x <n>', 'First.\nSecond.']])
  })

  it('keeps the forms of a synopsis apart', () => {
    const usages = (source: string): readonly string[] | undefined =>
      readManPage(`.SH SYNOPSIS\n${source}`).find(({ title }: ManSection) => title === 'SYNOPSIS')?.paragraphs
    expect(usages('.B prog\n[\\fB\\-a\\fR]\n.br\n.B prog\n\\fIFILE\\fR')).to.deep.equal([
      'prog [-a]',
      'prog FILE',
    ])
    expect(usages('.nf\nprog \\-a\nprog FILE\n.fi')).to.deep.equal(['prog -a', 'prog FILE'])
  })

  it('keeps the name and what it is for apart', () => {
    const [section] = readManPage('.Sh NAME\n.Nm prog\n.Nd does things')
    expect(section?.paragraphs).to.deep.equal(['prog - does things'])
  })

  it('leaves conditions and definitions out', () => {
    const source = '.ie n \\{\\\n.TP\n-no\n.\\}\n.de XX\n.TP\n-neither\n..\n.if t .TP\n.TP\n-a\nAll.'
    expect(taggedIn(source)).to.deep.equal([['-a', 'All.']])
  })
})

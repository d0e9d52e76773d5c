import { expect } from 'chai'
import {
  readUsage,
  unreadTokens,
  wordsInFront,
} from '../../../../../src/discovery/describe/help/read-usage.js'

/** `?` behind what may be left out, `*` behind a list. */
const shown = (usage: string): string =>
  readUsage(usage)
    .map(({ name, required, isList }) => `${name}${isList ? '*' : ''}${required ? '' : '?'}`)
    .join(' ')

describe('the positionals of a usage line', () => {
  const cases: readonly [usage: string, positionals: string][] = [
    ['prog <file>', 'file'],
    ['prog sub [NAME]', 'NAME?'],
    ['prog SOURCE... DEST', 'SOURCE* DEST'],
    ['prog [BEE*] <hive>+', 'BEE*? hive*'],
    ['prog BEE* [HIVE]*', 'BEE*? HIVE*?'],
    ['prog [options] <a> [<b> [<c>...]]', 'a b? c*?'],
    ['prog [OPTIONS] COMMAND [ARGS]...', 'COMMAND ARGS*?'],
    ['prog [OPTIONS] [ARGS]', 'ARGS*?'],
    ['prog [opts] URL', 'URL'],
    ['prog SRC [SRCS...]', 'SRC*'],
    ['prog FILES and/or DIRECTORIES...', 'FILES*'],
    ['prog [flags...] [task...]', 'task*?'],
    ['prog [SWITCHES] [path=.]', 'path?'],
    ['prog [OPTION | FILE | FRAME]...', 'FILE*?'],
    ['pr[og] [--core-opts] task1 [--task1-opts] ... taskN [--taskN-opts]', 'task*'],
    ['prog <--build|--clear>', ''],
    ['prog go [...ARGS]', 'ARGS*?'],
    ['prog [MMDDhhmm[[CC]YY]]', ''],
    ['prog <command> <args>...', 'command args*'],
    ['prog [subcommand] <args>...', 'args*'],
    ['prog {sub-commands} <args>...', 'args*'],
    ['prog <commandline> <args>...', 'commandline args*'],
    ['prog RECOMMENDED <args>...', 'RECOMMENDED args*'],
    ['prog [-d DEST] -o OUT [--x=<y>] <z>', 'z'],
    ['prog <unit name>', 'unit_name'],
    ['prog <a|b>', 'a'],
    ['prog <a> <a>', 'a'],
    ['prog sub word', ''],
    ['prog file [-o out ] [ options ]', 'file'],
    ['prog page1 page2 ... pageN', 'page*'],
    ['prog page1.css [page2.css [...]]', 'page.css*'],
    ['prog PAGE PAGE2 PAGE3', 'PAGE*'],
    ['prog PAGE PAGE2', 'PAGE PAGE2'],
    ['prog page [...]', 'page*'],
    ['prog <page|book> […]', 'page*'],
    ['prog [page [page ...]]', 'page*?'],
    ['prog [gopts] [[fopts] page]... [fopts] book', 'page*? book'],
    ['prog [page or book]... (page - reads the shelf)', 'page_or_book*?'],
    ['prog [options] left right', 'left right'],
    ['wget [OPTION]... URL [URL]...', 'URL*'],
    ['prog FILES...', 'FILES*'],
    ['prog FILES', 'FILES*'],
    ['prog [options] [entry points]', 'entry_points*?'],
    ['prog STATUS', 'STATUS'],
    ['prog <source …> <folder>', 'source* folder'],
    ['prog <path|glob> …', 'path*'],
    ["prog [options] ['from-unit' 'to-unit']", 'from-unit? to-unit?'],
    ['prog [files|dirs...]', 'files*?'],
    ['prog file.js [file.js] [dir]', 'file.js* dir?'],
    ['prog [flags] [path ...]', 'path*?'],
    ['prog [text..]', 'text*?'],
    ['prog <A|--all>', 'A?'],
    ['prog IMAGE|-', 'IMAGE'],
    ['prog - Convert stdin (or the FIRST argument)', ''],
    ['prog FILE, then some <more> words', 'FILE'],
    ['prog --args <filter> <file>', 'file'],
    ['prog [options] file(s) | <set>', 'files*'],
    ['prog FILE | --all', 'FILE?'],
    ['prog -a | --all', ''],
    ['prog start|stop <name>', 'start name'],
    ['prog [USER@]HOST:SRC [DEST]', 'USER@_HOST:SRC DEST?'],
    [
      'sed [OPTION]... {script-only-if-no-other-script} [input-file]...',
      'script-only-if-no-other-script? input-file*?',
    ],
    ['axel [options] url1 [url2] [url...]', 'url*'],
    ['prog [ options ] file1 [ file2 ] [ file3 ] [ ... ]', 'file*'],
    ['prog [options] path1 path2 ... pathN', 'path*'],
    ['prog [options] file1 file2', 'file1 file2'],
    ['zip [-options] [zipfile list]', 'zipfile_list*?'],
    ['flac [<general/encoding/format options>] [INPUTFILE [...]]', 'INPUTFILE*?'],
    ['cal [general options] <filenames>', 'filenames*'],
    ['prog: [-a] bees', 'bees'],
    ['prog in_file [options] [-o out_file]', 'in_file'],
    ['prog {-p PID | [-u USER] PROG [ARGS]}', 'PROG? ARGS*?'],
    ['prog <hive> [bees] : Counts the bees in it', 'hive bees?'],
    ['prog [options ...] file [[options ...] file ...] [options ...] file', 'file*'],
    ['prog BEE(S)', 'BEES*'],
    ['PROG [-options] infile', 'infile'],
    ['prog', ''],
    ['', ''],
  ]
  for (const [usage, positionals] of cases) {
    it(`are read: ${usage || 'nothing'}`, () => {
      expect(shown(usage)).to.equal(positionals)
    })
  }

  it('may stand behind a switch', () => {
    const names = readUsage('prog --args <filter> [file]', [], new Set(['--args'])).map(({ name }) => name)
    expect(names).to.deep.equal(['filter', 'file'])
  })

  it('are all to the end of the line where another program is given them', () => {
    const rest = (usage: string) => readUsage(usage).map(({ name, isRest }) => name + (isRest ? '>' : ''))
    expect(rest('prog [command [flags]]')).to.deep.equal(['command', 'command_flags>'])
    expect(rest('prog [-a] COMMAND [parameters]')).to.deep.equal(['COMMAND', 'parameters>'])
    expect(rest('prog compiler [compiler options]')).to.deep.equal(['compiler', 'compiler_options>'])
    expect(rest('prog [options] prog-and-args')).to.deep.equal(['prog-and-args>'])
    expect(rest('prog HIVE [ARGS]')).to.deep.equal(['HIVE', 'ARGS'])
  })

  it('are words of a list where the usage shows it', () => {
    const values = (usage: string) => readUsage(usage)[0]?.enum
    expect(values('prog {start|stop} <name>')).to.deep.equal(['start', 'stop'])
    expect(values('prog start|stop')).to.deep.equal(['start', 'stop'])
    expect(values('prog {file|directory}')).to.equal(undefined)
    expect(values('prog <a|b>')).to.equal(undefined)
  })

  it('are not the words of the path', () => {
    expect(readUsage('prog [options] start <name>', ['start']).map(({ name }) => name)).to.deep.equal([
      'name',
    ])
  })

  it('are all words behind those of the path', () => {
    const names = readUsage('prog hive add bee honey [flags]', ['hive', 'add']).map(({ name }) => name)
    expect(names).to.deep.equal(['bee', 'honey'])
    expect(readUsage('prog about hive: [flags]', ['about']).map(({ name }) => name)).to.deep.equal(['hive:'])
    expect(readUsage('prog [sign] <file>', ['sign']).map(({ name }) => name)).to.deep.equal(['file'])
  })
})

describe('the words in front of the arguments', () => {
  it('are no words of a path, and none of a program that has commands', () => {
    expect(wordsInFront('prog bee honey [flags] word')).to.deep.equal(['bee', 'honey'])
    expect(wordsInFront('prog bee <file>', ['bee'])).to.deep.equal([])
    expect(wordsInFront('prog bee <command>')).to.deep.equal([])
  })
})

describe('the tokens of a usage that can not be read', () => {
  it('look like positionals, and have characters that no name has', () => {
    expect(unreadTokens('date [OPTION]... [+FORMAT]')).to.deep.equal(['[+FORMAT]'])
    expect(unreadTokens('x key=value {a,b}')).to.deep.equal(['key=value', '{a,b}'])
  })

  it('are no option, no name, no placeholder and no word of the path', () => {
    expect(
      unreadTokens('git log -n <number> [<path>...] [--opt=a,b] file.js USER@HOST [a|b]', ['log']),
    ).to.deep.equal([])
  })
})

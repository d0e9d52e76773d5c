import { expect } from 'chai'
import { splitRow } from '../../../../../../src/discovery/describe/help/layout/split-row.js'

describe('the two columns of a row', () => {
  const cases: readonly [row: string, head: string, help: string][] = [
    ['-o, --output FILE  Where to', '-o, --output FILE', 'Where to'],
    ['-f FORMAT   --format=FORMAT   the format', '-f FORMAT, --format=FORMAT', 'the format'],
    ['-v,  --verbose   more', '-v, --verbose', 'more'],
    ['-v,  --verbose', '-v, --verbose', ''],
    ['--blake2s,   --blake2b   sums', '--blake2s, --blake2b', 'sums'],
    ['--long, -s  text', '--long, -s', 'text'],
    ['--output=f   -o f   the file', '--output=f, -o f', 'the file'],
    ['-p, --port   #   the port', '-p, --port #', 'the port'],
    ['-n, --size   #[KMG]   the size', '-n, --size #[KMG]', 'the size'],
    ['-f Force, i.e. do not ask', '-f', 'Force, i.e. do not ask'],
    ['--delay <time>: how long', '--delay <time>', 'how long'],
    ['-a time Time to change in the', '-a time', 'Time to change in the'],
    ['-x   -- all of it', '-x', 'all of it'],
    ['-p  --port   N   the port', '-p, --port N', 'the port'],
    ['-v : more text', '-v', 'more text'],
    ['-f FILE ....... the file', '-f FILE', 'the file'],
    ['-size <int> . the size', '-size <int>', 'the size'],
    ['-crop <x> <y> .. where to cut', '-crop <x> <y>', 'where to cut'],
    ['-0 ... -9  the level', '-0 ... -9', 'the level'],
    ['--pad-oper  OR  -p', '--pad-oper, -p', ''],
    ['--deep or -r or -R  all', '--deep, -r, -R', 'all'],
    ['--file=<file> Write to it', '--file=<file>', 'Write to it'],
    ['--ext LIST Comma-separated list of endings', '--ext LIST', 'Comma-separated list of endings'],
    ['-c WHEN:{on, off} Behavior when cold', '-c WHEN:{on, off}', 'Behavior when cold'],
    ['--dry-run=false: only show it', '--dry-run=false', 'only show it'],
    ['-p, --port=8080: the port', '-p, --port=8080', 'the port'],
    ['--host=localhost: where to listen', '--host="localhost"', 'where to listen'],
    ['--url=a.example:80: of the server', '--url="a.example:80"', 'of the server'],
    ['--mode=mode: how', '--mode=mode', 'how'],
    ['--out=file: where to', '--out=file', 'where to'],
    ['--out=DIR: where to', '--out=DIR', 'where to'],
    ['-e script, --expression=script', '-e script, --expression=script', ''],
    ['-h Show help', '-h', 'Show help'],
    ['-o FILE write it to there', '-o FILE', 'write it to there'],
    ['-h2 Enable HTTP/2.', '-h2', 'Enable HTTP/2.'],
    ['-n N  see --number', '-n N', 'see --number'],
    ['--pair K V', '--pair K V', ''],
    ['--long a b', '--long a b', ''],
    ['add ...... Add one', 'add', 'Add one'],
    ['install <what>    Installs it', 'install <what>', 'Installs it'],
  ]
  for (const [row, head, help] of cases) {
    it(`are seen in ${row}`, () => {
      expect(splitRow(row)).to.deep.equal({ head, help })
    })
  }
})

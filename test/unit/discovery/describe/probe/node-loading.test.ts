import { expect } from 'chai'
import { readdir, readFile } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { nodeModulesWith } from '../../../../support/node-packages.js'
import { namesOf, probeNodeProgram, type Probed } from './probe-program.js'

/** Node's own modules that the programs use, by the names that they give them. */
const builtins = {
  childProcess: 'child_process',
  dgram: 'dgram',
  dns: 'dns',
  fs: 'fs',
  fsPromises: 'fs/promises',
  http: 'http',
  net: 'net',
  os: 'os',
  path: 'path',
  tls: 'tls',
  util: 'util',
  workerThreads: 'worker_threads',
}
const heads = {
  'cli.cjs': [
    "const { program } = require('commander')",
    ...Object.entries(builtins).map(([name, module]) => `const ${name} = require('node:${module}')`),
  ],
  'cli.mjs': [
    "import { program } from 'commander'",
    ...Object.entries(builtins).map(([name, module]) => `import * as ${name} from 'node:${module}'`),
  ],
} as const

/** A program that tries each act, goes on where it is refused, and tells in its parser's options which were. */
const acts = (lines: readonly string[]): string => `
async function attempt(act, index) {
  try {
    await act()
    program.option('--done-' + index)
  } catch (error) {
    const refused = [error, error.cause].some((one) => /smcp only asks/.test(one?.message))
    program.option(refused ? '--refused-' + index : '--failed-' + index)
  }
}
async function main() {
${lines.map((line, index) => `  await attempt(async () => { ${line} }, ${index})`).join('\n')}
  program.parse()
}
main()
`

for (const [file, head] of Object.entries(heads)) {
  describe(`a probed program, ${file}`, function () {
    this.timeout(60_000)
    let nodeModules: string

    before(async () => {
      nodeModules = await nodeModulesWith(['commander@14.0.3'])
    })

    const probe = (source: string, files: Readonly<Record<string, string>> = {}): Promise<Probed> =>
      probeNodeProgram(file, `${head.join('\n')}\n${source}`, nodeModules, files)
    const expectAll = (commands: Probed['commands'], what: string, count: number): void => {
      expect(namesOf(commands)).to.deep.equal(Array.from({ length: count }, (_, index) => `${what}-${index}`))
    }

    it('changes no file, and may print', async () => {
      const lines = [
        `fs.writeFileSync('written.txt', '')`,
        `await fs.promises.writeFile('written.txt', '')`,
        `await fsPromises.appendFile('data.txt', 'more')`,
        `await new Promise((done, fail) => fs.mkdir('made', (error) => (error ? fail(error) : done())))`,
        `fs.renameSync('data.txt', process.env.HOME + '/data.txt')`,
        `fs.rmSync(new URL('file://' + process.cwd() + '/data.txt'))`,
        `fs.openSync('data.txt', 'a')`,
        `await fs.promises.open('data.txt', fs.constants.O_RDWR)`,
        `fs.createWriteStream('streamed.txt')`,
        `fs.symlinkSync('data.txt', 'link')`,
        `fs.copyFileSync('data.txt', Buffer.from('copied.txt'))`,
        `await fs.promises.utimes('data.txt', 1, 1)`,
      ]
      const { dir, commands } = await probe(
        `console.log('{'.repeat(100000)); process.stdout.write('{')\n${acts(lines)}`,
        { 'data.txt': 'kept' },
      )
      expectAll(commands, 'refused', lines.length)
      expect((await readdir(dir)).sort()).to.deep.equal([file, 'data.txt', 'node_modules'])
      expect(await readFile(join(dir, 'data.txt'), 'utf8')).to.equal('kept')
    })

    it('starts no process and no thread, and stops none', async () => {
      const lines = [
        `childProcess.execSync('touch by-shell')`,
        `childProcess.spawn('touch', ['by-child'])`,
        `childProcess.spawnSync('touch', ['by-child'])`,
        `await util.promisify(childProcess.exec)('touch by-promise')`,
        `await util.promisify(childProcess.execFile)('touch', ['by-promise'])`,
        `childProcess.fork('child.cjs')`,
        `new workerThreads.Worker('require("fs").writeFileSync("thread.txt", "")', { eval: true })`,
        `process.kill(process.pid, 'SIGTERM')`,
      ]
      const { dir, commands } = await probe(acts(lines), {
        'child.cjs': 'require("fs").writeFileSync("child.txt", "")',
      })
      expectAll(commands, 'refused', lines.length)
      expect((await readdir(dir)).sort()).to.deep.equal(['child.cjs', file, 'node_modules'].sort())
    })

    it('reaches nobody over the network', async () => {
      let connections = 0
      const server = createServer(() => (connections += 1)).listen(0, '127.0.0.1')
      await new Promise((done) => server.once('listening', done))
      const { port } = server.address() as AddressInfo
      const once = (made: string): string =>
        `await new Promise((done, fail) => ${made}.on('error', fail).on('connect', done))`
      const lines = [
        once(`net.connect(${port}, '127.0.0.1')`),
        once(`tls.connect(${port}, '127.0.0.1')`),
        once(`http.get('http://127.0.0.1:${port}/')`),
        `await fetch('http://127.0.0.1:${port}/')`,
        `await dns.promises.lookup('example.org')`,
        `await util.promisify(dns.resolve4)('example.org')`,
        `await new Promise((done, fail) => dgram.createSocket('udp4').send('x', 9, '127.0.0.1', fail))`,
      ]
      const { commands } = await probe(acts(lines))
      server.close()
      expectAll(commands, 'refused', lines.length)
      expect(connections).to.equal(0)
    })

    it('may do what asking needs: private files, addresses as numbers, devices, its own text', async () => {
      const lines = [
        `fs.mkdtempSync(path.join(os.tmpdir(), 'x'))`,
        `fs.mkdirSync(os.homedir() + '/.config/app', { recursive: true })`,
        `await fsPromises.writeFile(os.homedir() + '/a', 'x')`,
        `fs.writeFileSync('/dev/null', 'x')`,
        `await dns.promises.lookup('127.0.0.1')`,
        `fs.readFileSync(process.argv[1], 'utf8')`,
        `fs.writeSync(1, 'printed')`,
      ]
      const { commands } = await probe(acts(lines))
      expectAll(commands, 'done', lines.length)
    })

    it('is ended after 200 refusals that it takes no notice of', async () => {
      const { description, ends } = await probe(`
while (true) {
  try {
    fs.writeFileSync('written.txt', '')
  } catch {}
}`)
      expect(description).to.equal(undefined)
      expect(ends).to.deep.equal(['exited'])
    })

    it('cannot catch its end, nor do its work after it', async () => {
      const { dir, commands } = await probe(`
process.on('exit', () => program.option('--late'))
try {
  program.option('--x').parse()
} finally {
  process.exitCode = 3
}
throw new Error('after')`)
      expect(namesOf(commands)).to.deep.equal(['x'])
      expect((await readdir(dir)).sort()).to.deep.equal([file, 'node_modules'])
    })

    it('may show its help instead, where no argument was given', async () => {
      const { commands } = await probe(`
program.option('--x')
if (process.argv.length < 3) {
  program.outputHelp()
  process.exit(1)
}`)
      expect(namesOf(commands)).to.deep.equal(['x'])
    })

    it('is not waited for where it goes on after it has shown its help', async () => {
      const { commands, ends } = await probe(`
program.option('--x').outputHelp()
setInterval(() => undefined, 1000)`)
      expect(namesOf(commands)).to.deep.equal(['x'])
      expect(ends).to.deep.equal(['exited'])
    })

    it('tells which of its own files it was loaded from, without packages', async () => {
      const main = file.endsWith('.cjs')
        ? "require('./lib/part.cjs'); import('./lib/late.mjs').then(() => program.option('--x').parse())"
        : "import './lib/part.cjs'\nimport './lib/late.mjs'\nprogram.option('--x').parse()"
      const { dir, description } = await probe(main, {
        'lib/part.cjs': '',
        'lib/late.mjs': '',
        'lib/unused.cjs': '',
      })
      expect(description?.files).to.deep.equal(
        [file, 'lib/late.mjs', 'lib/part.cjs'].map((name) => join(dir, name)),
      )
    })

    it('is told by none where none was seen', async () => {
      const { description, ends } = await probe("console.error('nothing to do'); process.exit(1)")
      expect(description).to.equal(undefined)
      expect(ends).to.deep.equal(['exited'])
    })
  })
}

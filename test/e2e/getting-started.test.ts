import { expect } from 'chai'
import { execa } from 'execa'
import { chmod, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { repository, startSmcp, testEnvironment, type RunningSmcp } from '../support/start-smcp.js'

/** A block of the page, in its order: a file, what is run, or what that prints. */
interface Block {
  readonly kind: string
  readonly text: string
  /** Where it is written to. */
  readonly file: string | undefined
}

const documentedUrl = 'http://127.0.0.1:8000'

describe('the page for those who get started', function () {
  this.timeout(180_000)
  let dir: string
  let server: RunningSmcp | undefined

  before(async () => {
    dir = await mkdtemp(join(tmpdir(), 'smcp-test-'))
    const bin = join(dir, 'bin')
    await mkdir(bin)
    await symlink(join(repository, 'bin', 'run.js'), join(bin, 'smcp'))
    await chmod(join(repository, 'bin', 'run.js'), 0o755)
  })
  after(async () => {
    await server?.stop()
    await rm(dir, { recursive: true })
  })

  const environment = (): NodeJS.ProcessEnv =>
    testEnvironment({
      PATH: `${join(dir, 'bin')}${delimiter}${process.env.PATH ?? ''}`,
      ...(server && { MCP_PORT: new URL(server.url).port }),
    })

  /** Runs a block, and gives what it prints. */
  const run = async ({ kind, text }: Block): Promise<string> => {
    if (kind === 'sh serve') {
      server = await startSmcp(text.trim().split(' ').slice(2), { cwd: dir })
      return ''
    }
    const script = text.replaceAll(documentedUrl, server?.url ?? documentedUrl)
    const options = { cwd: dir, env: environment(), extendEnv: false, all: true, reject: false } as const
    const { exitCode, all } = await execa('sh', ['-e', '-c', script], options)
    expect(exitCode === 0, `${script}\n${all}`).to.equal(kind === 'sh')
    return all
  }

  it('is right from top to bottom', async () => {
    let printed = ''
    for (const block of await blocksOf('getting-started.md'))
      if (block.file !== undefined) {
        await mkdir(dirname(join(dir, block.file)), { recursive: true })
        await writeFile(join(dir, block.file), block.text)
      } else if (block.kind.startsWith('sh')) printed = await run(block)
      else
        for (const line of block.text.trim().split('\n'))
          expect(printed, `what is printed in place of: ${line}`).to.contain(line)
  })
})

async function blocksOf(page: string): Promise<Block[]> {
  const text = await readFile(join(repository, 'docs', page), 'utf8')
  const found = text.matchAll(/(?:<!-- (file|not run): (\S+)[^>]* -->\n\n)?```([a-z ]+)\n([^]*?)```/g)
  return [...found]
    .filter(([, what]) => what !== 'not run')
    .map(([, , file, kind = '', body = '']) => ({ kind, text: body, file }))
}

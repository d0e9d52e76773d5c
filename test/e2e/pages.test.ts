import { expect } from 'chai'
import { execa } from 'execa'
import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { nodeModulesWith } from '../support/node-packages.js'
import { sectionsOf, type Block } from '../support/page-sections.js'
import { repository, startSmcp, testEnvironment, type RunningSmcp } from '../support/start-smcp.js'

for (const page of ['getting-started.md', 'examples.md', 'migration.md'])
  describe(`every command of docs/${page}`, function () {
    this.timeout(180_000)
    let dir: string
    let server: RunningSmcp | undefined
    let tracker: Server

    before(async () => {
      dir = await mkdtemp(join(tmpdir(), 'smcp-test-'))
      await mkdir(join(dir, 'bin'))
      await symlink(join(repository, 'bin', 'run.js'), join(dir, 'bin', 'smcp'))
      await chmod(join(repository, 'bin', 'run.js'), 0o755)
      // What npx would install anew for each run.
      const installed = await nodeModulesWith(['mcporter@0.9.0'])
      await writeFile(join(dir, 'bin', 'npx'), `#!/bin/sh\nPATH="${installed}/.bin:$PATH"\nexec "$@"\n`, {
        mode: 0o755,
      })
      tracker = createServer((request, response) => {
        response.end(`added for ${request.headers.authorization?.replace('Bearer ', '') ?? 'nobody'}`)
      })
      await new Promise<void>((done) => void tracker.listen(0, '127.0.0.1', done))
    })
    after(async () => {
      tracker.close()
      await server?.stop()
      await rm(dir, { recursive: true })
    })

    /** What stands for the addresses of the page. */
    const here = (text: string): string =>
      text
        .replaceAll('http://127.0.0.1:8000', server?.url ?? 'http://127.0.0.1:8000')
        .replaceAll('http://tracker.test', `http://127.0.0.1:${(tracker.address() as AddressInfo).port}`)

    /** Runs a block, and gives what it prints. */
    const run = async ({ kind, text }: Block): Promise<string> => {
      if (kind === 'sh serve') {
        server = await startSmcp(text.trim().split(' ').slice(2), { cwd: dir })
        return ''
      }
      const env = testEnvironment({
        PATH: `${join(dir, 'bin')}${delimiter}${process.env.PATH ?? ''}`,
        ...(server && { MCP_PORT: new URL(server.url).port }),
      })
      const options = { cwd: dir, env, extendEnv: false, all: true, reject: false } as const
      const { exitCode, all } = await execa('sh', ['-e', '-c', here(text)], options)
      expect(exitCode === 0, `${text}\n${all}`).to.equal(kind === 'sh')
      return all
    }

    const write = async (file: string, text: string): Promise<void> => {
      await mkdir(dirname(join(dir, file)), { recursive: true })
      await writeFile(join(dir, file), text)
    }

    for (const { title, blocks } of sectionsOf(page))
      it(`is right: ${title}`, async () => {
        let printed = ''
        for (const block of blocks)
          if (block.file !== undefined) await write(block.file, block.text)
          else if (block.kind.startsWith('sh')) printed = await run(block)
          else
            for (const line of block.text.trim().split('\n'))
              expect(printed, `what is printed in place of: ${line}`).to.contain(line)
      })
  })

/** npm run hosts [-- HOST... [options of mocha]]: smcp under the hosts of models that people use, without a model. */
import { execa } from 'execa'
import { createRequire } from 'node:module'
import { messageOf } from '../../src/errors.js'
import { hosts } from './hosts.js'
import { install } from './install.js'

// Loopback alone, and everything ends with us. https://github.com/containers/bubblewrap
const isolation = [
  '--dev-bind',
  '/',
  '/',
  '--proc',
  '/proc',
  '--unshare-net',
  '--unshare-pid',
  '--die-with-parent',
]
const mocha = createRequire(import.meta.url).resolve('mocha/bin/mocha.js')

const args = process.argv.slice(2)
const isHost = (arg: string): boolean => hosts.some(({ name }) => name === arg)
const chosen = args.some(isHost) ? hosts.filter(({ name }) => args.includes(name)) : hosts

const { failed, stderr, originalMessage } = await execa('bwrap', [...isolation, 'true'], { reject: false })
if (failed) skip('All hosts are', `they need namespaces, by bubblewrap: ${stderr || originalMessage}`)
else process.exitCode = await runSpecs(await installed())

async function installed(): Promise<string[]> {
  const names: string[] = []
  for (const host of chosen) {
    try {
      await install(host)
      names.push(host.name)
    } catch (error) {
      skip(`${host.name} ${host.version} is`, `it could not be installed: ${messageOf(error)}`)
    }
  }
  return names
}

async function runSpecs(names: readonly string[]): Promise<number | undefined> {
  if (names.length === 0) return 0
  const specs = names.map((name) => `test/hosts/specs/${name}.ts`)
  const options = ['--parallel', '--jobs', String(names.length), ...args.filter((arg) => !isHost(arg))]
  const command = [process.execPath, mocha, ...options, ...specs]
  const { exitCode } = await execa('bwrap', [...isolation, ...command], { stdio: 'inherit', reject: false })
  return exitCode
}

function skip(what: string, why: string): void {
  process.stdout.write(`${what} skipped: ${why}\n`)
}

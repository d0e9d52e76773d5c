// Tests of {{name}}. Run them in this folder: npm test

import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import test from 'node:test'
import { fileURLToPath } from 'node:url'

const cli = fileURLToPath(new URL('cli.mjs', import.meta.url))

/** Runs the program as smcp does; gives its exit code and what it answers. */
function run(...args: string[]): { status: number | null; answer: any } {
  const { status, stdout } = spawnSync(process.execPath, [cli, ...args], { encoding: 'utf8' })
  return { status, answer: JSON.parse(stdout) }
}

test('{{command}} greets by name', () => {
  assert.deepEqual(run('{{command}}', '--name', 'Ada'), { status: 0, answer: { message: 'Hello, Ada!' } })
})

test('{{command}} takes every option', () => {
  const options = ['--greeting', 'Hi', '--also', 'Bob', '--also', 'Cy', '--degrees=-2.5', '--shout']
  const answer = { message: 'HI, ADA, BOB, CY! IT IS -2.5 DEGREES.' }
  assert.deepEqual(run('{{command}}', '--name', 'Ada', ...options), { status: 0, answer })
})

test('{{command}} says what is wrong', () => {
  const answer = { error: "--name is empty; expected somebody's name." }
  assert.deepEqual(run('{{command}}', '--name', ' '), { status: 1, answer })
  assert.match(run('{{command}}').answer.error, /--name is missing/)
  assert.match(run('{{command}}', '--name', 'Ada', '--degrees', 'warm').answer.error, /expected: number/)
})

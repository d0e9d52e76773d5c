import { expect } from 'chai'
import { execa } from 'execa'
import { chmod, mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { repository, testEnvironment } from '../support/start-smcp.js'
import { openTerminal } from '../support/terminal.js'

const smcp = (args: readonly string[], env: Readonly<Record<string, string>> = {}) =>
  execa(process.execPath, [`${repository}bin/run.js`, 'plugin', 'test', ...args], {
    env: testEnvironment(env),
    extendEnv: false,
    reject: false,
  })

const python = `
import argparse, json, sys
parser = argparse.ArgumentParser()
commands = parser.add_subparsers(dest="command", required=True)
hello = commands.add_parser("hello", help="Greet.")
hello.add_argument("--name", required=True)
fail = commands.add_parser("fail", help="Fail.")
args = parser.parse_args()
if args.command == "fail":
    sys.exit("it is too late")
print(json.dumps({"message": "Hello, " + args.name + "!", "list": [1, 2]}))
`
const contractOf = (parameters: object[]): string =>
  JSON.stringify({
    contract_version: '1.0',
    commands: [{ name: 'hello', description: 'Greet.', parameters }],
  })
const nameParameter = { name: 'name', type: 'string', required: true, description: 'Who.' }
const node = `
const [command, ...rest] = process.argv.slice(2)
if (command === '--describe') console.log(${JSON.stringify(contractOf([nameParameter]))})
else console.log('Hello, ' + rest[1] + '!')
`
const shell = `#!/bin/sh
if [ "$1" = --describe ]; then echo '${contractOf([nameParameter])}'; exit; fi
echo "called $2 $3" >> "$(dirname "$0")/calls.txt"
echo "Hello, $3!"
`
const forking = `
import argparse, os, random
parser = argparse.ArgumentParser()
parser.add_argument("word", choices=["same", "parent", "random", "counter", "coin"])
word = parser.parse_args().word
def count():
    counter = os.path.join(os.path.dirname(os.path.abspath(__file__)), word + ".txt")
    with open(counter, "a") as file:
        file.write("x")
    return os.path.getsize(counter)
def coin():
    # By a start, by a fork, by two starts more.
    return {1: "heads", 2: "tails", 3: "heads", 4: "heads"}.get(count(), "tails")
said = {"same": lambda: "", "parent": os.getppid, "random": random.random, "counter": count, "coin": coin}
print(word, said[word]())
`
/** A program of contract 2 that asks for a colour. */
const asking = {
  'smcp.json': JSON.stringify({
    describe: {
      contract_version: '2.0',
      commands: [{ name: 'pick', description: 'Pick.', interactive: true, parameters: [] }],
    },
  }),
  'cli.py': `
import json, sys
answers = json.load(sys.stdin)["answers"]
if "colour" not in answers:
    schema = {"type": "object", "properties": {"colour": {"type": "string"}}, "required": ["colour"]}
    print(json.dumps({"input_required": {"colour": {"method": "elicitation/create", "params": {"message": "Which colour?", "requestedSchema": schema}}}}))
else:
    print("You picked " + answers["colour"]["content"]["colour"])
`,
}

/** A plugin with these files. */
async function pluginOf(files: Readonly<Record<string, string | object>>): Promise<string> {
  const dir = join(await mkdtemp(join(tmpdir(), 'smcp-golden-')), 'mine')
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(dir, name)), { recursive: true })
    const text = typeof content === 'string' ? content : `${JSON.stringify(content, null, 2)}\n`
    await writeFile(join(dir, name), text)
    if (name.startsWith('cli.')) await chmod(join(dir, name), 0o755)
  }
  return dir
}

const lastLine = (stdout: string): string | undefined => stdout.split('\n').at(-1)

describe('smcp plugin test with golden calls', () => {
  const greeting = { command: 'hello', arguments: { name: 'Ada' } }
  const programs = {
    Python: [{ 'cli.py': python }, { json: { list: [1, 2], message: 'Hello, Ada!' } }],
    Node: [{ 'cli.mjs': node }, { text: 'Hello, Ada!' }],
    'the shell': [{ 'cli.sh': shell }, { text: 'Hello, Ada!' }],
  } as const
  for (const [language, [files, expected]] of Object.entries(programs))
    it(`makes those of a program of ${language}, shows what each took, and passes`, async () => {
      const calls = [
        { ...greeting, name: 'greets', expect: expected },
        { command: 'hello', expect: { isError: true, contains: '"name" is missing' } },
      ]
      const dir = await pluginOf({ ...files, 'tests/hello.json': calls })
      const { exitCode, stdout, stderr } = await smcp([dir])
      expect([exitCode, stderr]).to.deep.equal([0, ''])
      expect(stdout).to.match(/^tests\/hello\.json\[0\] hello \(greets\) +[\d.]+ ms .*ok$/m)
      expect(stdout).to.match(/^tests\/hello\.json\[1\] hello +not run +.*ok$/m)
      expect(lastLine(stdout)).to.match(/^mine: \d tools?, no problems, 2 golden calls$/)
    })

  it('exits with 1 at a difference, and shows its place, what was expected and what came', async () => {
    const file = { ...greeting, expect: { json: { message: 'Hello, Bob!', list: [1, 2] } } }
    const dir = await pluginOf({ 'cli.py': python, 'tests/hello.json': file })
    const { exitCode, stdout } = await smcp([dir])
    expect(exitCode).to.equal(1)
    expect(stdout).to.contain(
      'tests/hello.json hello: its json differs at message\n  expected: "Hello, Bob!"\n       got: "Hello, Ada!"\n',
    )
    expect(lastLine(stdout)).to.equal('mine: 2 tools, no problems, 1 of 1 golden call failed')
    const asJson = await smcp([dir, '--json'])
    const { ok, golden } = JSON.parse(asJson.stdout) as {
      ok: boolean
      golden: { calls: { ok: boolean; mismatch: object; ran: { how: string } }[] }
    }
    expect([asJson.exitCode, ok, golden.calls[0]?.ok]).to.deep.equal([1, false, false])
    expect(golden.calls[0]?.mismatch).to.include({ field: 'json', path: 'message' })
    expect(golden.calls[0]?.ran.how).to.equal('cold')
  })

  it('fails for a call that expects nothing yet, until --update has written what comes', async () => {
    const text = '[\n  {"command": "hello",   "arguments": {"name": "Ada"}},\n  {"command": "fail"}\n]\n'
    const dir = await pluginOf({ 'cli.py': python, 'tests/hello.json': text })
    const file = join(dir, 'tests/hello.json')
    const before = await smcp([dir])
    expect([before.exitCode, await readFile(file, 'utf8')]).to.deep.equal([1, text])
    expect(before.stdout).to.contain('nothing is expected of it yet; --update writes what came')
    const updating = await smcp([dir, '--update'])
    expect([updating.exitCode, lastLine(updating.stdout)]).to.deep.equal([
      0,
      'mine: 2 tools, no problems, 2 golden calls, 2 updated',
    ])
    const after = `[
  {
    "command": "hello",
    "arguments": {"name": "Ada"},
    "expect": {"json": {"message": "Hello, Ada!", "list": [1, 2]}}
  },
  {
    "command": "fail",
    "expect": {"isError": true, "text": "Error: mine__fail failed with exit code 1: it is too late"}
  }
]
`
    expect(await readFile(file, 'utf8')).to.equal(after)
    expect((await smcp([dir])).exitCode).to.equal(0)
    await smcp([dir, '--update'])
    expect(await readFile(file, 'utf8')).to.equal(after)
  })

  it('compares forked runs with starts, and blames a fork only for what starts do alike', async function () {
    if (process.platform !== 'linux') this.skip()
    const calls = ['same', 'parent', 'random', 'counter', 'coin'].map((word) => ({
      command: 'run',
      arguments: { word },
      expect: {},
    }))
    const dir = await pluginOf({ 'cli.py': forking, 'tests/run.json': calls })
    const { exitCode, stdout, stderr } = await smcp([dir], { SMCP_WARM: 'on' })
    expect([exitCode, stderr], stdout).to.deep.equal([1, ''])
    const time = '[\\d.]+ ms.*?'
    expect(stdout).to.match(new RegExp(`^tests/run.json\\[0\\] run +${time} +${time} +ok$`, 'm'))
    expect(stdout).to.match(new RegExp(`^tests/run.json\\[1\\] run +${time} +${time} +differs forked$`, 'm'))
    for (const index of [2, 3, 4])
      expect(stdout).to.match(
        new RegExp(`^tests/run.json\\[${index}\\] run +${time} +${time}; varies +ok$`, 'm'),
      )
    expect(stdout).to.match(
      /^tests\/run.json\[1\] run: forked, its text differs in column \d+\n {2}started: "parent \d+"\n {3}forked: "parent \d+"$/m,
    )
    const off = await smcp([dir, '--json'], { SMCP_WARM: 'off' })
    expect([off.exitCode, off.stdout.includes('"forked": {')]).to.deep.equal([0, false])
  })

  it('writes what it found as JUnit, which a parser of XML reads', async () => {
    const calls = [
      { ...greeting, expect: { text: 'Hello, Ada!' } },
      { ...greeting, name: '<&>', expect: { text: 'Hello, "Bob"!' } },
    ]
    const dir = await pluginOf({ 'cli.sh': shell, 'tests/hello.json': calls })
    const file = join(dir, 'junit.xml')
    expect((await smcp([dir, '--junit', file])).exitCode).to.equal(1)
    const read = `import json, sys; from xml.etree import ElementTree as E
print(json.dumps([[c.get("classname"), c.get("name"), float(c.get("time")) > 0, [f.get("message") for f in c]] for c in E.parse(sys.argv[1]).iter("testcase")]))`
    const { stdout } = await execa('python3', ['-c', read, file])
    expect(JSON.parse(stdout)).to.deep.equal([
      ['mine.description', 'mine', false, []],
      ['mine.description', 'mine__hello', false, []],
      ['mine.golden', 'tests/hello.json[0] hello', true, []],
      ['mine.golden', 'tests/hello.json[1] hello (<&>)', true, ['its text differs in column 8']],
    ])
    const lost = await smcp([dir, '--junit', join(dir, 'no/such/junit.xml')])
    expect([lost.exitCode, lost.stderr]).to.satisfy(
      ([code, said]: [number, string]) => code === 1 && /^Error: .*junit\.xml can't be written: /m.test(said),
    )
  })

  it('answers what a program asks by what the file says, and says what it lacks', async () => {
    const answers = { colour: { action: 'accept', content: { colour: 'red' } } }
    const calls = [
      { command: 'pick', answers, expect: { text: 'You picked red' } },
      { command: 'pick', expect: { text: 'You picked red' } },
      { command: 'pick', answers: { ...answers, size: { action: 'decline' } }, expect: {} },
      { command: 'pick', answers: { colour: { action: 'accept', content: {} } }, expect: {} },
      {
        command: 'pick',
        answers: { colour: { role: 'user', content: { type: 'text', text: 'red' }, model: 'm' } },
        expect: {},
      },
    ]
    const dir = await pluginOf({ ...asking, 'tests/pick.json': calls })
    const { exitCode, stdout } = await smcp([dir])
    expect(exitCode).to.equal(1)
    expect(stdout).to.match(/^tests\/pick\.json\[0\] pick +[\d.]+ ms.* ok$/m)
    expect(stdout).to.contain(
      'tests/pick.json[1] pick: mine__pick asks "colour" (Which colour?); the call has no answer to that. ' +
        'Give it one: "answers": {"colour":{"action":"accept","content":{"colour":"TEXT"}}}',
    )
    expect(stdout).to.contain('tests/pick.json[2] pick: mine__pick did not ask "size"')
    expect(stdout).to.contain(
      'tests/pick.json[3] pick: answers: "colour" has a content that was not asked for: "colour" is missing',
    )
    expect(stdout).to.match(
      /^tests\/pick\.json\[4\] pick: answers: "colour" is \{"role":.*, which is no answer to elicitation\/create$/m,
    )
  })

  it('runs no command where none is written down, nor with --no-golden, and with --call that one alone', async () => {
    const file = { ...greeting, expect: { text: 'Hello, Ada!' } }
    const dir = await pluginOf({ 'cli.sh': shell, 'tests/data.json': { users: [] } })
    const calls = (): Promise<string> => readFile(join(dir, 'calls.txt'), 'utf8').catch(() => '')
    const none = await smcp([dir])
    expect([none.exitCode, none.stderr, await calls()]).to.deep.equal([
      0,
      `${dir}/tests/data.json has no golden call: no "command"`,
      '',
    ])
    await writeFile(join(dir, 'tests/hello.json'), JSON.stringify(file))
    expect([(await smcp([dir, '--no-golden'])).exitCode, await calls()]).to.deep.equal([0, ''])
    await smcp([dir, '--call', 'hello', 'name=Bob'])
    expect(await calls()).to.equal('called --name Bob\n')
    await smcp([dir])
    expect(await calls()).to.equal('called --name Bob\ncalled --name Ada\n')
  })

  it('can not write what comes of calls that it is not to make', async () => {
    const dir = await pluginOf({ 'cli.sh': shell, 'tests/hello.json': greeting })
    const { exitCode, stdout, stderr } = await smcp([dir, '--update', '--no-golden'])
    expect([exitCode, stdout, stderr]).to.deep.equal([
      2,
      '',
      'Error: --update writes what comes of the golden calls, and --no-golden makes none of them',
    ])
  })

  it('says what is wrong with a file by its field, and names the command that was meant', async () => {
    const dir = await pluginOf({
      'cli.py': python,
      'tests/a.json': { command: 'hello', expects: {} },
      'tests/b.json': { command: 'helo', expect: {} },
      'tests/c.json': '{"command": ',
    })
    const { exitCode, stdout, stderr } = await smcp([dir])
    expect(exitCode).to.equal(1)
    expect(stderr).to.match(/^Error: mine: expects: is not known \(.*tests\/a\.json\)$/m)
    expect(stderr).to.match(/^Error: mine: can't be read: .*JSON.* \(.*tests\/c\.json\)$/m)
    expect(stdout).to.contain('tests/b.json helo: there is no command "helo". Did you mean hello?')
    expect(lastLine(stdout)).to.contain('1 of 1 golden call failed, 2 problems in golden files')
  })

  for (const plugin of ['botfather', 'demo_math', 'demo_text', 'devops'])
    it(`finds ${plugin} as its README says it is`, async () => {
      const { exitCode, stdout } = await smcp([`${repository}plugins/${plugin}`])
      expect(exitCode, stdout).to.equal(0)
      expect(lastLine(stdout)).to.match(/no problems, \d+ golden calls$/)
    })

  it('is a table at a terminal, as wide as that', async () => {
    const file = { ...greeting, name: 'greets by name', expect: { text: 'Hello, Bob!' } }
    const dir = await pluginOf({ 'cli.sh': shell, 'tests/hello.json': file })
    const terminal = openTerminal(['plugin', 'test', dir], { columns: 60 })
    expect(await terminal.exitCode).to.equal(1)
    expect(terminal.text()).to.match(/│ Golden call +│ Took +│ +│/)
    for (const line of terminal
      .text()
      .split(/\r?\n/)
      .filter((one) => /[│┌└]/.test(one)))
      expect(line.length, line).to.be.at.most(60)
  })
})

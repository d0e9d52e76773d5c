import { expect } from 'chai'
import PQueue from 'p-queue'
import { fileURLToPath } from 'node:url'
import { officialClients, type OfficialClient } from '../support/official-clients.js'
import { pidFile, readPids, untilGone } from '../support/processes.js'
import { pythonClients, pythonWith } from '../support/python-venv.js'
import { startSmcp, type RunningSmcp } from '../support/start-smcp.js'
import type { Report, RunningCall, Seen, Step } from '../support/step.js'
import { writeExamples } from '../support/write-examples.js'

const contract2 = fileURLToPath(new URL('../fixtures/contract-2', import.meta.url))

/** A question of a program in each language, the answer to it, and what the program then prints, or where it is declined. */
const questions = {
  Python: ['in_python__greet', 'Who are you?', { user: 'Ann' }, 'Hello, Ann', 'Hello, whoever you are'],
  Node: ['in_node__book', 'How many?', { count: 3 }, '3 seats', 'no seats'],
  shell: ['in_shell__clean', 'Remove everything? yes or no', { sure: 'yes' }, 'cleaned', 'kept'],
} as const
const pictures = {
  Python: ['image/png', '\x89PNG'],
  Node: ['image/svg+xml', '<svg'],
  shell: ['image/gif', 'GIF89a'],
} as const
const languages = ['Python', 'Node', 'shell'] as const
const plugin = (language: string) => `in_${language.toLowerCase()}`
const inEach = (make: (language: (typeof languages)[number]) => Record<string, Step>): Record<string, Step> =>
  Object.assign({}, ...languages.map(make)) as Record<string, Step>

/** A call whose program works until it is ended. */
const endless = async (): Promise<RunningCall> => ({
  name: 'says__waits',
  args: { pids: await pidFile(), file: '/nowhere/there' },
})

const steps = async (): Promise<Record<string, Step>> => ({
  tools: { do: 'list', what: 'tools' },
  ...inEach((language) => ({
    [`progress of ${language}`]: { do: 'call', name: `${plugin(language)}__copy` },
    [`picture of ${language}`]: { do: 'call', name: `${plugin(language)}__picture` },
    [`yes to ${language}`]: {
      do: 'call',
      name: questions[language][0],
      answer: { action: 'accept', content: questions[language][2] },
    },
    [`no to ${language}`]: { do: 'call', name: questions[language][0], answer: { action: 'decline' } },
  })),
  model: { do: 'call', name: 'says__asks-a-model' },
  cancelled: { do: 'cancel', ...(await endless()) },
  link: { do: 'call', name: 'in_node__find' },
  resources: { do: 'list', what: 'resources' },
  templates: { do: 'list', what: 'resource_templates' },
  'a file': { do: 'read', uri: 'shell://guide' },
  'a command': { do: 'read', uri: 'python://status' },
  'of a template': { do: 'read', uri: 'notes://note/bread' },
  'of nothing': { do: 'read', uri: 'notes://not/bread' },
  prompts: { do: 'list', what: 'prompts' },
  prompt: { do: 'prompt', name: 'in_node__summarize', args: { id: 'bread' } },
  completion: { do: 'complete', name: 'in_node__summarize', argument: { name: 'id', value: 'ap' } },
})

describe('the official clients', function () {
  this.timeout(300_000)
  let server: RunningSmcp
  const walks = new Map<OfficialClient, Promise<{ report: Report; left: RunningCall }>>()

  before(async () => {
    for (const requirements of Object.values(pythonClients)) await pythonWith(requirements)
    const dirs = [await writeExamples('plugin-contract.md'), contract2]
    const flags = dirs.flatMap((dir) => ['--plugins-dir', dir])
    // A client of 2025-11-25 whose connections are closed may come back for its calls.
    server = await startSmcp(flags, { env: { SMCP_RESUME_TIMEOUT: '1' } })
    const queue = new PQueue({ concurrency: 3 })
    for (const client of officialClients) {
      const walk = queue.add(async () => {
        const left = await endless()
        const report = await client.walk({ url: server.url, flags }, { steps: await steps(), leaves: left })
        return { report, left }
      })
      // It fails where it is awaited.
      walk.catch(() => undefined)
      walks.set(client, walk)
    }
  })
  after(() => server.stop())

  for (const client of officialClients)
    describe(client.title, () => {
      let report: Report
      let left: RunningCall
      before(async () => {
        ;({ report, left } = await walks.get(client)!)
      })
      const seen = (step: string): Seen => report.seen[step]!
      const answer = (step: string): Record<string, unknown> => {
        expect(seen(step), step).to.have.property('answer')
        return seen(step).answer!
      }
      const block = (step: string) => (answer(step).content as Record<string, string>[])[0]!
      const listed = (step: string, what: string, key: string): unknown[] =>
        (answer(step)[what] as Record<string, unknown>[]).map((one) => one[key])
      const contents = (step: string): unknown => (answer(step).contents as unknown[])[0]

      it(`agrees on ${client.revision}`, () => {
        expect(report.revision).to.equal(client.revision)
      })

      it('lists tools, resources, templates and prompts', () => {
        expect(listed('tools', 'tools', 'name')).to.include.members(['health', 'in_python__copy'])
        expect(listed('resources', 'resources', 'uri')).to.include.members([
          'shell://guide',
          'python://status',
        ])
        expect(listed('templates', 'resourceTemplates', 'uriTemplate')).to.include('notes://note/{id}')
        expect(listed('prompts', 'prompts', 'name')).to.include('in_node__summarize')
      })

      for (const language of languages)
        it(`is told of the progress of a program, in ${language}`, () => {
          expect(block(`progress of ${language}`)).to.include({ text: 'copied' })
          expect(seen(`progress of ${language}`).progress).to.deep.equal([
            { progress: 1, total: 2, message: 'half' },
            { progress: 2, total: 2 },
          ])
        })

      it('gets the log of a program', () => {
        expect(seen('progress of Python').log).to.deep.equal([
          { level: 'warning', logger: 'copy', data: { skipped: 'b.txt' } },
        ])
      })

      for (const language of languages) {
        const [, question, , accepted, declined] = questions[language]
        const { elicitation } = client.lacks ?? {}
        if (elicitation === undefined)
          it(`answers the question of a program or declines it, in ${language}`, () => {
            for (const [step, said] of [
              [`yes to ${language}`, accepted],
              [`no to ${language}`, declined],
            ] as const) {
              expect(seen(step).asked).to.deep.equal([question])
              expect(block(step)).to.include({ text: said })
            }
          })
        else
          it(`${elicitation}: in ${language}`, () => {
            const step = `yes to ${language}`
            expect(seen(step).asked).to.deep.equal([])
            expect(answer(step)).to.include({ isError: true })
            expect(block(step).text).to.match(
              /by elicitation\/create, but its client has not declared the capability elicitation$/,
            )
          })
      }

      it('asks its model for a program', () => {
        expect(seen('model').asked).to.deep.equal(['Summarize the diary.'])
        expect(JSON.parse(block('model').text!)).to.deep.equal({
          role: 'assistant',
          content: { type: 'text', text: 'A short one.' },
          model: 'test',
        })
      })

      it(client.lacks?.cancelling ?? 'ends the program of a call that it gives up', () => {
        expect(answer('cancelled')).to.deep.equal({ wentOn: client.lacks?.cancelling !== undefined })
      })

      for (const language of languages)
        it(`gets a picture, in ${language}`, () => {
          const [mimeType, start] = pictures[language]
          const { data, ...picture } = block(`picture of ${language}`)
          expect(picture).to.deep.equal({ type: 'image', mimeType })
          expect(Buffer.from(data!, 'base64').toString('latin1').startsWith(start)).to.equal(true)
        })

      it(client.lacks?.links ?? 'gets a link to a resource', () => {
        const { links } = client.lacks ?? {}
        const link = { type: 'resource_link', uri: 'notes://note/bread', name: 'bread' }
        expect(answer('link').content).to.deep.equal([
          { type: 'text', text: 'One note:' },
          links === undefined ? link : { type: 'text', text: 'bread: notes://note/bread' },
        ])
      })

      it('reads resources: of a file, of a command and of a template', () => {
        expect(contents('a file')).to.include({
          mimeType: 'text/markdown',
          text: 'Call `clean` with care.\n',
        })
        expect(contents('a command')).to.include({ mimeType: 'application/json', text: '{"ready": true}\n' })
        expect(contents('of a template')).to.include({ uri: 'notes://note/bread', text: 'Bake it.' })
        expect(seen('of nothing').error).to.contain('No resource "notes://not/bread"')
      })

      it('gets a prompt, and completes its argument', () => {
        expect(answer('prompt').messages).to.deep.equal([
          { role: 'user', content: { type: 'text', text: 'Summarize the note bread.' } },
        ])
        expect(answer('completion').completion).to.deep.include({ values: ['apples', 'apricots'] })
      })

      it('could read all that it was sent', () => {
        expect(report.complaints).to.deep.equal([])
      })

      it('ends the program of a call that is under way when it leaves', async function () {
        this.timeout(10_000)
        await untilGone(await readPids(left.args.pids))
      })
    })
})

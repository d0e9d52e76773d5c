import { expect } from 'chai'
import { execa } from 'execa'
import { fileURLToPath } from 'node:url'
import { pythonClients, pythonWith } from '../support/python-venv.js'
import { startSmcp, type RunningSmcp } from '../support/start-smcp.js'

interface Answer {
  /** How it came: as a result, as a result that is an error, or as an error of the protocol. */
  readonly kind: 'answered' | 'failed' | 'error'
  readonly text: string
}

interface Report {
  readonly revision: string
  readonly tools: readonly string[]
  readonly calculate: Answer
  readonly health: Answer
  readonly wrongArgument: Answer
  readonly unknownTool: Answer
}

const clients = [
  { title: 'mcp 1.x over SSE', generation: 'v1', door: 'sse', revision: '2025-11-25' },
  { title: 'mcp 1.x over Streamable HTTP', generation: 'v1', door: 'http', revision: '2025-11-25' },
  // SSE has no server/discover: the client has to be refused at once and then initializes.
  { title: 'mcp 2.x over SSE', generation: 'v2', door: 'sse', revision: '2025-11-25' },
  { title: 'mcp 2.x over Streamable HTTP', generation: 'v2', door: 'http', revision: '2026-07-28' },
] as const

describe('the official Python clients', function () {
  this.timeout(180_000)
  let server: RunningSmcp
  let pythons: Record<'v1' | 'v2', string>

  before(async () => {
    pythons = { v1: await pythonWith(pythonClients.v1), v2: await pythonWith(pythonClients.v2) }
    server = await startSmcp(['--plugins-dir', 'plugins'])
  })
  after(async () => {
    await server.stop()
  })

  for (const { title, generation, door, revision } of clients) {
    describe(title, () => {
      let report: Report

      before(async () => {
        report = (await run(pythons[generation], `mcp_${generation}.py`, door, server.url)) as Report
      })

      it(`agrees on ${revision}`, () => {
        expect(report.revision).to.equal(revision)
      })

      it('lists the tools of the bundled plugins and the health tool', () => {
        expect(report.tools).to.include.members(['health', 'demo_math__calculate', 'demo_text__echo'])
      })

      it("gets a program's answer, and of the health tool what GET /health says", async () => {
        expect(report.calculate.kind).to.equal('answered')
        expect(JSON.parse(report.calculate.text)).to.deep.include({ result: 42 })
        expect(report.health.kind).to.equal('answered')
        const { status } = (await (await fetch(`${server.url}/health`)).json()) as { status: string }
        expect(JSON.parse(report.health.text)).to.include({ status })
      })

      it('gets a result that is an error and names the argument for a wrong one', () => {
        expect(report.wrongArgument.kind).to.equal('failed')
        expect(report.wrongArgument.text).to.contain('expresion')
      })

      it('gets an error that names the tool for an unknown one', () => {
        expect(report.unknownTool.kind).to.be.oneOf(['failed', 'error'])
        expect(report.unknownTool.text).to.contain('demo_math__calculator')
      })
    })
  }

  it('answers Letta, which connects, initializes, calls and leaves for each call, ten times in a row', async () => {
    const answers = (await run(pythons.v1, 'letta_way.py', server.url)) as Answer[]
    const results = answers.map(({ text }) => (JSON.parse(text) as { result: unknown }).result)
    expect(results).to.deep.equal([0, 1, 4, 9, 16, 25, 36, 49, 64, 81])
  })

  for (const door of ['sse', 'http']) {
    it(`never gives one of two clients the answer of the other through ${door}, with 20 calls each under way`, async () => {
      const echoes = (await run(pythons.v1, 'two_at_once.py', door, server.url)) as [string, Answer][]
      expect(echoes).to.have.length(40)
      for (const [text, answer] of echoes) {
        expect(answer.kind).to.equal('answered')
        // In quotes, so that one-1 is not found in one-10.
        expect(answer.text).to.contain(`"${text}"`)
      }
    })
  }
})

/** What the client in test/fixtures/clients printed. */
async function run(python: string, script: string, ...args: string[]): Promise<unknown> {
  const file = fileURLToPath(new URL(`../fixtures/clients/${script}`, import.meta.url))
  const { stdout } = await execa(python, ['-B', file, ...args])
  return JSON.parse(stdout)
}

import { expect } from 'chai'
import { resolve } from 'node:path'
import { checkClientLimits } from '../../src/lint/check-client-limits.js'
import type { JsonSchema, Tool } from '../../src/discovery/tool.js'
import { doors, type CallAnswer, type TestClient } from '../support/mcp-clients.js'
import { serveFixtures } from '../support/serve-plugins.js'

describe('the bundled plugins', () => {
  let server: Awaited<ReturnType<typeof serveFixtures>>
  let client: TestClient
  let tools: readonly Tool[]

  before(async () => {
    server = await serveFixtures({ pluginsDirs: [resolve('plugins')] })
    client = await doors['Streamable HTTP, SDK v1']!(server.url)
    tools = await server.core.catalog.list()
  })
  after(async () => {
    await client.close()
    await server.close()
  })

  const answerOf = async (name: string, args: Record<string, unknown>): Promise<unknown> => {
    const { text, isError } = await client.call(name, args)
    expect(isError, text).to.be.false
    return JSON.parse(text)
  }

  const refusalOf = async (name: string, args: Record<string, unknown>): Promise<[unknown, string]> => {
    const { isError, structuredContent, text }: CallAnswer = await client.call(name, args)
    expect(isError, text).to.be.true
    const { code } = (structuredContent as { error: { code: string } }).error
    return [code, text.replace(/^Error: (\w+ failed with exit code 1: )?/, '')]
  }

  it('are four, with sixteen tools and nothing wrong', () => {
    expect(server.core.catalog.problems()).to.deep.equal([])
    expect(tools.map(({ name, source }) => `${name}: ${source}`)).to.deep.equal([
      'botfather__answer-button: parser',
      'botfather__get-me: parser',
      'botfather__get-updates: parser',
      'botfather__send-message: parser',
      'botfather__set-commands: parser',
      'demo_math__calculate: contract',
      'demo_math__coin_flip: contract',
      'demo_math__format_bytes: contract',
      'demo_text__echo: contract',
      'demo_text__hash_preview: contract',
      'demo_text__slugify: contract',
      'demo_text__word_count: contract',
      'devops__deploy: parser',
      'devops__list-releases: parser',
      'devops__rollback: parser',
      'devops__status: parser',
    ])
  })

  it('have no tool that some client would not take', () => {
    expect(checkClientLimits(tools)).to.deep.equal([])
  })

  it('give every tool a title and a description, and every property a type and a description', () => {
    for (const { name, title, description, inputSchema } of tools) {
      expect(title, name).to.match(/^[A-Z]/)
      expect(description, name).to.match(/^[A-Z].*\.$/)
      const properties = Object.entries(inputSchema.properties as Record<string, JsonSchema>)
      if (name !== 'botfather__get-me') expect(properties, name).not.to.be.empty
      for (const [property, schema] of properties) {
        expect(schema.type, `${name}.${property}`).to.be.oneOf(['string', 'integer', 'boolean', 'array'])
        expect(schema.description, `${name}.${property}`).to.be.a('string').and.not.be.empty
      }
    }
  })

  it('say which of them change nothing, and of the others what they do', async () => {
    const { health, ...annotations } = await client.annotations()
    const reads = { readOnlyHint: true, openWorldHint: false }
    const replaces = {
      readOnlyHint: false,
      destructiveHint: true,
      idempotentHint: false,
      openWorldHint: false,
    }
    expect(health).to.deep.equal(reads)
    for (const [name, hints] of Object.entries(annotations))
      if (name.startsWith('botfather__'))
        expect(hints, name).to.include({ openWorldHint: true, readOnlyHint: name === 'botfather__get-me' })
      else expect(hints, name).to.deep.equal(/deploy|rollback/.test(name) ? replaces : reads)
  })

  it('are listed to clients with the same names, behind the health tool', async () => {
    expect(await client.listTools()).to.deep.equal(['health', ...tools.map(({ name }) => name)])
  })

  describe('demo_math__calculate', () => {
    it('works out an expression', async () => {
      expect(await answerOf('demo_math__calculate', { expression: '-2 + 3 * max(4, 5)' })).to.deep.equal({
        expression: '-2 + 3 * max(4, 5)',
        result: 13,
      })
    })

    it('refuses what is no arithmetic', async () => {
      expect(await refusalOf('demo_math__calculate', { expression: '1/0' })).to.deep.equal([
        'plugin_error',
        '"1/0" divides by zero; change the divisor.',
      ])
      const [code, text] = await refusalOf('demo_math__calculate', { expression: '__import__("os")' })
      expect(code).to.equal('plugin_error')
      expect(text).to.contain('No function "__import__"')
    })
  })

  describe('demo_math__format_bytes', () => {
    it('writes a number of bytes in the units that are asked for', async () => {
      expect(await answerOf('demo_math__format_bytes', { bytes: 1536 })).to.deep.equal({
        bytes: 1536,
        units: 'binary',
        formatted: '1.50 KiB',
      })
      expect(
        await answerOf('demo_math__format_bytes', { bytes: 999999, units: 'decimal', precision: 1 }),
      ).to.deep.equal({ bytes: 999999, units: 'decimal', formatted: '1.0 MB' })
    })

    it('refuses a negative number and other units', async () => {
      expect((await refusalOf('demo_math__format_bytes', { bytes: -1 }))[0]).to.equal('invalid_arguments')
      expect((await refusalOf('demo_math__format_bytes', { bytes: 1, units: 'miles' }))[0]).to.equal(
        'invalid_arguments',
      )
    })
  })

  describe('demo_math__coin_flip', () => {
    it('gives the same flips for the same seed', async () => {
      expect(await answerOf('demo_math__coin_flip', { count: 3, seed: 4 })).to.deep.equal({
        count: 3,
        heads: 2,
        tails: 1,
        flips: ['heads', 'heads', 'tails'],
      })
    })

    it('flips as often as it is asked to without a seed', async () => {
      const answer = (await answerOf('demo_math__coin_flip', { count: 20 })) as {
        heads: number
        tails: number
        flips: string[]
      }
      expect(answer.flips).to.have.length(20)
      expect(answer.flips.filter((flip) => flip === 'heads')).to.have.length(answer.heads)
      expect(answer.heads + answer.tails).to.equal(20)
    })

    it('refuses a count of 0 and one beyond 1000', async () => {
      for (const count of [0, 1001])
        expect((await refusalOf('demo_math__coin_flip', { count }))[0]).to.equal('invalid_arguments')
    })
  })

  describe('demo_text__echo', () => {
    it('gives any text back, once or several times', async () => {
      expect(
        await answerOf('demo_text__echo', { text: '--Grüße\n"$HOME"', times: 2, upper: true }),
      ).to.deep.equal({
        text: '--GRÜSSE\n"$HOME"\n--GRÜSSE\n"$HOME"',
      })
      expect(await answerOf('demo_text__echo', { text: '' })).to.deep.equal({ text: '' })
    })

    it('refuses to say nothing, and to say too much', async () => {
      expect((await refusalOf('demo_text__echo', {}))[0]).to.equal('invalid_arguments')
      expect(await refusalOf('demo_text__echo', { text: 'x'.repeat(5001), times: 100 })).to.deep.equal([
        'plugin_error',
        '100 times 5001 characters are more than 500000; repeat it less often.',
      ])
    })
  })

  describe('demo_text__word_count', () => {
    it('counts as Unicode does', async () => {
      expect(
        await answerOf('demo_text__word_count', { text: 'Hello 👋🏽. How are you?\nFine.' }),
      ).to.deep.equal({
        characters: 27,
        words: 5,
        lines: 2,
        sentences: 3,
      })
      expect(await answerOf('demo_text__word_count', { text: '' })).to.deep.equal({
        characters: 0,
        words: 0,
        lines: 0,
        sentences: 0,
      })
    })

    it('refuses what is no text', async () => {
      expect((await refusalOf('demo_text__word_count', { text: ['a'] }))[0]).to.equal('invalid_arguments')
    })
  })

  describe('demo_text__slugify', () => {
    it('makes a name of a text, cut between words', async () => {
      expect(
        await answerOf('demo_text__slugify', { text: 'Crème brûlée & Straße', max_length: 12 }),
      ).to.deep.equal({ slug: 'creme-brulee' })
      expect(await answerOf('demo_text__slugify', { text: 'Straße 5', separator: '_' })).to.deep.equal({
        slug: 'strasse_5',
      })
    })

    it('refuses a text without letters, and a separator that is none', async () => {
      expect(await refusalOf('demo_text__slugify', { text: '!?' })).to.deep.equal([
        'plugin_error',
        '"!?" has no letters or digits to make a name from.',
      ])
      expect((await refusalOf('demo_text__slugify', { text: 'a b', separator: '/' }))[0]).to.equal(
        'invalid_arguments',
      )
    })
  })

  describe('demo_text__hash_preview', () => {
    it('shows the first digits of a hash', async () => {
      expect(await answerOf('demo_text__hash_preview', { text: 'abc' })).to.deep.equal({
        algorithm: 'sha256',
        preview: 'ba7816bf8f01',
        digest_length: 64,
      })
      expect(
        await answerOf('demo_text__hash_preview', { text: 'abc', algorithm: 'sha1', length: 128 }),
      ).to.deep.equal({
        algorithm: 'sha1',
        preview: 'a9993e364706816aba3e25717850c26c9cd0d89d',
        digest_length: 40,
      })
    })

    it('refuses another algorithm and an argument that it does not have', async () => {
      expect((await refusalOf('demo_text__hash_preview', { text: 'abc', algorithm: 'crc32' }))[0]).to.equal(
        'invalid_arguments',
      )
      expect(await refusalOf('demo_text__hash_preview', { text: 'abc', digits: 8 })).to.deep.equal([
        'invalid_arguments',
        'demo_text__hash_preview has no argument "digits". Its arguments: text, algorithm, length.',
      ])
    })
  })
})

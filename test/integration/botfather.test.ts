import { expect } from 'chai'
import { mkdtemp, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { doors, type TestClient } from '../support/mcp-clients.js'
import { serveFixtures } from '../support/serve-plugins.js'
import { refusal, startTelegram } from '../support/telegram-server.js'

const token = '123456:AAh-The_token'

describe('the botfather plugin', () => {
  let telegram: Awaited<ReturnType<typeof startTelegram>>
  let close: () => Promise<unknown>
  let client: TestClient
  let plugins: string

  before(async () => {
    plugins = await mkdtemp(join(tmpdir(), 'smcp-test-'))
    await symlink(resolve('plugins/botfather'), join(plugins, 'botfather'))
  })
  after(() => rm(plugins, { recursive: true }))

  const open = async (variables: Record<string, string>): Promise<() => Promise<unknown>> => {
    const environment = { ...(process.env as Record<string, string>), ...variables }
    const server = await serveFixtures({ pluginsDirs: [plugins], environment })
    client = await doors['SSE, SDK v1']!(server.url)
    return async () => {
      await client.close()
      await server.close()
    }
  }
  const answerOf = async (command: string, args: Record<string, unknown> = {}): Promise<unknown> => {
    const { text, isError } = await client.call(`botfather__${command}`, args)
    expect(isError, text).to.be.false
    return JSON.parse(text)
  }
  const refusalOf = async (command: string, args: Record<string, unknown> = {}): Promise<string> => {
    const { text, isError } = await client.call(`botfather__${command}`, args)
    expect(isError, text).to.be.true
    return text.replace(`Error: botfather__${command} failed with exit code 1: `, '')
  }

  describe('with a token', () => {
    before(async () => {
      telegram = await startTelegram(token)
      close = await open({ TELEGRAM_BOT_TOKEN: token, TELEGRAM_API_URL: `${telegram.url}/` })
    })
    beforeEach(() => {
      telegram.asked.length = 0
      telegram.answers.clear()
    })
    after(async () => {
      await close()
      await telegram.close()
    })

    it('says which bot it is', async () => {
      telegram.answers.set('getMe', { result: { id: 1, is_bot: true, username: 'a_bot' } })
      expect(await answerOf('get-me')).to.deep.equal({ id: 1, is_bot: true, username: 'a_bot' })
      expect(telegram.asked).to.deep.equal([{ method: 'getMe', parameters: {} }])
    })

    it('sends a text as it is, to a chat whose number may be negative', async () => {
      telegram.answers.set('sendMessage', {
        result: { message_id: 7, date: 5, chat: { id: -100 }, text: 'left out' },
      })
      const sent = await answerOf('send-message', { 'chat-id': -100, text: '--Grüße & *more*', silent: true })
      expect(sent).to.deep.equal({ message_id: 7, date: 5, chat: { id: -100 } })
      expect(telegram.asked[0]!.parameters).to.deep.equal({
        chat_id: '-100',
        text: '--Grüße & *more*',
        disable_notification: true,
      })
    })

    it('sends buttons in rows, links and others, and what else a message has', async () => {
      telegram.answers.set('sendMessage', { result: {} })
      await answerOf('send-message', {
        'chat-id': '@news',
        text: '<b>Now?</b>',
        format: 'html',
        button: ['Yes=go=1', 'No=wait', 'Why=https://example.org/?a=b'],
        columns: 2,
        'reply-to': 6,
        'no-preview': true,
      })
      expect(telegram.asked[0]!.parameters).to.deep.equal({
        chat_id: '@news',
        text: '<b>Now?</b>',
        disable_notification: false,
        parse_mode: 'HTML',
        reply_parameters: { message_id: 6 },
        link_preview_options: { is_disabled: true },
        reply_markup: {
          inline_keyboard: [
            [
              { text: 'Yes', callback_data: 'go=1' },
              { text: 'No', callback_data: 'wait' },
            ],
            [{ text: 'Why', url: 'https://example.org/?a=b' }],
          ],
        },
      })
    })

    it('reads updates, and says where the next ones begin', async () => {
      const updates = [{ update_id: 8, message: { text: 'hi' } }, { update_id: 9 }]
      telegram.answers.set('getUpdates', { result: updates })
      expect(await answerOf('get-updates', { wait: 2, kind: ['message', 'callback_query'] })).to.deep.equal({
        updates,
        next_offset: 10,
      })
      telegram.answers.set('getUpdates', { result: [] })
      expect(await answerOf('get-updates', { offset: 10 })).to.deep.equal({ updates: [], next_offset: 10 })
      expect(telegram.asked.map(({ parameters }) => parameters)).to.deep.equal([
        { limit: 20, timeout: 2, allowed_updates: ['message', 'callback_query'] },
        { limit: 20, timeout: 0, offset: 10 },
      ])
    })

    it('answers the press of a button', async () => {
      telegram.answers.set('answerCallbackQuery', { result: true })
      const answer = await answerOf('answer-button', { 'press-id': '99', text: 'Soon.', alert: true })
      expect(answer).to.deep.equal({ answered: true })
      expect(telegram.asked[0]!.parameters).to.deep.equal({
        callback_query_id: '99',
        text: 'Soon.',
        show_alert: true,
      })
    })

    it('sets commands, and removes them', async () => {
      telegram.answers.set('setMyCommands', { result: true })
      const commands = [{ command: 'help', description: 'Show what I can do' }]
      expect(await answerOf('set-commands', { entry: ['/help=Show what I can do'] })).to.deep.equal({
        commands,
      })
      expect(await answerOf('set-commands', { language: 'de' })).to.deep.equal({ commands: [] })
      expect(telegram.asked.map(({ parameters }) => parameters)).to.deep.equal([
        { commands },
        { commands: [], language_code: 'de' },
      ])
    })

    it('says why Telegram refuses, and when to try again', async () => {
      telegram.answers.set('sendMessage', refusal(400, 'Bad Request: chat not found'))
      const message = { 'chat-id': '42', text: 'x' }
      expect(await refusalOf('send-message', message)).to.equal(
        'Telegram refused sendMessage: Bad Request: chat not found (error 400).',
      )
      telegram.answers.set('sendMessage', refusal(429, 'Too Many Requests', { retry_after: 5 }))
      expect(await refusalOf('send-message', message)).to.equal(
        'Telegram refused sendMessage: Too Many Requests; try again in 5 s.',
      )
      telegram.answers.set('sendMessage', { status: 502, body: '<html>Bad Gateway</html>' })
      expect(await refusalOf('send-message', message)).to.equal(
        `${telegram.url} answered with status 502 and no JSON object.`,
      )
    })

    it('refuses by itself what Telegram would not take', async () => {
      const message = { 'chat-id': '42', text: 'x' }
      const refused = async (args: Record<string, unknown>): Promise<string> =>
        refusalOf('send-message', { ...message, ...args })
      expect(await refused({ button: ['Yes'] })).to.equal('--button is "Yes"; expected LABEL=VALUE.')
      expect(await refused({ button: [`Yes=${'ä'.repeat(33)}`] })).to.equal(
        'The value of the button "Yes" has 66 bytes; Telegram takes up to 64.',
      )
      expect(await refused({ button: ['Yes=1'], columns: 9 })).to.equal(
        '--columns is 9; expected a whole number from 1 to 8.',
      )
      expect(await refusalOf('get-updates', { limit: 101 })).to.equal(
        '--limit is 101; expected a whole number from 1 to 100.',
      )
      expect(telegram.asked).to.deep.equal([])
    })
  })

  it('says that there is no token, or none that Telegram knows, and shows none', async () => {
    telegram = await startTelegram(token)
    close = await open({ TELEGRAM_API_URL: telegram.url, TELEGRAM_BOT_TOKEN: '' })
    expect(await refusalOf('get-me')).to.match(/^No token: set TELEGRAM_BOT_TOKEN /)
    await close()
    close = await open({ TELEGRAM_API_URL: telegram.url, TELEGRAM_BOT_TOKEN: '1:not the token' })
    const odd = await refusalOf('get-me')
    expect(odd).to.include('TELEGRAM_BOT_TOKEN is no token').and.not.include('not the token')
    await close()
    close = await open({ TELEGRAM_API_URL: telegram.url, TELEGRAM_BOT_TOKEN: '1:another_token' })
    expect(await refusalOf('get-me')).to.equal(
      'Telegram does not know this token (Unauthorized); check TELEGRAM_BOT_TOKEN.',
    )
    await telegram.close()
    const away = await refusalOf('get-me')
    expect(away).to.include(`${telegram.url} can't be reached`).and.not.include('another_token')
    await close()
  })
})

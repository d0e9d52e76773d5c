import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

/** What a method of the Bot API is answered: its result, or the status and body of a refusal. */
export type Answer = { readonly result: unknown } | { readonly status: number; readonly body: string }

/** A server that answers like Telegram's Bot API, to the bot with this token: `POST /botTOKEN/METHOD`. */
export async function startTelegram(token: string) {
  const asked: { method: string; parameters: unknown }[] = []
  const answers = new Map<string, Answer>()
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      const [, bot, method = ''] = (request.url ?? '').split('/')
      asked.push({ method, parameters: JSON.parse(body) })
      const known = answers.get(method) ?? refusal(404, 'Not Found')
      const answer = bot === `bot${token}` ? known : refusal(401, 'Unauthorized')
      const { status, body: said } = 'result' in answer ? accepted(answer) : answer
      response.writeHead(status, { 'content-type': 'application/json' }).end(said)
    })
  }).listen(0, '127.0.0.1')
  await new Promise((done) => server.once('listening', done))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    answers,
    close: () => {
      server.closeAllConnections()
      return new Promise((done) => server.close(done))
    },
  }
}

/** A refusal in the form of the Bot API: https://core.telegram.org/bots/api#making-requests */
export function refusal(status: number, description: string, parameters?: object) {
  return { status, body: JSON.stringify({ ok: false, error_code: status, description, parameters }) }
}

function accepted({ result }: { readonly result: unknown }) {
  return { status: 200, body: JSON.stringify({ ok: true, result }) }
}

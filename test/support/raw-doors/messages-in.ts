import type { Message } from './raw-door.js'

/** The JSON-RPC messages of a response as they come: events, or JSON; nothing where it has neither. */
export async function* messagesIn(response: Response): AsyncGenerator<Message> {
  if (!response.body) return
  const isStream = response.headers.get('content-type')?.startsWith('text/event-stream')
  let text = ''
  for await (const part of response.body.pipeThrough(new TextDecoderStream())) {
    text += part
    if (!isStream) continue
    const events = text.split('\n\n')
    text = events.pop()!
    for (const event of events) {
      const data = /^data: (.+)$/m.exec(event)?.[1]
      if (data?.startsWith('{')) yield JSON.parse(data) as Message
    }
  }
  if (!isStream && /^[{[]/.test(text)) yield* [JSON.parse(text) as Message].flat()
}

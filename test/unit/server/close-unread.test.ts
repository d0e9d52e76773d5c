import { expect } from 'chai'
import express from 'express'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { connect, type AddressInfo, type Socket } from 'node:net'
import { silentLogger } from '../../support/silent-logger.js'
import { closeUnread } from '../../../src/server/close-unread.js'

const unreadBytesMax = 256 * 1024
const chunk = Buffer.alloc(64 * 1024, 'x')
/** More than the buffers of two sockets hold. */
const chunksMax = 4096

interface Stream {
  readonly written: number
  readonly waitingMax: number
  readonly end: 'closed' | 'whole'
}

/** What became of a stream that writes on, a chunk a turn, until it is closed or has written all, and never waits by itself. */
async function stream(chunks: number, onSocket: (socket: Socket) => void): Promise<Stream> {
  const app = express()
  app.use(closeUnread(unreadBytesMax, silentLogger()))
  let settle: (stream: Stream) => void
  const settled = new Promise<Stream>((done) => (settle = done))
  app.get('/', (_request, response) => {
    let written = 0
    let waitingMax = 0
    const goOn = (): void => {
      if (response.destroyed || written === chunks) {
        const end = response.destroyed ? 'closed' : 'whole'
        response.end()
        settle({ written, waitingMax, end })
        return
      }
      expect(response.write(chunk)).to.equal(true)
      written += 1
      waitingMax = Math.max(waitingMax, response.writableLength)
      // A reader in this process gets its turn.
      if (response.writableLength > unreadBytesMax / 2) setTimeout(goOn, 1)
      else setImmediate(goOn)
    }
    goOn()
  })
  const server = createServer(app).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1')
  socket.on('error', () => undefined)
  onSocket(socket)
  socket.write('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n')
  const result = await settled
  socket.destroy()
  server.close()
  return result
}

describe('closeUnread', () => {
  it('closes a stream that is not read, and keeps no more of it than the limit and one chunk', async () => {
    const { end, written, waitingMax } = await stream(chunksMax, (socket) => socket.pause())
    expect(end).to.equal('closed')
    expect(written).to.be.below(chunksMax)
    // Chunked encoding adds a few bytes to each.
    expect(waitingMax).to.be.at.most(unreadBytesMax + chunk.length + 1024)
  })

  it('leaves a stream alone that is read', async () => {
    const { end, written } = await stream(256, (socket) => socket.resume())
    expect([end, written]).to.deep.equal(['whole', 256])
  })
})

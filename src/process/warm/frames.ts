/** What goes between smcp and a process that makes processes; process_maker.py says what each kind means. */
export interface Frame {
  /** One letter. */
  readonly kind: string
  /** The call that it belongs to; 0 for none. */
  readonly callId: number
  readonly body: Buffer
}

const lengthBytes = 4
const headBytes = 5

/** Puts a frame into bytes. The fields of its body are separated by NUL, which no argument and no variable can contain. */
export function encodeFrame(kind: string, callId: number, fields: readonly string[] = []): Buffer {
  const body = Buffer.from(fields.join('\0'))
  const head = Buffer.alloc(lengthBytes + headBytes)
  head.writeUInt32BE(headBytes + body.length)
  head.write(kind, lengthBytes, 'latin1')
  head.writeUInt32BE(callId, lengthBytes + 1)
  return Buffer.concat([head, body])
}

/** Splits a stream of bytes into frames. */
export class FrameReader {
  #rest: Buffer = Buffer.alloc(0)

  /** Returns the frames that this chunk completes. */
  read(chunk: Buffer): Frame[] {
    let data = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk])
    const frames: Frame[] = []
    while (data.length >= lengthBytes && data.length >= lengthBytes + data.readUInt32BE()) {
      const end = lengthBytes + data.readUInt32BE()
      frames.push({
        kind: data.toString('latin1', lengthBytes, lengthBytes + 1),
        callId: data.readUInt32BE(lengthBytes + 1),
        body: data.subarray(lengthBytes + headBytes, end),
      })
      data = data.subarray(end)
    }
    this.#rest = data
    return frames
  }
}

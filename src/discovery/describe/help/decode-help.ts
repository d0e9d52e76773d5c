/** Decodes what a program printed: UTF-8, or UTF-16 as programs for Windows write it. NULs are left out. */
export function decodeHelp(bytes: Buffer): string {
  return new TextDecoder(encodingOf(bytes)).decode(bytes).replaceAll('\0', '')
}

function encodingOf(bytes: Buffer): 'utf-8' | 'utf-16le' | 'utf-16be' {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  // Without a mark: every second byte of plain words is 0.
  const start = bytes.subarray(0, 256)
  const zeros = (odd: number): number => start.filter((byte, index) => byte === 0 && index % 2 === odd).length
  if (zeros(1) * 4 > start.length && zeros(0) === 0) return 'utf-16le'
  return zeros(0) * 4 > start.length && zeros(1) === 0 ? 'utf-16be' : 'utf-8'
}

/** A tool of the server itself that has a fault. */
export const brokenTool = {
  name: 'broken',
  title: 'Broken',
  description: 'A fault of smcp.',
  inputSchema: { type: 'object' },
  call: (): never => {
    throw new TypeError('a fault')
  },
}

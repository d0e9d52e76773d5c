/** JSON text that stands in a message as it is, in place of a value: JSON.stringify writes numbers in its own way. */
export function raw(json: string): string {
  return `<raw>${json}`
}

const rawValue = /"<raw>([^"]*)"/g

/** As fetch, but with the raw texts of a body in their places. */
export const fetchRaw: typeof fetch = (input, init = {}) =>
  fetch(input, typeof init.body === 'string' ? { ...init, body: init.body.replaceAll(rawValue, '$1') } : init)

/** The same for a program's stdin: a shell command that its words are run through. */
export const pipeRaw = `sed -u 's/"<raw>\\([^"]*\\)"/\\1/g'`

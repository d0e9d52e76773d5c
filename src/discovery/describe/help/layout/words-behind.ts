/** The words of the line that begins with this flag, as below some usages: `-a creates an array`; empty if there is none. */
export function wordsBehind(flag: string, text: string): string {
  const line = text.split('\n').find((one) => one.trim().startsWith(`${flag} `))
  return line?.trim().replace(/^\S+ +/, '') ?? ''
}

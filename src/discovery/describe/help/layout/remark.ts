import { isKindOfValue } from '../kind-of-value.js'
import { typeOfWord } from '../read-metavar.js'

/** Words behind an option that stand in brackets with nothing around them: `-force (write it even if it is larger)`. */
const words = /^["']?\w[\w-]*["']?(?:[;:]? [^|=<>]*|, [\w-]+ [^,|=<>]+)$/

/**
 * Whether what stands in round brackets behind an option is said of it: `(DEPRECATED)`, `(write it even if it is larger)`.
 * A value may be written so, too: `(on|off)`, `(=size)`, `(string)`, `(input file)`.
 */
export function isRemark(inside: string): boolean {
  if (/^(?:-[\w, -]+|[\w-]+: [^()]*)$/.test(inside)) return true
  const all = inside.split(/[\s,;:]+/)
  const isOfValue = all.length <= 4 && [all[0], all.at(-1)].some((one = '') => isValue(one))
  const isChoice = /^\w+ or \w+$/.test(inside)
  return !isOfValue && !isChoice && (words.test(inside) || /^[A-Za-z][\w-]{3,}$/.test(inside))
}

function isValue(word: string): boolean {
  return isKindOfValue(word) || typeOfWord(word) !== undefined
}

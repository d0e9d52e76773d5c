/**
 * A number in JSON text that a JavaScript number may not reproduce as written: `1.10`, thirty digits, 1e400. The
 * transports keep it in the arguments of a call, so that no program gets a different number or different text.
 */
export class NumberLiteral {
  constructor(readonly text: string) {}

  /** The same number; undefined if digits would be lost. */
  exact(): number | undefined {
    const number = Number(this.text)
    if (!Number.isFinite(number) || this.text.length > lengthMax) return undefined
    return decimal(String(number)) === decimal(this.text) ? number : undefined
  }
}

/** No number needs more characters; reading longer ones would only cost time. */
const lengthMax = 100

/** Forms that `String(Number(text))` may change, each cheap to find; the `"2.0"` in every message does not match. */
const changing = [/\.\d*0(?:[\s,}\]]|$)/, /\.0{6}/, /\d[eE][-+\d]/]
/** A number with at most this many characters has no digits to lose. */
const digitsKept = 15
const zero = '0'.charCodeAt(0)
const point = '.'.charCodeAt(0)

/** Whether a number must be kept as it is written. */
export function isLiteral(number: string): boolean {
  return String(Number(number)) !== number || number.length > digitsKept
}

/** Whether JSON text may contain a number that must be kept as written; cheap even for long text without one. */
export function mayHoldLiterals(text: string): boolean {
  return changing.some((form) => form.test(text)) || hasLongRun(text)
}

/**
 * Whether there are more digits in a row, points included, than a number keeps. Every such run covers one of the places
 * that are this far apart, so only those are checked.
 */
function hasLongRun(text: string): boolean {
  for (let place = digitsKept; place < text.length; place += digitsKept + 1) {
    let [start, end] = [place, place]
    while (isDigit(text, start - 1)) start -= 1
    while (end - start <= digitsKept && isDigit(text, end)) end += 1
    if (end - start > digitsKept) return true
  }
  return false
}

function isDigit(text: string, place: number): boolean {
  const code = text.charCodeAt(place)
  return (code >= zero && code <= zero + 9) || code === point
}

/** Sign, digits and power of ten, without leading and trailing zeros: the same text for the same number. */
function decimal(text: string): string {
  const [, sign = '', whole = '', fraction = '', exponent = '0'] =
    /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]?\d+))?$/i.exec(text) ?? []
  const digits = (whole + fraction).replace(/^0+/, '')
  const significant = digits.replace(/0+$/, '')
  const power = Number(exponent) - fraction.length + digits.length - significant.length
  return significant === '' ? '0' : `${sign}${significant}e${power}`
}

/**
 * A number of a JSON text that a JavaScript number may not give back as it was written: `1.10`, thirty digits, 1e400.
 * The transports keep it in the arguments of a call, so that no program is given another number, or another text.
 */
export class NumberLiteral {
  constructor(readonly text: string) {}

  /** The same number; undefined where digits would be lost. */
  exact(): number | undefined {
    const number = Number(this.text)
    if (!Number.isFinite(number) || this.text.length > lengthMax) return undefined
    return decimal(String(number)) === decimal(this.text) ? number : undefined
  }
}

/** No number needs as many characters; longer ones would only cost time. */
const lengthMax = 100

/** Forms that `String(Number(text))` may not give back, each cheap to look for; `"2.0"` of each message is none. */
const changing = [/\.\d*0(?:[\s,}\]]|$)/, /\.0{6}/, /\d[eE][-+\d]/]
/** A number of so many characters has no digits to lose. */
const digitsKept = 15
const zero = '0'.charCodeAt(0)
const point = '.'.charCodeAt(0)

/** Whether a number is to be kept as it is written. */
export function isLiteral(number: string): boolean {
  return String(Number(number)) !== number || number.length > digitsKept
}

/** Whether a JSON text may hold a number that is to be kept; of a long text that holds none it costs little. */
export function mayHoldLiterals(text: string): boolean {
  return changing.some((form) => form.test(text)) || hasLongRun(text)
}

/** More digits in a row than are kept, the point among them. One of so many places lies in each such run: only there is looked. */
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

/** Sign, digits and power of ten without zeros at the ends: one text for one number. */
function decimal(text: string): string {
  const [, sign = '', whole = '', fraction = '', exponent = '0'] =
    /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]?\d+))?$/i.exec(text) ?? []
  const digits = (whole + fraction).replace(/^0+/, '')
  const significant = digits.replace(/0+$/, '')
  const power = Number(exponent) - fraction.length + digits.length - significant.length
  return significant === '' ? '0' : `${sign}${significant}e${power}`
}

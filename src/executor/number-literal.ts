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

/** Forms that `String(Number(text))` may not give back, each cheap to look for in a long text. */
const changing = [/\.\d*0(?!\d)/, /\.0{6}/, /\d[eE][-+\d]/, /\d{16}/]

/** Whether a text, or a number alone, may hold a number that is not given back as it is written. */
export function mayHoldLiterals(text: string): boolean {
  return changing.some((form) => form.test(text))
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

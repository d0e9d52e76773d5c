/** One check in a report of JUnit: https://github.com/testmoapp/junitxml */
export interface JunitCase {
  readonly className: string
  readonly name: string
  readonly seconds?: number
  /** Why it has failed: the first line is the message; undefined: it has passed. */
  readonly failure?: readonly string[]
}

/** A suite of checks as the XML that CI reads. */
export function junitXml(suite: string, cases: readonly JunitCase[]): string {
  const failures = cases.filter(({ failure }) => failure).length
  const seconds = cases.reduce((sum, { seconds = 0 }) => sum + seconds, 0)
  const counts = { tests: cases.length, failures, errors: 0, skipped: 0, time: shown(seconds) }
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites${attributes(counts)}>`,
    `  <testsuite${attributes({ name: suite, ...counts })}>`,
    ...cases.map(caseXml),
    '  </testsuite>',
    '</testsuites>',
    '',
  ].join('\n')
}

function caseXml({ className, name, seconds = 0, failure }: JunitCase): string {
  const head = `    <testcase${attributes({ classname: className, name, time: shown(seconds) })}`
  if (!failure) return `${head}/>`
  const [message = ''] = failure
  const text = escaped(failure.join('\n'))
  return [`${head}>`, `      <failure${attributes({ message })}>${text}</failure>`, '    </testcase>'].join(
    '\n',
  )
}

function attributes(values: Readonly<Record<string, string | number>>): string {
  return Object.entries(values)
    .map(([name, value]) => ` ${name}="${escaped(String(value))}"`)
    .join('')
}

/** Neither in words of a thousand nor with an exponent. */
function shown(seconds: number): string {
  return seconds.toFixed(3)
}

const entities: Readonly<Record<string, string>> = { '<': '&lt;', '>': '&gt;', '&': '&amp;', '"': '&quot;' }

/**
 * XML 1.0 has no control characters but tab and the ends of lines, no half of a character, and not U+FFFE and U+FFFF,
 * not even escaped: https://www.w3.org/TR/xml/#charsets
 */
function escaped(text: string): string {
  return text
    .replaceAll(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd')
    .replaceAll(/[<>&"]/g, (character) => entities[character] ?? character)
    .replaceAll(/[\t\n\r]/g, (character) => `&#${character.charCodeAt(0)};`)
}

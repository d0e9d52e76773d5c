import { isKindOfValue } from '../kind-of-value.js'
import { isRemark } from './remark.js'

/** The two columns of a row. */
export interface Columns {
  readonly head: string
  /** Empty if the row has no text. */
  readonly help: string
}

const flag = String.raw`-{1,2}[\w?#@[][^\s,|=]*`
const value = String.raw`<[^<>]+>|\[[^[\]]+\]|\{[^{}]+\}|[A-Z][A-Z0-9_-]*(?::\{[^{}]+\})?`
/** A spelling of an option with its value, in a column of its own. */
const spelling = new RegExp(String.raw`^(${flag}(?:[ =](?:${value}|[^\s-]\S*))?)(?: {2,}(.*))?$`)
/** A value in a column of its own. */
const placeholderColumn = new RegExp(String.raw`^(#(?:\[\w+\])?|${value}) {2,}(\S.*)$`)
/** Flags, a value that looks like one, and a sentence after a single space. */
const sentenceBehind = new RegExp(
  String.raw`^(${flag}(?:(?:, ?| ?\| ?)${flag})*(?:[ =](?:${value}|[a-z][\w-]*(?= [A-Z][a-z-]+ [a-z]))(?=\s))?) ((?:[A-Z][a-z'-]+,?|An?|[a-z-]+ [a-z]+) \S.*)$`,
)

/** Dots between a spelling and its text: `-size <int> ......... text`, also where there is room for one only. */
const leader = / \.{4,} ?|(?<=^-[\w-]+(?: <[^<>]+>)*) \.{1,3} (?=[^\s-])/

/** Flags, and a remark in brackets after a single space, which may go on in the lines below: `-force (write it even if`. */
const remarkBehind = new RegExp(
  String.raw`^(${flag}(?:(?:, ?| ?\| ?)${flag})*(?:[ =](?:${value}|[a-z][\w/-]*)(?=\s))?) (\(([^()]*)(?:\(.*|\)(?: .*)?)?)$`,
)
/** `--stream (or -s)`, `--stream (-s)`: another spelling in brackets. */
const inBrackets = /^(-{1,2}\w[\w-]*) \((?:or )?(-{1,2}\w[\w-]*)\)(?=:? )/

/** Spellings with `or` between them: `-r or -R or --recursive`. */
const ored = /^(?:-[^\s,]+(?: (?:<[^<>]+>|[a-z]+))? +or +(?=--?[\w?!]))+/i

/** `-t = one-line output`: a sign between flag and text, and no value. */
const equals = /^(-[\w?]|--[\w-]+) = (?=[A-Z]?[a-z][\w-]* \S)/

/** Splits a row, without its indent, where its text begins: after a gap, a leader of dots, a colon or a single space. */
export function splitRow(row: string): Columns {
  const [, head = '', help = ''] =
    /^(\S.*?)(?: {2,}(\S.*))?$/.exec(withCommas(row).replace(equals, '$1   ').replace(leader, '   ')) ?? []
  if (!head.startsWith('-')) return { head, help }
  if (help === '') return withoutGap(head)
  // `-f FORMAT   --format=FORMAT   text`: the long flag has a column of its own.
  const [, other, rest = ''] = spelling.exec(help) ?? []
  // `--output=f   -o f   text`: or the short one. Behind a comma stands one more.
  const isOther =
    other !== undefined && (head.endsWith(',') || (other.startsWith('--') ? !hasLong(head) : !hasShort(head)))
  if (isOther) return withPlaceholder(`${head.replace(/[,|]$/, '')}, ${other}`, rest.replace(/^[:-] /, ''))
  return withPlaceholder(head.replace(/ ?:$/, ''), help.replace(/^(?::|--?) +/, ''))
}

/** `-p, --port   #   text`, `--set   name=value`: the value has a column of its own. */
function withPlaceholder(head: string, help: string): Columns {
  if (/^\w+=\w\S*$/.test(help) && !/[ =]/.test(head)) return { head: `${head} ${help}`, help: '' }
  const [, shown, text = ''] = placeholderColumn.exec(help) ?? []
  const hasValue = /[ =]\S/.test(head.replaceAll(/, -/g, ',-'))
  return shown === undefined || hasValue ? { head, help } : { head: `${head} ${shown}`, help: text }
}

function hasLong(head: string): boolean {
  return /(?:^|[\s,|])--/.test(head)
}

function hasShort(head: string): boolean {
  return /(?:^|[\s,|])-(?!-)/.test(head)
}

/** `-v or --verbose` as `-v, --verbose`, also with a value. */
function withCommas(row: string): string {
  const plain = row.replace(inBrackets, '$1, $2')
  const [head = ''] = ored.exec(plain) ?? []
  return head.replaceAll(/ +or +(?=-|$)/gi, ', ') + plain.slice(head.length)
}

function withoutGap(row: string): Columns {
  // `-v : text`, `-p, --port=8080: text`.
  const behindColon =
    /^((?:-[^\s:,=]+(?: [\w<>]+)?, )*(?:-[^\s:]+(?: [^\s:]+)? :|-[^\s:]+(?::\d+| ['"]?[a-z]+['"]?| <[^<>]+>)?:)) (\S.*)$/.exec(
      row,
    )
  if (behindColon) {
    const [, head = '', help = ''] = behindColon
    return { head: withQuotedDefault(head.replace(/ ?:$/, '')), help }
  }
  const [, before = '', remark = '', inside = ''] = remarkBehind.exec(row) ?? []
  if (remark !== '' && isRemark(inside)) return { head: before, help: remark }
  const [, head = row, help = ''] = sentenceBehind.exec(row) ?? []
  return { head, help }
}

/** Puts the default in `--host=localhost:` into quotes; a placeholder, `--file=FILE:`, says what kind of value it is. */
function withQuotedDefault(head: string): string {
  const [, before = '', flag = '', shown = ''] = /^(.*--?([\w-]+)=)([a-z./][\w./:-]*)$/.exec(head) ?? []
  const isDefault = shown !== '' && shown !== flag && !/^(?:true|false)$/.test(shown) && !isKindOfValue(shown)
  return isDefault ? `${before}"${shown}"` : head
}

/** Whether two values mean the same on a command line: `10` and `"10"`, `"'x'"` and `x`, `["a"]` and `a`. */
export function isSameValue(a: unknown, b: unknown): boolean {
  if (Array.isArray(a) || Array.isArray(b)) {
    const [first, second] = [a, b].map((list) => (Array.isArray(list) ? list : [list]).map(plain))
    return JSON.stringify(first) === JSON.stringify(second)
  }
  const [x, y] = [numberOf(a), numberOf(b)]
  return x !== undefined && y !== undefined ? x === y : unquoted(a) === unquoted(b)
}

/** Whether two lists have the same values, in whatever order. */
export function isSameSet(a: readonly unknown[], b: readonly unknown[]): boolean {
  const [first, second] = [new Set(a.map(plain)), new Set(b.map(plain))]
  return first.size === second.size && [...first].every((value) => second.has(value))
}

function plain(value: unknown): string {
  return String(value).toLowerCase()
}

function unquoted(value: unknown): string {
  return plain(String(value).replaceAll(/^['"]+|['"]+$/g, ''))
}

function numberOf(value: unknown): number | undefined {
  if (typeof value === 'number' || typeof value === 'boolean') return Number(value)
  const isNumber = typeof value === 'string' && /^\s*[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?\s*$/i.test(value)
  return isNumber ? Number(value) : undefined
}

/** Levels of lists and objects that an argument may have: far more than a program reads, far less than ends a stack. */
export const nestingMax = 1000

/** Whether a value has more levels than that; of any depth, without calling itself. */
export function isNestedTooDeep(value: unknown): boolean {
  let level: unknown[] = [value]
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > nestingMax) return true
    level = level.flatMap((one): unknown[] =>
      typeof one === 'object' && one !== null ? Object.values(one) : [],
    )
  }
  return false
}

/** Levels of lists and objects in an argument, at most: far more than programs read, far less than overflow a stack. */
export const nestingMax = 1000

/** Whether a value has more levels than that. Not recursive, so that any depth can be checked. */
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

import { realpathSync } from 'node:fs'

/** The path behind links, to be compared with others; one that is not there is left as it is. */
export function realPath(path: string): string {
  try {
    return realpathSync(path)
  } catch {
    return path
  }
}

import type { OfferedValues } from '../../merge/add-values.js'
import { offered } from './offered-values.js'

/** `{-l,--level}"[text]:message:(a b)"`, `'--color=[text]:when:((a\:"text" b))'`. */
const spec =
  /(?:\{(-[\w-]{1,60}[=+]?(?:,-[\w-]{1,60}[=+]?){0,9})\}["']?|["')*](-{1,2}\w[\w-]{0,60})[=+]{0,2}-?)\[(?:[^\]\\]|\\.){0,2000}\]:{1,2}(?:[^:\\'"]|\\.){0,200}:\((\(?)([^()$`]{0,4000})\)/g

/**
 * Reads which values a completion script for zsh offers, in its arguments to `_arguments`. Values that it works out are
 * left out. Runs nothing. https://zsh.sourceforge.io/Doc/Release/Completion-System.html
 */
export function readZshScript(text: string): OfferedValues[] {
  return [...text.matchAll(spec)].flatMap(([, braced, single, described, list = '']) => {
    const flags = (braced ?? single ?? '').split(',').map((flag) => flag.replace(/[=+]$/, ''))
    // Each value may have a text behind a colon.
    const values = described ? list.replaceAll(/\\:(?:"[^"]*"|'[^']*'|\S+)/g, '') : list
    return offered(flags, values.trim().split(/\s+/))
  })
}

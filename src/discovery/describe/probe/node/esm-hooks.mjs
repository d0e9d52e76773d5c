/** The hooks in the thread in which Node runs them: before 22.15 it has no others. */
import patchedImports from './patched-imports.cjs'

const { asPatched } = patchedImports
let port

export function initialize(data) {
  port = data
}

export const resolve = asPatched.resolve

export function load(url, context, next) {
  return asPatched.load(url, context, next, (file) => port.postMessage(file))
}

/** The two hooks of module loading that put a patched module in the place of a library's when a program imports it. */
'use strict'

/** Marks the URL of a module that stands in for another. */
const mark = '?smcp-patched'
/** The name under which a stand-in finds the function that patches. */
const bridge = 'smcp.probe'
/** Functions of each library that are replaced. The others are patched in place: their classes are objects. */
const replaced = {
  yargs: [],
  cac: [],
  citty: ['runMain', 'runCommand', 'createMain', 'showUsage'],
  arg: [],
  'command-line-args': [],
  getopts: [],
  meow: [],
  minimist: [],
  mri: [],
  nopt: [],
  'yargs-parser': [],
}

/** The name of the package with a parser to which a file belongs; undefined for any other file. */
function packageOf(path) {
  const name = /^.*\/node_modules\/(@[^/]+\/[^/]+|[^/]+)\//.exec(path.replaceAll('\\', '/'))?.[1]
  return Object.hasOwn(replaced, name) ? name : undefined
}

function resolve(specifier, context, next) {
  const resolved = next(specifier, context)
  return resolved instanceof Promise
    ? resolved.then((result) => marked(result, context))
    : marked(resolved, context)
}

/** Only where the program imports the library, and not where the library imports itself. */
function marked(resolved, { parentURL = '', conditions = [] }) {
  const name = packageOf(resolved.url)
  if (name === undefined || packageOf(parentURL) === name || !conditions.includes('import')) return resolved
  // A CommonJS module is patched when it is required, which an import does.
  if (resolved.format === 'commonjs' || resolved.format === 'builtin') return resolved
  return { ...resolved, url: resolved.url + mark }
}

function load(url, context, next, onFile) {
  if (!url.endsWith(mark)) {
    if (url.startsWith('file:') && !url.includes('/node_modules/')) onFile(url)
    return next(url, context)
  }
  const real = url.slice(0, -mark.length)
  return { format: 'module', shortCircuit: true, source: standIn(packageOf(real), real) }
}

function standIn(name, url) {
  const names = replaced[name]
  const from = JSON.stringify(url)
  return [
    `import * as real from ${from}`,
    `const patched = globalThis[Symbol.for(${JSON.stringify(bridge)})](${JSON.stringify(name)}, real)`,
    `export * from ${from}`,
    `export default patched.default`,
    ...names.map((one) => `export const ${one} = patched.${one}`),
  ].join('\n')
}

module.exports = { asPatched: { resolve, load }, bridge, packageOf }

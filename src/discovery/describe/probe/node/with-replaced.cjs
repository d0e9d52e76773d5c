'use strict'

/** The exports of a module with some of them replaced; the exports of an ES module can't be changed. */
exports.withReplaced = function withReplaced(original, replacements) {
  const descriptors = Object.entries(replacements).map(([name, value]) => [
    name,
    { value, enumerable: true, writable: true, configurable: true },
  ])
  return Object.create(Object.getPrototypeOf(original), {
    ...Object.getOwnPropertyDescriptors(original),
    ...Object.fromEntries(descriptors),
  })
}

'use strict'

/**
 * Runs a generator to its end and returns its result. Where it yields a promise, the result is a promise, too: a reader
 * works at once if its library does.
 */
exports.settle = function settle(generator, step = generator.next()) {
  for (let { done, value } = step; ; { done, value } = generator.next(value)) {
    if (done) return value
    if (value instanceof Promise || typeof value?.then === 'function')
      return Promise.resolve(value).then(
        (result) => settle(generator, generator.next(result)),
        (error) => settle(generator, generator.throw(error)),
      )
  }
}

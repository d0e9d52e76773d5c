'use strict'
const { writeSync } = require('node:fs')

/** Writes text to a descriptor; waits where a pipe is full. */
exports.writeAll = function writeAll(fd, text) {
  for (let data = Buffer.from(text); data.length > 0;) {
    try {
      data = data.subarray(writeSync(fd, data))
    } catch (error) {
      if (error.code !== 'EAGAIN') throw error
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5)
    }
  }
}

'use strict'
const { realpathSync } = require('node:fs')
const { dirname, sep } = require('node:path')

const filesMax = 500

/** Of the files that were loaded, the program's own: those in its folder, without the packages in it. */
exports.ownFiles = function ownFiles(loaded) {
  const main = process.argv[1]
  if (main === undefined) return []
  const folder = dirname(realpathSync(main)) + sep
  const isOwn = (file) => file.startsWith(folder) && !file.slice(folder.length).includes('node_modules' + sep)
  return [...new Set(loaded)].filter(isOwn).sort().slice(0, filesMax)
}

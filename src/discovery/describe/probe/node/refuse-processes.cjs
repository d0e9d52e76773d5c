/** Refuses other processes and threads: in them, nothing would be refused. */
'use strict'
const childProcess = require('node:child_process')
const workerThreads = require('node:worker_threads')

const starts = ['exec', 'execFile', 'execFileSync', 'execSync', 'fork', 'spawn', 'spawnSync']

/** `refused` makes the error for an act. */
exports.install = function install(refused) {
  for (const name of starts)
    childProcess[name] = (...args) => {
      const error = refused(`child_process.${name}`)
      const callback = args.at(-1)
      if (typeof callback !== 'function') throw error
      process.nextTick(callback, error, '', '')
    }
  childProcess.ChildProcess.prototype.spawn = () => {
    throw refused('child_process.spawn')
  }
  workerThreads.Worker = class Worker {
    constructor() {
      throw refused('worker_threads.Worker')
    }
  }
  process.kill = () => {
    throw refused('process.kill')
  }
}

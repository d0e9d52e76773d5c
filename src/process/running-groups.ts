import type { Writable } from 'node:stream'
import { signalGroup } from './stop-process.js'
import { UsageWatch } from './usage-watch.js'
import { startWatcher } from './watcher.js'

/**
 * The programs that are running, by the id of their run. They are killed when this process exits; a watcher ends them
 * where it is killed itself.
 */
export class RunningGroups {
  /** Their process groups; undefined for one that is being started. */
  readonly #groups = new Map<string, number | undefined>()
  #watcher: Writable | undefined
  /** Watches what they use. */
  readonly usage = new UsageWatch()

  constructor(private readonly options: { readonly isWatched: boolean } = { isWatched: false }) {}

  /** Before a program is started: this process may be killed in the middle of that. */
  announce(runId: string): void {
    // First, so that nothing is written any more into folders that are removed at the exit.
    if (this.#groups.size === 0) process.prependOnceListener('exit', this.#killAll)
    this.#set(runId, undefined)
  }

  /** As soon as its process group is known. */
  add(runId: string, pid: number): void {
    this.#set(runId, pid)
  }

  delete(runId: string): void {
    if (!this.#groups.delete(runId)) return
    if (this.#groups.size === 0) process.off('exit', this.#killAll)
    this.#watcher?.write(`end ${runId}\n`)
  }

  #set(runId: string, pid: number | undefined): void {
    this.#groups.set(runId, pid)
    if (!this.options.isWatched) return
    if (this.#watcher) this.#watcher.write(lineOf([runId, pid]))
    else this.#watch()
  }

  /** A watcher that has ended is followed by another one with the next program. */
  #watch(): void {
    this.#watcher = startWatcher(() => {
      this.#watcher = undefined
    })
    this.#watcher?.write([...this.#groups].map(lineOf).join(''))
  }

  readonly #killAll = (): void => {
    for (const pid of this.#groups.values()) if (pid !== undefined) signalGroup(pid, 'SIGKILL')
  }
}

function lineOf([runId, pid]: readonly [string, number | undefined]): string {
  return `start ${runId} ${pid ?? ''}\n`
}

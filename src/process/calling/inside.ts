import { readFileSync } from 'node:fs'
import { readProcessStat } from '../process-stat.js'
import { signalGroup, signalProcess } from '../stop-process.js'

/**
 * A process in a sandbox has another id inside than outside. bubblewrap stays outside as the parent of the first process
 * inside, which is its own, too, and whose end ends all the others; the child of that is the program.
 */

/** The program in the sandbox of a bubblewrap, as seen from outside; undefined until it is there. */
export function programIn(bwrap: number): number | undefined {
  const [first] = childrenOf(bwrap)
  return first === undefined ? undefined : childrenOf(first)[0]
}

/** The child of a process that has this id inside the sandbox of both; undefined if it has ended and been waited for. */
export function childInside(parent: number, inside: number): number | undefined {
  return childrenOf(parent).find((pid) => idsOf(pid).at(-1) === inside)
}

/** Sends a signal to the program in a sandbox and its group; SIGKILL ends all that is inside, and bubblewrap. */
export function signalSandbox(bwrap: number, signal: NodeJS.Signals): void {
  const [first] = childrenOf(bwrap)
  const program = first === undefined ? undefined : childrenOf(first)[0]
  const group = program === undefined ? undefined : readProcessStat(program)?.group
  // A first process ignores what it has no handler for. Until there is a program, nothing has run that could end well.
  if (signal !== 'SIGKILL' && group !== undefined && signalGroup(group, signal)) return
  // bubblewrap takes the others with it, but not yet while it makes the sandbox.
  if (first !== undefined) signalProcess(first, 'SIGKILL')
  signalGroup(bwrap, 'SIGKILL')
}

/** Its children, the oldest first. https://man7.org/linux/man-pages/man5/proc_tid_children.5.html */
function childrenOf(pid: number): number[] {
  return numbersIn(`/proc/${pid}/task/${pid}/children`, /^.*$/)
}

/** Its ids, from that of the outermost namespace to its own. */
function idsOf(pid: number): number[] {
  return numbersIn(`/proc/${pid}/status`, /^NSpid:.*$/m)
}

function numbersIn(file: string, line: RegExp): number[] {
  try {
    const [found = ''] = line.exec(readFileSync(file, 'latin1')) ?? []
    return (found.match(/\d+/g) ?? []).map(Number)
  } catch {
    // It has ended.
    return []
  }
}

import type { Config } from '../../config.js'
import type { Run } from '../../process/job.js'
import { findSandbox, NoSandbox } from '../../process/sandbox.js'
import type { Check } from './check.js'

/** Whether bubblewrap works here, in which programs are asked, and called if that is demanded. */
export async function checkSandbox(
  { sandbox, environment }: Pick<Config, 'sandbox' | 'environment'>,
  run: Run,
): Promise<Check> {
  const found = await findSandbox(run, environment)
  return sandboxCheck(found instanceof NoSandbox ? found.reason : undefined, sandbox)
}

/** `why` there is none; undefined: there is. */
function sandboxCheck(why: string | undefined, demanded: Config['sandbox']): Check {
  const about = 'sandbox'
  if (why === undefined) return { about, verdict: 'ok', text: 'bubblewrap works: programs are asked in it' }
  const text = `${why}: a program is asked only where its text shows that it answers`
  if (demanded !== 'none')
    return { about, verdict: 'problem', text: `${why}, but SMCP_SANDBOX is ${demanded}`, cure: cureOf(why) }
  return process.platform === 'linux'
    ? { about, verdict: 'warning', text, cure: cureOf(why) }
    : { about, verdict: 'ok', text }
}

function cureOf(why: string): string {
  return why.includes('not on PATH')
    ? 'apt-get install bubblewrap, or what your system calls it'
    : 'docs/security.md#sandbox says what bubblewrap needs, in containers too.'
}

import { isAbsolute } from 'node:path'
import type { Config } from '../../config.js'
import { createJob, type Run } from '../../process/job.js'
import { PythonFinder } from '../../process/python.js'
import { whyColdPython } from '../../process/warm/warm-rules.js'
import type { WatchedProgram } from '../../process/warm/watched-program.js'
import type { Check } from './check.js'

/** Tells what the rules of forking ask for. */
const tell = `import json, sys, sysconfig
print(json.dumps({"implementation": sys.implementation.name, "version": list(sys.version_info[:2]),
                  "release": ".".join(map(str, sys.version_info[:3])), "isFreeThreaded": bool(sysconfig.get_config_var("Py_GIL_DISABLED"))}))`

type PythonFacts = WatchedProgram['python'] & { readonly release: string }

/** Which Python runs plugins that bring none of their own, and whether its processes can be forked. */
export async function checkPython(config: Config, run: Run): Promise<Check> {
  const { python, virtualEnv, environment } = config
  const finder = new PythonFinder({ python, virtualEnv, environment, cacheDir: undefined }, run)
  const { executable } = await finder.find(config.stateDir)
  const facts = isAbsolute(executable) ? await ask(executable, run) : undefined
  return facts ? pythonCheck(executable, facts, whyNotForked(config, facts)) : noPython(executable, python)
}

function pythonCheck(
  executable: string,
  { implementation, version, release }: PythonFacts,
  notForked: string | undefined,
): Check {
  const [major, minor] = version
  const name = implementation === 'cpython' ? '' : ` (${implementation})`
  const start = notForked === undefined ? 'can be forked' : `is started for each call, because ${notForked}`
  const isOld = major !== 3 || minor < 8
  return {
    about: 'Python',
    verdict: isOld ? 'warning' : 'ok',
    text: `${release}${name}, ${executable}; it ${start}`,
    ...(isOld && { cure: 'Plugins in Python need 3.8 or later: name one by SMCP_PYTHON.' }),
  }
}

function noPython(command: string, named: string | undefined): Check {
  return {
    about: 'Python',
    verdict: named === undefined ? 'warning' : 'problem',
    text: `${command} can't be run`,
    cure:
      named === undefined
        ? 'Install Python 3.8 or later, or name one by SMCP_PYTHON; only plugins in Python need it.'
        : 'Set SMCP_PYTHON to a Python that is there, or unset it.',
  }
}

function whyNotForked({ warm }: Config, python: PythonFacts): string | undefined {
  if (warm === 'off') return 'SMCP_WARM is off'
  return process.platform === 'linux' ? whyColdPython(python) : 'programs are forked on Linux only'
}

async function ask(python: string, run: Run): Promise<PythonFacts | undefined> {
  // No code of .pth files and sitecustomize.
  const args = ['-I', '-S', '-c', tell]
  const local = { interpreter: [], mainFile: python, args, cwd: process.cwd() }
  const job = createJob({ plugin: 'smcp', file: python, local }, [], {
    timeoutMs: 5000,
    outputBytesMax: 4096,
  })
  const { stdout } = await run(job)
  try {
    return JSON.parse(stdout.toString()) as PythonFacts
  } catch {
    return undefined
  }
}

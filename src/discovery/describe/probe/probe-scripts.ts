import { fileURLToPath } from 'node:url'

/** The probe for Python, with those of its parts that most programs need. */
export const pythonProbe = {
  script: fileOf('probe.py'),
  modules: ['argparse_parser', 'click_parser', 'import_hook', 'parts', 'program', 'refuse'],
} as const

/** The probe for Node. */
export const nodeProbe = fileOf('node/probe.cjs')

/** The paths are the same from src/ and from dist/, for the probes are in the package as they are. */
function fileOf(name: string): string {
  return fileURLToPath(new URL(`../../../../src/discovery/describe/probe/${name}`, import.meta.url))
}

import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { changing, hostile, wellBehaved, type SoakProgram } from './programs.js'

/** Writes all plugins of a soak into a folder. */
export async function writePlugins(dir: string, python: string): Promise<void> {
  const all = { ...wellBehaved, changing, ...hostile }
  await Promise.all(
    Object.entries(all).map(([name, program]) => writePlugin(join(dir, name), program, python)),
  )
}

/** Writes one, described by its manifest, so that nothing is run to find out. */
export async function writePlugin(dir: string, program: SoakProgram, python: string): Promise<void> {
  const parameters = [{ name: 'text', type: 'string', required: true }]
  const manifest = {
    describe: { commands: [{ name: 'go', parameters }] },
    // A shim of a version manager would cost more than the call.
    ...(program.file.endsWith('.py') && { interpreter: [python] }),
    ...(program.limits && { limits: program.limits }),
  }
  await mkdir(dir, { recursive: true })
  await writeWhole(join(dir, 'smcp.json'), JSON.stringify(manifest))
  await writeWhole(join(dir, program.file), program.text)
}

/** As an editor does: nobody sees half of a file. */
async function writeWhole(file: string, text: string): Promise<void> {
  await writeFile(`${file}.new`, text, { mode: 0o755 })
  await rename(`${file}.new`, file)
}

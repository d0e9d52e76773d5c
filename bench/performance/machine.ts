import { execa } from 'execa'
import { availableParallelism, cpus, release, type } from 'node:os'

/** What a figure depends on, without what names the machine. */
export async function machine(): Promise<string> {
  const { stdout: python } = await execa('python3', [
    '-c',
    'import platform; print(platform.python_version())',
  ])
  const model = cpus()[0]?.model.trim() ?? 'unknown processor'
  const system = `${type()} ${release().split('-')[0] ?? ''}`.trim()
  return `${model}, ${availableParallelism()} cores, ${system}, Node ${process.versions.node}, Python ${python}`
}

/**
 * npm run bundle [-- FILE]: packs the built smcp with all that it needs into a bundle for desktop hosts, which install it
 * with a click and start it on stdio. The official tool checks its manifest and packs it.
 */
import { execa } from 'execa'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { installPacked } from '../test/support/packed.js'
import { repository } from '../test/support/start-smcp.js'
import { bundleManifest, type PackageFacts } from './bundle-manifest.js'
import { bundleTool } from './bundle-tool.js'

const facts = JSON.parse(await readFile(join(repository, 'package.json'), 'utf8')) as PackageFacts
const output = resolve(process.argv[2] ?? `${facts.name}-${facts.version}.mcpb`)
const temporary = await mkdtemp(join(tmpdir(), 'smcp-bundle-'))
try {
  const bundle = join(temporary, 'bundle')
  await installPacked(bundle)
  await writeFile(join(bundle, 'manifest.json'), JSON.stringify(bundleManifest(facts), null, 2))
  await execa(process.execPath, [await bundleTool(), 'pack', bundle, output], { stdio: 'inherit' })
} finally {
  await rm(temporary, { recursive: true })
}

/**
 * npm run recording [-- FILE]: runs the commands of scripts/recording/steps.ts at a terminal and draws what it shows as a
 * moving picture, docs/images/terminal.svg unless another file is given.
 */
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { repository } from '../test/support/start-smcp.js'
import { drawSvg } from './recording/draw-svg.js'
import { play } from './recording/play.js'
import { size, steps } from './recording/steps.js'

const file = resolve(process.argv[2] ?? join(repository, 'docs', 'images', 'terminal.svg'))
await mkdir(dirname(file), { recursive: true })
await writeFile(file, drawSvg(await play(steps, size.columns), size))

import { expect } from 'chai'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { drawSvg } from '../../scripts/recording/draw-svg.js'
import { play } from '../../scripts/recording/play.js'
import { size, steps } from '../../scripts/recording/steps.js'
import { freePort } from '../support/free-port.js'
import { repository } from '../support/start-smcp.js'

/**
 * What the picture shows, without times and numbers of ports and processes, which are others each time; and without an
 * address to connect to, which is named where its port is not the usual one.
 */
const textOf = (svg: string): string[] =>
  [...svg.matchAll(/<text [^>]*>(.*)<\/text>/g)].map(([, line = '']) =>
    line
      .replaceAll(/<[^>]*>/g, '')
      .replaceAll(/\d+/g, 'N')
      .replace(/(connect CLIENT) --url \S+/, '$1'),
  )

describe('the recording of a terminal', function () {
  this.timeout(60_000)

  it('shows what smcp prints today', async () => {
    const recorded = await readFile(join(repository, 'docs', 'images', 'terminal.svg'), 'utf8')
    const shown = await play(steps, size.columns, { MCP_PORT: String(await freePort()) })
    expect(textOf(recorded), 'npm run recording draws it anew').to.deep.equal(textOf(drawSvg(shown, size)))
  })
})

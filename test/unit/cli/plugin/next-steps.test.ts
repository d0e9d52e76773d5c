import { expect } from 'chai'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { languages, templates } from '../../../../src/cli/plugin/languages.js'
import { newPluginNotes, nextSteps } from '../../../../src/cli/plugin/next-steps.js'

const made = { plugin: 'mine', dir: 'plugins/mine', files: [], replacesBundled: false }
const answers = { name: 'mine', description: 'x', command: 'hello' }

describe('nextSteps', () => {
  it('begins with what makes the plugin ready, if anything does', () => {
    const said = nextSteps(made, { ...answers, language: 'go' }, 'smcp')
    expect(said.split('\n')).to.deep.equal([
      'Made plugins/mine. Next:',
      '',
      '  (cd plugins/mine && go build -o cli)',
      '  smcp plugin test mine',
      '  smcp tools call mine__hello name=Ada',
      '  smcp plugin dev mine',
      '  (cd plugins/mine && go test)',
      '  smcp serve',
      '',
    ])
    expect(nextSteps(made, { ...answers, language: 'shell' }, 'smcp')).to.match(
      /Next:\n\n {2}smcp plugin test mine\n/,
    )
  })

  it('can be typed as it is, wherever the plugin is', () => {
    const said = nextSteps({ ...made, dir: '/my plugins/mine' }, { ...answers, language: 'node' }, 'smcp')
    expect(said)
      .to.contain("(cd '/my plugins/mine' && node --test)")
      .and.contain("--plugins-dir '/my plugins'")
  })
})

describe('newPluginNotes', () => {
  it('names what the language needs and this machine lacks', async () => {
    const path = process.env.PATH
    process.env.PATH = mkdtempSync(join(tmpdir(), 'smcp-test-'))
    try {
      for (const language of languages) {
        const { needs } = templates[language]
        expect(await newPluginNotes(made, { ...answers, language })).to.deep.equal(
          needs === undefined ? [] : [`Warning: ${needs} is not on PATH, and the plugin needs it.`],
        )
      }
    } finally {
      process.env.PATH = path
    }
  })

  it('says that ./plugins replaces the bundled plugins', async () => {
    const notes = await newPluginNotes({ ...made, replacesBundled: true }, { ...answers, language: 'shell' })
    expect(notes).to.deep.equal(['./plugins now replaces the bundled plugins in this folder.'])
  })
})

import { expect } from 'chai'
import { withGoodAnnotations } from '../../../../src/discovery/plugin/manifest-annotations.js'

describe('withGoodAnnotations', () => {
  it('takes a wrong hint out wherever it is, and leaves everything else as it was', () => {
    const { manifest, complaints } = withGoodAnnotations({
      env: ['HOME'],
      annotations: { readOnlyHint: 'yes', openWorldHint: false },
      commands: {
        go: { hidden: 7, annotations: { title: 5, idempotentHint: true } },
        stop: { description: 'x' },
      },
    })
    expect(manifest).to.deep.equal({
      env: ['HOME'],
      annotations: { openWorldHint: false },
      commands: { go: { hidden: 7, annotations: { idempotentHint: true } }, stop: { description: 'x' } },
    })
    expect(complaints.map(({ field }) => field)).to.deep.equal([
      'annotations.readOnlyHint',
      'commands.go.annotations.title',
    ])
    expect(complaints[0]?.message).to.contain('"yes"')
  })

  it('changes nothing where there are none, nor what is no manifest at all', () => {
    for (const said of [{}, { commands: 3 }, { commands: { go: null } }, [], 'text', null])
      expect(withGoodAnnotations(said)).to.deep.equal({ manifest: said, complaints: [] })
  })
})

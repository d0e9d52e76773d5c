import { expect } from 'chai'
import { didYouMeanTool, nearestTool } from '../../src/nearest-tool.js'

const names = ['demo_math__calculate', 'demo_math__coin_flip', 'get_weather', 'notes__a']

describe('nearestTool', () => {
  for (const [typed, near] of [
    ['demo_mth__calculat', 'demo_math__calculate'],
    ['math__calculate', 'demo_math__calculate'],
    ['get_wether', 'get_weather'],
    // Without its plugin.
    ['calculate', 'demo_math__calculate'],
    ['Coin_Flp', 'demo_math__coin_flip'],
    ['health', undefined],
    // With another plugin, which may have been meant.
    ['git__coin_flip', undefined],
  ] as const)
    it(`is ${near} for ${typed}`, () => {
      expect(nearestTool(typed, names)).to.equal(near)
    })
})

describe('didYouMeanTool', () => {
  it('names it, or says nothing', () => {
    expect(didYouMeanTool('calculate', names)).to.equal('Did you mean demo_math__calculate?')
    expect(didYouMeanTool('xyzzy', [])).to.equal(undefined)
  })
})

import { expect } from 'chai'
import { fitArguments } from '../../../../src/cli/tools/fit-arguments.js'
import { parseCallArguments } from '../../../../src/cli/tools/parse-call-arguments.js'
import { contractTool, parserTool } from '../../../support/make-tool.js'

const list = (items?: object) => ({ type: 'array', ...(items && { items }) })
const tool = contractTool(
  { name: 'my-plants', ...list({ type: 'string' }) },
  { name: 'beds', ...list({ type: 'object' }) },
  { name: 'rows', ...list({ type: 'array', items: { type: 'integer' } }) },
  { name: 'name', type: 'string' },
)
const fit = async (words: string[], wholeJson?: string): Promise<Record<string, unknown>> =>
  fitArguments(tool, await parseCallArguments(words, wholeJson))

describe('fitArguments', () => {
  it('knows a list by any spelling of its name', async () => {
    expect(await fit(['my_plants=rose,oak'])).to.deep.equal({ my_plants: ['rose', 'oak'] })
  })

  it('divides at commas only where the items are scalars', async () => {
    expect(await fit(['beds=a,b', 'rows=1,2', 'name=a,b'])).to.deep.equal({
      beds: 'a,b',
      rows: '1,2',
      name: 'a,b',
    })
  })

  it('leaves a list that is written as JSON to the check', async () => {
    expect(await fit(['my-plants=["a,b"]'])).to.deep.equal({ 'my-plants': '["a,b"]' })
    expect(await fit(['my-plants=[a,b'])).to.deep.equal({ 'my-plants': ['[a', 'b'] })
  })

  it('keeps the commas of what goes to the program as it is', async () => {
    const schema = list({ type: 'string' })
    const raw = parserTool({ parameters: [{ name: 'args', required: false, isRaw: true, schema }] })
    expect(fitArguments(raw, await parseCallArguments(['args=a,b'], undefined))).to.deep.equal({
      args: ['a,b'],
    })
  })

  it('passes what the tool does not have, and takes text before what --args says', async () => {
    expect(await fit(['colour=red', 'name=Ada'], '{"name": "Bob", "beds": []}')).to.deep.equal({
      colour: 'red',
      name: 'Ada',
      beds: [],
    })
  })
})

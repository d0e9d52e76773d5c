import { expect } from 'chai'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ConfigError } from '../../../src/errors.js'
import { readProfiles } from '../../../src/governor/read-profiles.js'

const choice = { attachProfile: undefined, adminPrefix: undefined }

describe('reading profiles', () => {
  let dir: string
  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'smcp-test-'))
  })
  const write = (name: string, content: string): Promise<void> => writeFile(join(dir, name), content)

  it('reads one file, or the files of a folder in the order of their names', async () => {
    await write('b.json', '{"default_profile": "b", "profiles": {"b": {"mode": "all"}}}')
    await write('a.json', '{"default_profile": "a", "profiles": {"a": {"mode": "all"}}}')
    await write('notes.txt', 'no JSON')
    expect(readProfiles(dir, choice).firstName).to.equal('b')
    expect(readProfiles(join(dir, 'a.json'), choice).names).to.deep.equal(['a', 'full'])
    expect(readProfiles(undefined, choice).names).to.deep.equal(['full'])
  })

  it('refuses what is not there or can not be read, by its path', async () => {
    const refusal = (path: string): string => {
      try {
        readProfiles(path, choice)
      } catch (error) {
        expect(error).to.be.instanceOf(ConfigError)
        return (error as ConfigError).message
      }
      throw new Error('it was read')
    }
    expect(refusal(join(dir, 'gone'))).to.equal(`SMCP_PROFILES: ${dir}/gone does not exist`)
    expect(refusal(dir)).to.equal(`SMCP_PROFILES: there is no *.json file in ${dir}`)
    await write('a.json', '{')
    expect(refusal(dir)).to.include(`SMCP_PROFILES: ${dir}/a.json cannot be read: `)
    await write('a.json', '[]')
    expect(refusal(dir)).to.equal(`SMCP_PROFILES: ${dir}/a.json must hold a JSON object`)
  })
})

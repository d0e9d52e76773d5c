import { expect } from 'chai'
import { execa } from 'execa'
import { repository, testEnvironment } from '../support/start-smcp.js'

const serve = (env: Record<string, string>) =>
  execa(process.execPath, ['bin/run.js', 'serve', '--port', '0'], {
    cwd: repository,
    env: testEnvironment(env),
    extendEnv: false,
    reject: false,
  })

describe('serve with profiles', () => {
  it('does not start with profiles that are not there, and says so in a line', async () => {
    const { exitCode, stderr } = await serve({ SMCP_PROFILES: '/nowhere/profiles.json' })
    expect(exitCode).to.equal(2)
    expect(stderr).to.include('SMCP_PROFILES: /nowhere/profiles.json does not exist')
    expect(stderr).not.to.include('    at ')
  })

  it('starts with the name of a profile that there is not, and warns', async () => {
    const server = serve({ SMCP_ATTACH_PROFILE: 'ops' })
    let said = ''
    for await (const line of server) {
      said += `${line}\n`
      if (said.includes('listening')) server.kill('SIGTERM')
    }
    expect(said).to.include('SMCP_ATTACH_PROFILE names the profile "ops", which there is not; there are full')
  })
})

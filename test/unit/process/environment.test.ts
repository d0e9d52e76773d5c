import { expect } from 'chai'
import { askingEnvironment, jobEnvironment, programEnvironment } from '../../../src/process/environment.js'
import type { Launch } from '../../../src/process/launch.js'

const secrets = {
  MCP_API_KEY: 'k',
  MCP_API_KEYS: 'k',
  SMCP_SESSION_KEY: 'k',
  LETTA_API_KEY: 'k',
  letta_server_password: 'k',
}

describe('programEnvironment', () => {
  it('is that of the server, with the contract, and without the keys of smcp in any case', () => {
    const server = { PATH: '/bin', HOME: '/home/me', OPENAI_API_KEY: 'mine', ...secrets }
    expect(programEnvironment(server).inherited).to.deep.equal({
      PATH: '/bin',
      HOME: '/home/me',
      OPENAI_API_KEY: 'mine',
      PYTHONUNBUFFERED: '1',
      PYTHONIOENCODING: 'utf-8',
      PYTHONUTF8: '1',
      SMCP_CONTRACT: '2',
    })
  })
})

describe('jobEnvironment', () => {
  const all = programEnvironment({
    PATH: '/bin',
    LC_ALL: 'C',
    TOKEN: 't',
    USER_ID: '7',
    $A: 'dollar',
    ...secrets,
  })
  const local = { interpreter: [], mainFile: 'cli.sh', args: [], cwd: '/' }
  const given = (env: Launch['env'], variables?: Record<string, string>): Record<string, string> =>
    jobEnvironment(all, {
      id: 'one',
      launch: { plugin: 'p', file: 'cli.sh', local, ...(env && { env }) },
      ...(variables && { variables }),
    })
  const declared = (env: Launch['env']): Record<string, string> => {
    const { PYTHONUNBUFFERED, PYTHONIOENCODING, PYTHONUTF8, SMCP_CONTRACT, ...rest } = given(env)
    expect([PYTHONUNBUFFERED, PYTHONIOENCODING, PYTHONUTF8, SMCP_CONTRACT]).to.deep.equal([
      '1',
      'utf-8',
      '1',
      '2',
    ])
    const { SMCP_RUN_ID, ...declaredOnes } = rest
    expect(SMCP_RUN_ID).to.equal('one')
    return declaredOnes
  }

  it('is all of it where nothing is declared', () => {
    expect(given(undefined)).to.deep.equal({ ...all.inherited, SMCP_RUN_ID: 'one' })
  })

  it('is a small base and the variables that are named and set', () => {
    expect(declared([])).to.deep.equal({ PATH: '/bin', LC_ALL: 'C' })
    expect(declared(['TOKEN', 'NONE', 'MCP_API_KEY'])).to.deep.equal({
      PATH: '/bin',
      LC_ALL: 'C',
      TOKEN: 't',
    })
  })

  it('is a small base and the values that are given, variables replaced', () => {
    const values = {
      TOKEN: '${TOKEN}-${USER_ID}',
      PATH: '/mine:${PATH}',
      KEY: '<${NONE}${MCP_API_KEY}>',
      DOLLAR: '$A ${',
    }
    expect(declared(values)).to.deep.equal({
      PATH: '/mine:/bin',
      LC_ALL: 'C',
      TOKEN: 't-7',
      KEY: '<>',
      DOLLAR: '$A ${',
    })
  })

  it('has of .env only what a declared value names, and the environment comes before it', () => {
    const dotEnv = { ONLY_HERE: 'e', TOKEN: 'of .env', ...secrets }
    const of = (env?: Launch['env']) =>
      jobEnvironment(programEnvironment({ PATH: '/bin', TOKEN: 't' }, dotEnv), {
        id: 'one',
        launch: { plugin: 'p', file: 'cli.sh', local, ...(env && { env }) },
      })
    expect(of()).to.include({ TOKEN: 't' }).and.not.have.property('ONLY_HERE')
    expect(of(['ONLY_HERE', 'TOKEN']))
      .to.include({ TOKEN: 't' })
      .and.not.have.property('ONLY_HERE')
    expect(of({ A: '<${ONLY_HERE}>', B: '${TOKEN}', C: '${MCP_API_KEY}${constructor}' })).to.include({
      A: '<e>',
      B: 't',
      C: '',
    })
  })

  it('has what the caller brings before all that, as the plugin declares', () => {
    const job = { id: 'one', launch: { plugin: 'p', file: 'cli.sh', local, env: { A: '${TOKEN} ${NEW}' } } }
    const brought = { TOKEN: 'theirs', NEW: 'n' }
    expect(jobEnvironment(all, job, { brought }))
      .to.include({ A: 'theirs n' })
      .and.not.have.property('NEW')
  })

  it('has the variables of the job itself, whatever is declared', () => {
    expect(given([], { TOKEN: 'of the job' })).to.include({ TOKEN: 'of the job', SMCP_RUN_ID: 'one' })
    expect(given(undefined, { TOKEN: 'of the job' })).to.include({ TOKEN: 'of the job', USER_ID: '7' })
  })
})

describe('askingEnvironment', () => {
  it('has what a program needs to start and to find its libraries, and no secret of anyone', () => {
    const server = {
      PATH: '/bin',
      PYTHONPATH: '/lib',
      NODE_PATH: '/node',
      OPENAI_API_KEY: 'mine',
    }
    const asking = askingEnvironment({ ...server, ...secrets }, '/private')
    expect(asking).to.include({ PATH: '/bin', PYTHONPATH: '/lib', NODE_PATH: '/node' })
    for (const name of ['OPENAI_API_KEY', ...Object.keys(secrets)]) expect(asking).to.not.have.property(name)
  })

  it('has folders of its own, and says that it only asks', () => {
    const asking = askingEnvironment({ HOME: '/home/me', TMPDIR: '/var/tmp', COLUMNS: '80' }, '/private')
    expect(asking).to.include({ HOME: '/private', TMPDIR: '/private', COLUMNS: '200', SMCP_DESCRIBE: '1' })
    expect(asking).to.include({ NO_COLOR: '1', TERM: 'dumb', PYTHONDONTWRITEBYTECODE: '1' })
  })

  it('asks for English, in UTF-8 and without a pager', () => {
    const server = {
      LANG: 'de_DE.UTF-8',
      LC_MESSAGES: 'fr_FR',
      LANGUAGE: 'ja',
      PAGER: 'less',
      MANPAGER: 'most',
    }
    const { LC_MESSAGES, LANGUAGE, LANG, LC_ALL, ...rest } = askingEnvironment(server, '/private')
    expect([LC_MESSAGES, LANGUAGE]).to.deep.equal([undefined, undefined])
    expect([LANG, LC_ALL].join()).to.match(/^(C|en_US)\.UTF-8,\1\.UTF-8$/)
    expect(rest).to.include({ PAGER: 'cat', MANPAGER: 'cat' })
  })

  it('tells Python where its user has installed packages', () => {
    const userBase = (server: Record<string, string>): string | undefined =>
      askingEnvironment(server, '/private').PYTHONUSERBASE
    expect(userBase({ HOME: '/home/me', PYTHONUSERBASE: '/user' })).to.equal('/user')
    expect(userBase({})).to.equal(undefined)
    if (process.platform === 'linux') expect(userBase({ HOME: '/home/me' })).to.equal('/home/me/.local')
  })
})

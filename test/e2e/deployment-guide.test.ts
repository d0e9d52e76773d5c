import { expect } from 'chai'
import { execa } from 'execa'
import { existsSync } from 'node:fs'
import { chmod, mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { callOf, post } from '../support/raw-mcp.js'
import { skipWithout, systemEnvironment } from '../support/skip-without.js'
import { repository, startSmcp } from '../support/start-smcp.js'
import { writeExamples } from '../support/write-examples.js'

const deployed = (file: string): string => join(repository, 'deploy', file)

describe('the files of deploy/, and what the deployment guide shows', function () {
  this.timeout(60_000)

  it('has a unit that systemd takes without a word', async function () {
    skipWithout(this, 'systemd-analyze')
    const { all } = await execa('systemd-analyze', ['verify', deployed('smcp.service')], { all: true })
    expect(all).to.equal('')
  })

  it('has samples that nginx and Caddy take whole, with TLS', async function () {
    skipWithout(this, 'nginx')
    skipWithout(this, 'openssl')
    const dir = await mkdtemp(join(tmpdir(), 'smcp-tls-'))
    const [key, certificate] = [join(dir, 'key.pem'), join(dir, 'certificate.pem')]
    const request = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-subj', '/CN=smcp.example.com']
    await execa('openssl', [...request, '-keyout', key, '-out', certificate])
    const sample = (await readFile(deployed('nginx.conf'), 'utf8'))
      .replace('/etc/ssl/certs/smcp.pem', certificate)
      .replace('/etc/ssl/private/smcp.key', key)
    await writeFile(join(dir, 'nginx.conf'), `pid ${dir}/pid; events {} http { access_log off; ${sample} }`)
    const { stderr } = await execa(
      'nginx',
      ['-t', '-p', dir, '-e', 'stderr', '-c', join(dir, 'nginx.conf')],
      { env: systemEnvironment },
    )
    expect(stderr).to.contain('test is successful').and.not.contain('warn')
    skipWithout(this, 'caddy')
    await execa('caddy', ['validate', '--adapter', 'caddyfile', '--config', deployed('Caddyfile')], {
      env: { HOME: dir },
    })
  })

  it('has a compose file and a Dockerfile that name what there is, and a health check that sees a dead server', async () => {
    const compose = await readFile(deployed('compose.yaml'), 'utf8')
    const [, context, dockerfile] = /context: (\S+)\n +dockerfile: (\S+)/.exec(compose) ?? []
    expect(existsSync(join(repository, 'deploy', context!, dockerfile!))).to.equal(true)
    const [, check] = /HEALTHCHECK[^]*?CMD (.*)/.exec(await readFile(deployed('Dockerfile'), 'utf8')) ?? []
    const dir = await mkdtemp(join(tmpdir(), 'smcp-bin-'))
    await writeFile(join(dir, 'smcp'), `#!/bin/sh\nexec ${process.execPath} ${repository}bin/run.js "$@"\n`)
    await chmod(join(dir, 'smcp'), 0o755)
    const server = await startSmcp([], { env: { MCP_API_KEY: 'the key' } })
    const MCP_PORT = new URL(server.url).port
    const healthy = (): Promise<{ exitCode?: number }> =>
      execa('/bin/sh', ['-c', check!], {
        env: { PATH: `${dir}:${process.env.PATH ?? ''}`, HOME: dir, MCP_PORT },
        extendEnv: false,
        reject: false,
      })
    while ((await healthy()).exitCode !== 0);
    await server.stop()
    expect((await healthy()).exitCode).to.equal(1)
  })

  it('shows rules for alarms that Prometheus takes, of metrics that there are', async function () {
    const dir = await writeExamples('deployment-guide.md')
    const server = await startSmcp([])
    await post(`${server.url}/messages/`, callOf('demo_text__echo', { text: 'x' }))
    await fetch(`${server.url}/nothing`)
    const metrics = await (await fetch(`${server.url}/metrics`)).text()
    await server.stop()
    const rules = await readFile(join(dir, 'smcp-rules.yml'), 'utf8')
    const names = new Set(rules.match(/\b(smcp|nodejs)_\w+/g))
    for (const name of names) expect(metrics).to.contain(`# TYPE ${name} `)
    skipWithout(this, 'promtool')
    await execa('promtool', ['check', 'config', join(dir, 'prometheus.yml')])
  })

  it('shows questions to a log that jq answers', async function () {
    skipWithout(this, 'jq')
    const dir = await writeExamples('deployment-guide.md')
    const log = { MCP_LOG_JSON: '1', MCP_DISABLE_FILE_LOG: '', MCP_LOG_FILE: join(dir, 'mcp.log') }
    const server = await startSmcp([], { env: log })
    const call = (args: object): Promise<Response> =>
      post(`${server.url}/messages/`, callOf('demo_math__calculate', { ...args }))
    for (const expression of ['6*7', '6*']) await (await call({ expression })).text()
    await server.stop()
    const { stdout } = await execa('sh', ['-e', 'questions.sh'], { cwd: dir })
    expect(stdout).to.match(/^ *1 demo_math__calculate plugin_error$/m)
    expect(stdout).to.match(/^ *2 this machine demo_math__calculate$/m)
    expect(stdout).to.match(/^[\d.]+ ms demo_math__calculate$/m)
  })
})

import { expect } from 'chai'
import { request as httpRequest } from 'node:http'
import type { AuthSettings } from '../../src/server/auth.js'
import { doors } from '../support/mcp-clients.js'
import { pidFile, readPids, untilGone } from '../support/processes.js'
import { serveFixtures } from '../support/serve-plugins.js'

type Server = Awaited<ReturnType<typeof serveFixtures>>

const post = (url: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })

const listTools = { jsonrpc: '2.0', id: 2, method: 'tools/list' }

/** fetch can't set Host. */
function statusWithHost(
  url: string,
  host: string,
  headers: Record<string, string> = {},
): Promise<number | undefined> {
  return new Promise((done, failed) => {
    httpRequest(url, { headers: { host, ...headers } }, (response) => {
      response.resume()
      done(response.statusCode)
    })
      .once('error', failed)
      .end()
  })
}

describe('the HTTP server', () => {
  let server: Server
  before(async () => {
    server = await serveFixtures()
  })
  after(async () => {
    await server.close()
  })

  it('answers a POST without a session in the response, without initialize first', async () => {
    const response = await post(`${server.url}/messages/`, listTools)
    expect(response.status).to.equal(200)
    expect(response.headers.get('content-type')).to.match(/^application\/json/)
    const { id, result } = (await response.json()) as { id: number; result: { tools: { name: string }[] } }
    expect(id).to.equal(2)
    expect(result.tools.map(({ name }) => name)).to.include('echo__argv')
  })

  it('ends the program of a sessionless client that leaves', async () => {
    const file = await pidFile()
    const controller = new AbortController()
    const body = JSON.stringify({
      jsonrpc: '2.0',
      id: 1,
      method: 'tools/call',
      params: { name: 'slow__wait', arguments: { pids: file } },
    })
    const call = fetch(`${server.url}/messages/`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body,
      signal: controller.signal,
    }).catch(() => undefined)
    const pids = await readPids(file)
    controller.abort()
    await untilGone(pids)
    await call
  })

  it('takes the session of an SSE stream by either name, and answers 404 for an unknown one', async () => {
    const stream = await fetch(`${server.url}/sse`)
    const reader = stream.body!.getReader()
    const endpoint = /data: (\S+)/.exec(
      new TextDecoder().decode((await reader.read()).value as Uint8Array),
    )?.[1]
    expect(endpoint).to.match(/^\/messages\/\?sessionId=[\w-]{36}$/)
    expect(
      (
        await post(server.url + endpoint!.replace('sessionId', 'session_id'), {
          jsonrpc: '2.0',
          id: 1,
          method: 'ping',
        })
      ).status,
    ).to.equal(202)
    expect((await post(`${server.url}/messages/?sessionId=nobody`, listTools)).status).to.equal(404)
    await reader.cancel()
  })

  it('serves Streamable HTTP at /sse too', async () => {
    const initialize = {
      jsonrpc: '2.0',
      id: 1,
      method: 'initialize',
      params: { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: { name: 't', version: '1' } },
    }
    const accept = { Accept: 'application/json, text/event-stream' }
    const opened = await post(`${server.url}/sse`, initialize, accept)
    const session = opened.headers.get('mcp-session-id')
    expect(session).to.be.a('string')
    await opened.text()
    const listed = await post(`${server.url}/sse`, listTools, { ...accept, 'Mcp-Session-Id': session! })
    expect(await listed.text()).to.contain('echo__argv')
    expect(
      (await fetch(`${server.url}/sse`, { method: 'DELETE', headers: { 'Mcp-Session-Id': session! } })).ok,
    ).to.be.true
    expect(
      (await post(`${server.url}/mcp`, listTools, { ...accept, 'Mcp-Session-Id': session! })).status,
    ).to.equal(404)
  })

  it('refuses with the right status what is no request', async () => {
    expect((await post(`${server.url}/messages/`, '{')).status).to.equal(400)
    expect((await post(`${server.url}/messages/`, { hello: 1 })).status).to.equal(400)
    expect((await post(`${server.url}/messages/`, 'x', { 'Content-Type': 'text/plain' })).status).to.equal(
      415,
    )
    expect((await post(`${server.url}/messages/`, { pad: 'x'.repeat(5 * 1024 * 1024) })).status).to.equal(413)
    expect((await post(`${server.url}/mcp`, listTools)).status).to.equal(400)
    for (const method of ['GET', 'DELETE']) {
      const refused = await fetch(`${server.url}/mcp`, { method })
      expect(refused.status).to.equal(400)
      expect(await refused.text()).to.contain('No session: send initialize first')
    }
    const wrongMethod = await fetch(`${server.url}/mcp`, { method: 'PUT' })
    expect([wrongMethod.status, wrongMethod.headers.get('allow')]).to.deep.equal([405, 'GET, POST, DELETE'])
    expect((await fetch(`${server.url}/nothing`)).status).to.equal(404)
  })

  it('refuses a foreign Host and a foreign Origin on every endpoint, and takes its own', async () => {
    for (const path of ['/health', '/sse', '/mcp', '/messages/']) {
      expect(await statusWithHost(server.url + path, 'evil.example.com'), path).to.equal(403)
      expect(
        (await fetch(server.url + path, { headers: { Origin: 'http://evil.example.com' } })).status,
        path,
      ).to.equal(403)
    }
    expect(await statusWithHost(`${server.url}/health`, 'localhost:1')).to.equal(200)
    expect(
      (await fetch(`${server.url}/health`, { headers: { Origin: 'http://localhost:5173' } })).status,
    ).to.equal(200)
  })

  it('lets the pages of an allowed origin read its answers, and no others', async () => {
    const allowing = await serveFixtures({ allowedOrigins: ['https://app.example.com'] })
    const preflight = (origin: string): Promise<Response> =>
      fetch(`${allowing.url}/mcp`, {
        method: 'OPTIONS',
        headers: { Origin: origin, 'Access-Control-Request-Method': 'POST' },
      })
    const allowed = await preflight('https://app.example.com')
    expect(allowed.status).to.equal(204)
    expect(allowed.headers.get('access-control-allow-origin')).to.equal('https://app.example.com')
    expect((await preflight('https://evil.example.com')).status).to.equal(403)
    const local = await fetch(`${allowing.url}/health`, { headers: { Origin: 'http://localhost:5173' } })
    expect(local.headers.has('access-control-allow-origin')).to.equal(false)
    await allowing.close()
    const silent = await fetch(`${server.url}/health`, { headers: { Origin: 'http://localhost:5173' } })
    expect(silent.headers.has('access-control-allow-origin')).to.equal(false)
  })

  it('reports what is broken and why, with status 200, and is alive and ready', async () => {
    const response = await fetch(`${server.url}/health`)
    const report = (await response.json()) as {
      status: string
      plugins: { broken: { name: string; why: string[] }[] }
    }
    expect([response.status, report.status]).to.deep.equal([200, 'degraded'])
    const why = new Map(report.plugins.broken.map(({ name, why }) => [name, why.join()]))
    expect(why.get('broken_json')).to.contain('--describe printed invalid JSON')
    expect(why.get('bad_contract')).to.equal(
      'commands[0].parameters[0].type: "str" is not one of "string", "number", "integer", "boolean", "array", "object" (did you mean "string"?)',
    )
    expect((await fetch(`${server.url}/healthz`)).status).to.equal(200)
    expect((await fetch(`${server.url}/readyz`)).status).to.equal(200)
  })

  it("never gives a program smcp's keys, and runs it in its own folder", async () => {
    const keyed = await serveFixtures({
      environment: { ...(process.env as Record<string, string>), MCP_API_KEY: 'secret', MINE: 'kept' },
    })
    const call = { jsonrpc: '2.0', id: 1, method: 'tools/call', params: { name: 'echo__surroundings' } }
    const { result } = (await (await post(`${keyed.url}/messages/`, call)).json()) as {
      result: { content: { text: string }[] }
    }
    const { cwd, env } = JSON.parse(result.content[0]!.text) as { cwd: string; env: Record<string, string> }
    expect(cwd).to.match(/fixtures\/plugins\/echo$/)
    expect(env).to.include({ MINE: 'kept', PYTHONUNBUFFERED: '1', SMCP_CONTRACT: '2' })
    expect(env).not.to.have.any.keys('MCP_API_KEY', 'SMCP_DESCRIBE')
    await keyed.close()
  })
})

describe('a server with a key', () => {
  const auth: AuthSettings = { apiKeys: ['secret', 'other'], authDisabled: false, loopbackExempt: false }
  let server: Server
  before(async () => {
    server = await serveFixtures({}, auth)
  })
  after(async () => {
    await server.close()
  })

  it('takes the key in either header, and tells anybody else how to send it', async () => {
    expect(
      (await post(`${server.url}/messages/`, listTools, { Authorization: 'Bearer secret' })).status,
    ).to.equal(200)
    expect((await post(`${server.url}/messages/`, listTools, { 'X-API-Key': 'other' })).status).to.equal(200)
    const missing = await post(`${server.url}/messages/`, listTools)
    expect([missing.status, missing.headers.get('www-authenticate')]).to.deep.equal([
      401,
      'Bearer realm="smcp"',
    ])
    expect(await missing.json()).to.deep.equal({
      error: 'unauthorized',
      message: 'A key is needed: Authorization: Bearer KEY, or X-API-Key: KEY',
    })
  })

  it('tells a wrong key from a missing one', async () => {
    for (const headers of [{ Authorization: 'Bearer wrong' }, { 'X-API-Key': '\u00ff\u00fe' }]) {
      for (const path of ['/messages/', '/mcp', '/sse']) {
        const refused = await post(server.url + path, listTools, headers)
        expect([refused.status, refused.headers.get('www-authenticate')]).to.deep.equal([
          401,
          'Bearer realm="smcp", error="invalid_token", error_description="The key is not valid"',
        ])
        const { error, message } = (await refused.json()) as { error: string; message: string }
        expect(error).to.equal('unauthorized')
        expect(message).to.contain('The key that was sent is not valid')
      }
    }
  })

  it('tells strangers the status of its health and nothing else', async () => {
    expect(await (await fetch(`${server.url}/health`)).json()).to.deep.equal({ status: 'degraded' })
    const known = await fetch(`${server.url}/health`, { headers: { 'X-API-Key': 'secret' } })
    expect(await known.json()).to.include.keys('plugins', 'tools', 'uptimeSeconds')
  })

  it('lets a key come by any Host, since a rebound page can carry none', async () => {
    expect(await statusWithHost(`${server.url}/health`, 'host.docker.internal:8000')).to.equal(403)
    expect(
      await statusWithHost(`${server.url}/health`, 'host.docker.internal:8000', { 'X-API-Key': 'secret' }),
    ).to.equal(200)
  })

  it('keeps the session of one key from another', async () => {
    const stream = await fetch(`${server.url}/sse`, { headers: { 'X-API-Key': 'secret' } })
    const reader = stream.body!.getReader()
    const endpoint = /data: (\S+)/.exec(
      new TextDecoder().decode((await reader.read()).value as Uint8Array),
    )![1]!
    expect((await post(server.url + endpoint, listTools, { 'X-API-Key': 'other' })).status).to.equal(404)
    expect((await post(server.url + endpoint, listTools, { 'X-API-Key': 'secret' })).status).to.equal(202)
    await reader.cancel()
  })

  it('lets loopback clients in without one where that is allowed, unless a proxy stands between', async () => {
    const exempt = await serveFixtures({}, { ...auth, loopbackExempt: true })
    expect((await post(`${exempt.url}/messages/`, listTools)).status).to.equal(200)
    for (const header of ['Forwarded', 'X-Forwarded-For', 'X-Real-IP']) {
      expect(
        (await post(`${exempt.url}/messages/`, listTools, { [header]: 'for=1.2.3.4' })).status,
        header,
      ).to.equal(401)
    }
    await exempt.close()
  })
})

describe('a server that stops', () => {
  it('ends and answers what has not finished within the drain time', async () => {
    const server = await serveFixtures({ drainTimeoutMs: 50 })
    const client = await doors['Streamable HTTP, SDK v1']!(server.url)
    const file = await pidFile()
    const call = client.call('slow__wait', { pids: file })
    const pids = await readPids(file)
    const closed = server.close()
    expect(await call).to.deep.include({
      isError: true,
      text: 'Error: slow__wait was stopped because the server is shutting down. It may have done part of its work, so check what it has done before you call it again.',
    })
    await closed
    await untilGone(pids)
    await client.close()
  })

  it('refuses a call beyond the queue as busy, with the numbers', async () => {
    const server = await serveFixtures({ concurrency: 1, queueMax: 0 })
    const client = await doors['Streamable HTTP, SDK v1']!(server.url)
    const file = await pidFile()
    const controller = new AbortController()
    const call = client.call('slow__wait', { pids: file }, controller.signal).catch(() => undefined)
    await readPids(file)
    const refused = await client.call('echo__argv', { text: 'x' })
    const message =
      'All places are taken, 1 running and 0 waiting: nothing was started. Try again in a few seconds.'
    expect(refused).to.deep.include({
      text: `Error: echo__argv: ${message}`,
      structuredContent: { error: { code: 'busy', message, retryable: true } },
    })
    controller.abort()
    await call
    await client.close()
    await server.close()
  })
})

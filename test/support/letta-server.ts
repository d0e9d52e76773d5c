import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

/** The secrets of agents by their ids, as Letta's API has them. */
export type AgentsOfLetta = Record<string, { key: string; value: string }[]>

/** A server that answers like Letta's API: `GET /v1/agents/ID?include=agent.secrets`, to whoever has the password. */
export async function startLetta(agents: AgentsOfLetta, password = 'the password') {
  const asked: string[] = []
  const server: Server = createServer((request, response) => {
    const url = new URL(request.url ?? '', 'http://letta')
    asked.push(`${url.pathname}${url.search}`)
    const id = decodeURIComponent(/^\/v1\/agents\/([^/]+)$/.exec(url.pathname)?.[1] ?? '')
    const secrets = agents[id]
    const isKnown = request.headers.authorization === `Bearer ${password}`
    const found = secrets ? 200 : 404
    const status = isKnown ? found : 401
    response.writeHead(status, { 'content-type': 'application/json' })
    response.end(
      JSON.stringify(secrets ? { id, name: id, tool_exec_environment_variables: [], secrets } : {}),
    )
  }).listen(0, '127.0.0.1')
  await new Promise((done) => server.once('listening', done))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    password,
    asked,
    close: () => {
      server.closeAllConnections()
      return new Promise((done) => server.close(done))
    },
  }
}

import { expect } from 'chai'
import { refuseTaskSubscription } from '../../../src/server/task-subscriptions.js'

const capabilitiesKey = 'io.modelcontextprotocol/clientCapabilities'
const listen = (notifications: unknown, capabilities: unknown = {}) => ({
  jsonrpc: '2.0',
  id: 'a',
  method: 'subscriptions/listen',
  params: { notifications, _meta: { [capabilitiesKey]: capabilities } },
})
const knowsTasks = { extensions: { 'io.modelcontextprotocol/tasks': {} } }

describe('refuseTaskSubscription', () => {
  it('refuses who wants to hear of tasks and knows none, by the id of the request', () => {
    for (const capabilities of [{}, { extensions: {} }, undefined, null, 'x']) {
      const refusal = refuseTaskSubscription(listen({ taskIds: [] }, capabilities))
      expect(refusal).to.include({ id: 'a' })
      expect(refusal).to.have.nested.property('error.code', -32021)
    }
  })

  it('leaves everything else to others', () => {
    for (const message of [
      listen({ taskIds: ['1'] }, knowsTasks),
      listen({ toolsListChanged: true }),
      listen(undefined),
      { jsonrpc: '2.0', method: 'subscriptions/listen', params: { notifications: { taskIds: [] } } },
      { ...listen({ taskIds: [] }), method: 'tools/list' },
      [listen({ taskIds: [] })],
      null,
      'text',
    ])
      expect(refuseTaskSubscription(message), JSON.stringify(message)).to.equal(undefined)
  })
})

const askMs = 5000

/**
 * Whether an endpoint of smcp wants a key of who sends none. It is asked what changes nothing there: whoever needs no key
 * is told something else than 401, whatever it is.
 */
export async function wantsKey(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json, text/event-stream' },
      body: '{"jsonrpc": "2.0", "id": 1, "method": "ping"}',
      signal: AbortSignal.timeout(askMs),
    })
    await response.body?.cancel()
    return response.status === 401
  } catch {
    return false
  }
}

import type { RequestId } from '@modelcontextprotocol/server'

/** The SDK's refusal of a body, which names no request, as the answer to the one that it was, if it was one. */
export async function refusalOf(requestIds: readonly RequestId[], refused: Response): Promise<Response> {
  const [id, ...others] = requestIds
  if (id === undefined || others.length > 0) return refused
  const { status, headers } = refused
  const answer = { ...((await refused.json()) as object), id }
  return new Response(JSON.stringify(answer), { status, headers })
}

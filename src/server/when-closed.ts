import type { ServerResponse } from 'node:http'

/** Calls back once the response has been sent or its client has left, even if that has already happened. */
export function whenClosed(response: ServerResponse, callBack: () => void): void {
  if (response.closed) callBack()
  else response.once('close', callBack)
}

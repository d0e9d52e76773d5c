/** Waits for a promise, but not longer than this. Rejects if the promise rejects in time. */
export async function atMost(promise: Promise<unknown>, ms: number): Promise<void> {
  if (ms === Infinity) {
    await promise
    return
  }
  let timer: NodeJS.Timeout | undefined
  const timeout = new Promise<void>((done) => {
    timer = setTimeout(done, ms)
  })
  await Promise.race([promise, timeout]).finally(() => {
    clearTimeout(timer)
  })
}

/** Whether a person can see a question and answer it. */
export function isInteractive(): boolean {
  return process.stdin.isTTY && process.stdout.isTTY
}

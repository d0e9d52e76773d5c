/** Whether a person sees what is asked and can answer it. */
export function isInteractive(): boolean {
  return process.stdin.isTTY && process.stdout.isTTY
}

/** Whether a person can see a question on `output` and answer it. */
export function isInteractive(output: NodeJS.WriteStream = process.stdout): boolean {
  return process.stdin.isTTY && output.isTTY
}

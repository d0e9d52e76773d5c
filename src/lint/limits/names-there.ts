/** The names that hosts give to tools, without the prefix that they add to all of them. */

/** Codex 0.169.0; `mcp__smcp` is a namespace there. */
export function nameInCodex(name: string): string {
  return name.replaceAll('-', '_')
}

export const geminiPrefix = 'mcp_smcp_'
export const geminiNameMax = 63

/** gemini-cli 0.61.0. */
export function nameInGemini(name: string): string {
  const whole = geminiPrefix + name
  return whole.length > geminiNameMax ? `${whole.slice(0, 30)}...${whole.slice(-30)}` : whole
}

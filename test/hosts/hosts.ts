import type { Host } from './host.js'
import { claudeCode } from './hosts/claude-code.js'
import { codex } from './hosts/codex.js'
import { geminiCli } from './hosts/gemini-cli.js'
import { opencode } from './hosts/opencode.js'

/** Each has a file of its own in specs/, so that they can run beside each other. */
export const hosts: readonly Host[] = [claudeCode, codex, geminiCli, opencode]

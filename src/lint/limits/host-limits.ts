import { callsSilentUpTo, callsUpTo } from '../rules/calls.js'
import { keywordsSaid } from '../rules/keywords-said.js'
import { namesApart, nameWhole, nameWithoutDash } from '../rules/names.js'
import { descriptionUpTo } from '../rules/texts.js'
import { codexLoses } from './codex-loses.js'
import { limit, type Limit, type Whose } from './limit.js'
import { geminiNameMax, geminiPrefix, nameInCodex, nameInGemini } from './names-there.js'
import { shorterName } from './shorter-name.js'

const claudeCode: Whose = { client: 'claude', host: 'Claude Code 2.1.332' }
const olderClaudeCode: Whose = { client: 'claude', host: 'older Claude Code 2.1' }
const codex: Whose = { client: 'codex', host: 'Codex 0.169.0' }
const gemini: Whose = { client: 'gemini-cli', host: 'gemini-cli 0.61.0' }
const opencode: Whose = { client: 'opencode', host: 'opencode 1.18.33' }

const sayFirst = 'Say first what the tool does.'
const setLower = 'Set it to less than 60, or leave it unset.'
const sayIt = 'A model is not shown these: say them in the description of the parameter.'
const writeIt = 'Write the name so where you tell a model of the tool.'
const otherwise = 'Name one of them otherwise.'
const toolTimeout = 'Set tool_timeout_sec in the entry of the server.'

/** What hosts were seen to do (docs/hosts), each after the check of test/hosts/checks that shows it. */
export const hostLimits: readonly Limit[] = [
  // lint.ts: cuts a long description
  limit(claudeCode, 'warning', descriptionUpTo(4096), sayFirst),
  // Seen before its pin; no check.
  limit(olderClaudeCode, 'note', descriptionUpTo(2048, 4096), sayFirst),
  // long-call.ts waits 75 s with the heartbeat; without it both gave up.
  limit(claudeCode, 'warning', callsSilentUpTo(60), setLower),
  limit(opencode, 'warning', callsSilentUpTo(60), setLower),
  // Seen by hand: docs/hosts/codex.md
  limit(codex, 'note', callsUpTo(300), toolTimeout),
  // lint.ts: leaves these keywords out of schemas
  limit(codex, 'note', keywordsSaid(codexLoses), sayIt),
  // offer.ts: offers all tools
  limit(codex, 'note', nameWithoutDash, writeIt),
  // lint.ts: puts a hash behind names that it makes the same
  limit(codex, 'warning', namesApart(nameInCodex, 'each gets a hash behind it'), otherwise),
  // offer.ts: offers all tools
  limit(
    gemini,
    'warning',
    nameWhole(geminiNameMax, nameInGemini, geminiPrefix),
    shorterName(geminiNameMax - geminiPrefix.length),
  ),
  limit(gemini, 'warning', namesApart(nameInGemini, 'a model can not tell them apart'), otherwise),
]

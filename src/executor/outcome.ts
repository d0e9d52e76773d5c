import type { Question } from './input-request.js'
import type { ToolResult } from './tool-result.js'

/** What a program that ran has to say: a result, or a question that must be answered first. */
export type Outcome = ToolResult | Question

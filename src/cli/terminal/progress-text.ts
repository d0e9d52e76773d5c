import type { ProgramEvent } from '../../executor/program-event.js'

/** `67% half`; without a total its message, else its number. */
export function progressText({
  progress,
  total,
  message,
}: Omit<Extract<ProgramEvent, { kind: 'progress' }>, 'kind'>): string {
  const words = message?.replaceAll(/\s+/g, ' ')
  if (total === undefined || !(total > 0)) return words ?? String(progress)
  const percent = Math.floor(Math.min(1, Math.max(0, progress / total)) * 100)
  return [`${percent}%`, words].filter(Boolean).join(' ')
}

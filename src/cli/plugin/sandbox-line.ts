import type { LaunchSandbox } from '../../process/calling/launch-sandbox.js'

/** In which sandbox the calls of a plugin run, in one line. */
export function sandboxLine(sandbox: LaunchSandbox): string {
  return `sandbox: ${sandboxWords(sandbox)}`
}

/** `strict; may change /srv/data` */
export function sandboxWords({ mode, writable, readable }: LaunchSandbox): string {
  const words = [
    mode,
    ...(writable.length > 0 ? [`may change ${writable.join(', ')}`] : []),
    ...(readable.length > 0 ? [`may read ${readable.join(', ')}`] : []),
  ]
  return words.join('; ')
}

/** The same as JSON. */
export function sandboxJson({ mode, writable, readable }: LaunchSandbox): Record<string, unknown> {
  return { mode, writable, readable }
}

import type { LaunchSandbox } from '../../process/calling/launch-sandbox.js'

/** In which sandbox the calls of a plugin run, in one line. */
export function sandboxLine({ mode, writable, readable }: LaunchSandbox): string {
  const words = [
    `sandbox: ${mode}`,
    ...(writable.length > 0 ? [`may change ${writable.join(', ')}`] : []),
    ...(readable.length > 0 ? [`may read ${readable.join(', ')}`] : []),
  ]
  return words.join('; ')
}

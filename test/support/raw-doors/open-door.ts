import { openMcp2025, openMcp2026, openSessionless } from './http-doors.js'
import type { DoorOptions, RawDoor } from './raw-door.js'
import { openSse, openStdio } from './stream-doors.js'

export const doorNames = ['stdio 2025', 'stdio 2026', 'SSE', '/messages/', '/mcp 2025', '/mcp 2026'] as const
export type DoorName = (typeof doorNames)[number]

/** Opens a door of the server at this URL, or one of stdio over the same plugins. */
export async function openDoor(
  name: DoorName,
  { url, plugins }: { readonly url: string; readonly plugins: readonly string[] },
  options: DoorOptions = {},
): Promise<RawDoor> {
  switch (name) {
    case 'stdio 2025':
      return openStdio(plugins, '2025', options)
    case 'stdio 2026':
      return openStdio(plugins, '2026', options)
    case 'SSE':
      return openSse(url, options)
    case '/messages/':
      return openSessionless(url, options)
    case '/mcp 2025':
      return openMcp2025(url, options)
    case '/mcp 2026':
      return openMcp2026(url, options)
  }
}

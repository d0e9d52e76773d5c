import type { Profiles } from './profiles.js'

/** Which tools one caller has: those of a profile, with the ones that it attached or detached by name. Plain data. */
export interface Attachment {
  readonly profile: string
  readonly attached: readonly string[]
  readonly detached: readonly string[]
}

/** All tools of a profile, and no others. */
export function ofProfile(profile: string): Attachment {
  return { profile, attached: [], detached: [] }
}

/** Whether a tool is attached. One that the plugins bring later is, if the profile has it. */
export function attachmentTest(
  { profile, attached, detached }: Attachment,
  profiles: Profiles,
): (tool: string) => boolean {
  const isOfProfile = profiles.find(profile)
  const added = new Set(attached)
  const removed = new Set(detached)
  return (tool) => added.has(tool) || (isOfProfile(tool) && !removed.has(tool))
}

/** With these tools besides. */
export function attach({ profile, attached, detached }: Attachment, tools: readonly string[]): Attachment {
  return { profile, attached: union(attached, tools), detached: without(detached, tools) }
}

/** Without these tools. */
export function detach({ profile, attached, detached }: Attachment, tools: readonly string[]): Attachment {
  return { profile, attached: without(attached, tools), detached: union(detached, tools) }
}

function union(some: readonly string[], more: readonly string[]): readonly string[] {
  return [...new Set([...some, ...more])].sort()
}

function without(some: readonly string[], fewer: readonly string[]): readonly string[] {
  return some.filter((name) => !fewer.includes(name))
}

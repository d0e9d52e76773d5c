import PQueue from 'p-queue'
import { scopeOf, type Caller } from '../core/caller.js'
import type { Store } from '../store.js'
import { ofProfile, type Attachment } from './attachment.js'
import type { Profiles } from './profiles.js'

/** How long it is kept after the last change. */
const keptMs = 30 * 24 * 60 * 60 * 1000

/** What each caller has attached: one agent in all its sessions, and else each session. */
export class Attachments {
  /** Two changes of one caller at once must both count. */
  readonly #changes = new PQueue({ concurrency: 1 })

  /** `onChange` gets the scope of a caller that has other tools than before. */
  constructor(
    private readonly store: Store,
    private readonly profiles: Profiles,
    private readonly onChange: (scope: string) => void,
  ) {}

  async of(caller: Caller): Promise<Attachment> {
    const kept = (await this.store.get(keyOf(caller))) as Attachment | undefined
    return kept ?? ofProfile(this.#firstOf(caller))
  }

  /** Puts what `change` makes of it in its place. */
  async change(caller: Caller, change: (attachment: Attachment) => Attachment): Promise<Attachment> {
    return this.#changes.add(async () => {
      const changed = change(await this.of(caller))
      await this.store.put(keyOf(caller), changed, keptMs)
      this.onChange(scopeOf(caller))
      return changed
    })
  }

  #firstOf({ profile }: Caller): string {
    return profile !== undefined && this.profiles.has(profile) ? profile : this.profiles.firstName
  }
}

function keyOf(caller: Caller): string {
  return `attachment/${scopeOf(caller)}`
}

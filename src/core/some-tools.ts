import { LRUCache } from 'lru-cache'
import { oncePer } from '../once.js'
import type { Tool } from '../discovery/tool.js'

/** How many different lists are kept ready for those who ask again. */
const listsMax = 256

/** Those tools of a list that pass a test, which is known by its key. */
export type SomeTools = (
  all: readonly Tool[],
  key: string,
  test: (name: string) => boolean,
) => readonly Tool[]

/** The same array for the same list and key, so that what is made of it is made once; the list itself if all pass. */
export function createSomeTools(): SomeTools {
  const listsOf = oncePer(() => new LRUCache<string, readonly Tool[]>({ max: listsMax }))
  return (all, key, test) => {
    const lists = listsOf(all)
    const known = lists.get(key)
    if (known) return known
    const some = all.filter(({ name }) => test(name))
    const list = some.length === all.length ? all : some
    lists.set(key, list)
    return list
  }
}

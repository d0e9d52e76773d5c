import { LRUCache } from 'lru-cache'
import type { Store } from './store.js'

/** Entries are small; this is several times what a full store of sessions needs. */
const entriesMax = 100_000

/** A store in the memory of this process. */
export function createMemoryStore(max = entriesMax): Store {
  const entries = new LRUCache<string, { readonly value: unknown }>({ max })
  const read = (key: string): unknown => structuredClone(entries.get(key)?.value)
  return {
    get: (key) => Promise.resolve(read(key)),
    put: (key, value, ttlMs) => {
      entries.set(key, { value: structuredClone(value) }, { ttl: ttlMs })
      return Promise.resolve()
    },
    take: (key) => {
      const value = read(key)
      entries.delete(key)
      return Promise.resolve(value)
    },
  }
}

/**
 * What could not be sent yet, kept on this computer as ciphertext (decision 13, the one exception to « nothing in the browser's
 * storage »). The key comes from the server's session and lives in memory only; on a shared computer there is none, and nothing is kept.
 */
export type LocalNote = { text: string; revision: number; at: number }
type Row = { id: string; revision: number; at: number; iv: Uint8Array<ArrayBuffer>; data: ArrayBuffer }

export type LocalCopy = {
  /** Whether anything can be kept here. */
  readonly available: boolean
  put(id: string, note: LocalNote): Promise<void>
  get(id: string): Promise<LocalNote | null>
  remove(id: string): Promise<void>
}

const none: LocalCopy = {
  available: false,
  put: () => Promise.resolve(),
  get: () => Promise.resolve(null),
  remove: () => Promise.resolve(),
}

const asPromise = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(request.error ?? new Error('IndexedDB')))
  })

const openStore = (): Promise<IDBDatabase> => {
  const request = indexedDB.open('aparte', 1)
  request.addEventListener('upgradeneeded', () => request.result.createObjectStore('notes', { keyPath: 'id' }))
  return asPromise(request)
}

/** A key that opens and closes, and cannot be read back by a script. */
const keyFrom = (base64: string): Promise<CryptoKey> =>
  crypto.subtle.importKey(
    'raw',
    Uint8Array.from(atob(base64), (char) => char.charCodeAt(0)),
    'AES-GCM',
    false,
    ['encrypt', 'decrypt'],
  )

/** Opens the store of this computer. Nothing when the key is refused, or the browser keeps nothing (private window). */
export const openLocalCopy = async (keyAddress: string): Promise<LocalCopy> => {
  try {
    const response = await fetch(keyAddress, { headers: { accept: 'application/json' }, redirect: 'manual' })
    if (!response.ok) return none
    const { key: base64 } = (await response.json()) as { key: string | null }
    if (!base64) return none
    const key = await keyFrom(base64)
    const base = await openStore()
    const store = (mode: IDBTransactionMode): IDBObjectStore => base.transaction('notes', mode).objectStore('notes')
    // a ciphertext is bound to the page that it belongs to
    const bound = (id: string) => new TextEncoder().encode(id)
    return {
      available: true,
      put: async (id, { text, revision, at }) => {
        const iv = crypto.getRandomValues(new Uint8Array(12))
        const data = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: bound(id) }, key, new TextEncoder().encode(text))
        await asPromise(store('readwrite').put({ id, revision, at, iv, data } satisfies Row))
      },
      get: async (id) => {
        const row = (await asPromise(store('readonly').get(id))) as Row | undefined
        if (!row) return null
        try {
          const text = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: row.iv, additionalData: bound(id) }, key, row.data)
          return { text: new TextDecoder().decode(text), revision: row.revision, at: row.at }
        } catch {
          // under a key that is no longer given, nobody can read it: it only takes place
          await asPromise(store('readwrite').delete(id))
          return null
        }
      },
      remove: async (id) => {
        await asPromise(store('readwrite').delete(id))
      },
    }
  } catch {
    return none
  }
}

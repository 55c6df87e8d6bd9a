/** The encrypted store of the device: ids, hours, salts and ciphertext, nothing else. Shared by the page and by the service worker, which deletes what is over. */
import type { Lock, Sealed } from './envelope.ts'
import { isOver } from './model.ts'

/** One household on this device. `token`: by which the server says whether it may stay. */
export type PackRow = { id: string; lockId: string; token: string; expiresAt: number; wrapped: Sealed; taken: Sealed }
/** One gesture; `id` is also what its ciphertext is bound to. */
export type GestureRow = { pack: string; id: string; sealed: Sealed }

export const DATABASE = 'aparte-visites'
type Name = 'locks' | 'packs' | 'gestures'

const asPromise = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(request.error ?? new Error('IndexedDB')))
  })

const opened = (): Promise<IDBDatabase> => {
  const request = indexedDB.open(DATABASE, 1)
  request.addEventListener('upgradeneeded', () => {
    request.result.createObjectStore('locks', { keyPath: 'id' })
    request.result.createObjectStore('packs', { keyPath: 'id' })
    request.result.createObjectStore('gestures', { keyPath: ['pack', 'id'] })
  })
  return asPromise(request)
}

/** Does all of it or nothing, and waits until it is on the disk. */
const within = async <T>(
  names: Name[],
  mode: IDBTransactionMode,
  body: (store: (name: Name) => IDBObjectStore) => Promise<T>,
): Promise<T> => {
  const base = await opened()
  try {
    const work = base.transaction(names, mode, { durability: 'strict' })
    const done = new Promise<void>((resolve, reject) => {
      work.addEventListener('complete', () => resolve())
      for (const kind of ['error', 'abort'] as const) work.addEventListener(kind, () => reject(work.error ?? new Error('IndexedDB')))
    })
    const [result] = await Promise.all([body((name) => work.objectStore(name)), done])
    return result
  } finally {
    base.close()
  }
}

const ofPack = (id: string): IDBKeyRange => IDBKeyRange.bound([id], [id, []])

export const listPacks = (): Promise<PackRow[]> =>
  within(['packs'], 'readonly', (store) => asPromise(store('packs').getAll() as IDBRequest<PackRow[]>))
export const listLocks = (): Promise<Lock[]> =>
  within(['locks'], 'readonly', (store) => asPromise(store('locks').getAll() as IDBRequest<Lock[]>))
export const listGestures = (pack: string): Promise<GestureRow[]> =>
  within(['gestures'], 'readonly', (store) => asPromise(store('gestures').getAll(ofPack(pack)) as IDBRequest<GestureRow[]>))
export const countGestures = (pack: string): Promise<number> =>
  within(['gestures'], 'readonly', (store) => asPromise(store('gestures').count(ofPack(pack))))

export const putPack = async (lock: Lock, pack: PackRow): Promise<void> => {
  await within(['locks', 'packs'], 'readwrite', (store) =>
    Promise.all([asPromise(store('locks').put(lock)), asPromise(store('packs').put(pack))]),
  )
}
export const putGesture = async (row: GestureRow): Promise<void> => {
  await within(['gestures'], 'readwrite', (store) => asPromise(store('gestures').put(row)))
}
export const removeGestures = async (pack: string, ids: readonly string[]): Promise<void> => {
  await within(['gestures'], 'readwrite', (store) => Promise.all(ids.map((id) => asPromise(store('gestures').delete([pack, id])))))
}

/** Deletes a household from this device: its wrapped key first, so that nothing opens the rest even if we are cut. A lock that no pack needs goes too. */
export const removePack = async (id: string): Promise<void> => {
  await within(['packs', 'gestures', 'locks'], 'readwrite', async (store) => {
    const pack = (await asPromise(store('packs').get(id))) as PackRow | undefined
    await asPromise(store('packs').delete(id))
    await asPromise(store('gestures').delete(ofPack(id)))
    const rest = (await asPromise(store('packs').getAll())) as PackRow[]
    if (pack && !rest.some(({ lockId }) => lockId === pack.lockId)) await asPromise(store('locks').delete(pack.lockId))
  })
}

/** What was deleted: by which token the server knows it, and how many answers went with it. */
export type Wiped = { token: string; unsent: number }

/** What is over on this device’s clock is deleted. @returns what is gone. */
export const removeOver = async (now: number): Promise<Wiped[]> => {
  const over = (await listPacks()).filter(({ expiresAt }) => isOver(expiresAt, now))
  const gone: Wiped[] = []
  for (const { id, token } of over) {
    gone.push({ token, unsent: await countGestures(id) })
    await removePack(id)
  }
  return gone
}

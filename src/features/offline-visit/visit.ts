/** One household opened on the device: what was taken, the gestures of the visit, and how each is kept at once. The key is here, in memory, and nowhere else. */
import { open, seal } from './envelope.ts'
import { standing } from './merge.ts'
import { placeOf } from './model.ts'
import type { Observation, Told } from './model.ts'
import { listGestures, putGesture, removeGestures } from './store.ts'
import type { PackRow } from './store.ts'
import type { Taken } from './taken.ts'

const NOT_ALONG: Pick<Taken, 'grids' | 'appointmentId'> = { grids: [], appointmentId: null }

export class Visit {
  readonly pack: PackRow
  readonly taken: Taken
  readonly #key: CryptoKey
  #gestures: Observation[]
  #watchers = new Set<() => void>()
  /** Last moment at which something was written to the disk; null before the first. */
  keptAt: number | null = null
  /** Something could not be written: the device is full, or refuses. */
  trouble = false

  private constructor(pack: PackRow, key: CryptoKey, taken: Taken, gestures: Observation[]) {
    this.pack = pack
    this.#key = key
    this.taken = taken
    this.#gestures = gestures
  }

  /** @throws OperationError when the key is not of this pack. */
  static async open(pack: PackRow, key: CryptoKey): Promise<Visit> {
    // a copy taken by an older version of the page has neither along
    const taken: Taken = { ...NOT_ALONG, ...(await open<Taken>(key, pack.id, pack.taken)) }
    const rows = await listGestures(pack.id)
    return new Visit(pack, key, taken, await Promise.all(rows.map((row) => open<Observation>(key, row.id, row.sealed))))
  }

  /** What stands now. */
  get standing(): Observation[] {
    return standing(this.#gestures)
  }

  /** What is to be sent: what stands, and that the rest was taken back (never what it said). */
  get toSend(): Observation[] {
    const stands = this.standing
    const places = new Set(stands.map(({ place }) => place))
    return [...stands, ...this.#gestures.filter((one) => one.told === null && !places.has(one.place))]
  }

  told<K extends Told['kind']>(kind: K): (Observation & { told: Extract<Told, { kind: K }> })[] {
    return this.standing.filter((one): one is Observation & { told: Extract<Told, { kind: K }> } => one.told?.kind === kind)
  }

  at(place: string): Told | null {
    return this.standing.find((one) => one.place === place)?.told ?? null
  }

  watch(watcher: () => void): void {
    this.#watchers.add(watcher)
  }

  /** A new place for words, an amount, a sketch, a photograph. */
  newPlace(told: Told): string {
    return placeOf(told, crypto.randomUUID())
  }

  /** Keeps a gesture at once: sealed, then on the disk; then what it stands for leaves the disk, so that a count of rows is a count of answers. */
  async say(told: Told, place = placeOf(told, crypto.randomUUID())): Promise<void> {
    const one = { id: crypto.randomUUID(), place, at: this.#after(place), told }
    await this.#keep(one)
    if (!this.trouble) await this.#forgetBefore(one)
  }

  /** Takes something back; what it said leaves the disk as well. */
  async takeBack(place: string): Promise<void> {
    const one = { id: crypto.randomUUID(), place, at: this.#after(place), told: null }
    await this.#keep(one)
    await this.#forgetBefore(one)
  }

  /** Now, and after all that was said in that place: a clock set back does not bring back what was said before. */
  #after(place: string): number {
    return Math.max(Date.now(), ...this.#gestures.filter((one) => one.place === place).map(({ at }) => at + 1))
  }

  async #forgetBefore(last: Observation): Promise<void> {
    const old = this.#gestures.filter((one) => one.place === last.place && one.at < last.at).map(({ id }) => id)
    if (old.length === 0) return
    this.#gestures = this.#gestures.filter(({ id }) => !old.includes(id))
    await removeGestures(this.pack.id, old)
  }

  async #keep(one: Observation): Promise<void> {
    this.#gestures = [...this.#gestures, one]
    try {
      await putGesture({ pack: this.pack.id, id: one.id, sealed: await seal(this.#key, one.id, one) })
      this.keptAt = Date.now()
      this.trouble = false
    } catch {
      this.trouble = true
    }
    for (const watcher of this.#watchers) watcher()
  }
}

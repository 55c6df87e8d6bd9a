import type { LocalCopy } from './local-copy.ts'

/** Why it could not be kept by the server. */
export type Trouble =
  /** No answer: the network (`offline`) or the server is away. */
  | { kind: 'away'; offline: boolean; kept: boolean }
  /** The curtain is down or the session has ended: what is written goes on after login. */
  | { kind: 'locked'; kept: boolean }
  /** Somebody else is logged in now, or the page is no longer ours. */
  | { kind: 'closed' }
  | { kind: 'refused'; message: string }

/** Milliseconds: how long a pause is before it is kept, and how long at most without keeping while somebody writes. */
export type Pace = { pause: number; atLatest: number }

export type AutosaveOptions<Snapshot> = {
  id: string
  url: string
  /** The page as it is to be kept. */
  read: () => Snapshot
  same: (a: Snapshot, b: Snapshot) => boolean
  /** What is sent. */
  body: (now: Snapshot) => URLSearchParams
  /** What this computer keeps, encrypted, while the server does not have it; `revision` is the one that was read. */
  note: (now: Snapshot) => { text: string; revision: number }
  local: Promise<LocalCopy>
  /** It was kept by the server at this moment, which answered this. */
  onKept: (at: Date, answer: unknown) => void
  /** The server kept another text since (409), and wrote nothing: nothing is sent before `settle`. */
  onDiffers?: (answer: unknown) => void
  onTrouble: (trouble: Trouble) => void
  /** Milliseconds now: the computer's clock. */
  now: () => number
  /** Asked at each change; the usual one without it. */
  pace?: () => Pace
}

export const USUAL_PACE: Pace = { pause: 1_000, atLatest: 5_000 }
const retries = [2_000, 4_000, 8_000, 15_000]
/** Browsers refuse longer bodies to a page that is being left. */
const longestFarewell = 60_000

/** Keeps the page at each pause, and not too late while somebody writes; when it cannot, keeps it here and tries again. */
export class Autosave<Snapshot> {
  readonly #options: AutosaveOptions<Snapshot>
  #kept: Snapshot
  #timer: ReturnType<typeof setTimeout> | undefined
  #firstChange = 0
  #failures = 0
  /** Answers « not yours » in a row. */
  #refusals = 0
  #running: Promise<boolean> | null = null
  /** Waiting for somebody's choice between two versions: nothing is sent. */
  #held = false

  constructor(options: AutosaveOptions<Snapshot>) {
    this.#options = options
    this.#kept = options.read()
  }

  get dirty(): boolean {
    return !this.#options.same(this.#options.read(), this.#kept)
  }

  /** Something was typed or ticked. */
  changed(): void {
    const now = this.#options.now()
    const { pause, atLatest } = this.#options.pace?.() ?? USUAL_PACE
    if (this.#firstChange === 0) this.#firstChange = now
    this.#schedule(Math.max(0, Math.min(pause, this.#firstChange + atLatest - now)))
  }

  /** Between two versions, one was chosen: what is on the page now follows the server's. */
  settle(): void {
    this.#held = false
    void this.save()
  }

  /** Keeps now. True when the server has everything that is on the page. */
  async save(): Promise<boolean> {
    if (this.#running) await this.#running
    if (!this.dirty) return true
    if (this.#held) {
      await this.keepHere()
      return false
    }
    this.#running = this.#send().finally(() => {
      this.#running = null
    })
    return this.#running
  }

  /** The page is being left: the last words go without waiting for an answer. */
  farewell(): void {
    if (!this.dirty || this.#held) return
    const body = this.#options.body(this.#options.read())
    if (body.toString().length < longestFarewell)
      fetch(this.#options.url, { method: 'POST', body, keepalive: true, redirect: 'manual' }).catch(() => undefined)
  }

  /** Keeps on this computer what the server does not have. False where nothing can be kept here. */
  async keepHere(now: Snapshot = this.#options.read()): Promise<boolean> {
    const local = await this.#options.local
    try {
      await local.put(this.#options.id, { ...this.#options.note(now), at: this.#options.now() })
      return local.available
    } catch {
      return false
    }
  }

  #schedule(wait: number): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.save(), wait)
  }

  async #send(): Promise<boolean> {
    const now = this.#options.read()
    this.#firstChange = 0
    clearTimeout(this.#timer)
    const here = this.keepHere(now)
    let response: Response
    try {
      response = await fetch(this.#options.url, {
        method: 'POST',
        body: this.#options.body(now),
        redirect: 'manual',
        headers: { accept: 'application/json' },
      })
    } catch {
      return this.#failed({ kind: 'away', offline: !navigator.onLine, kept: await here })
    }
    const kept = await here
    if (response.type === 'opaqueredirect') return this.#failed({ kind: 'locked', kept })
    if (response.ok) return this.#arrived(now, await response.json())
    if (response.status === 409 && this.#options.onDiffers) {
      this.#held = true
      this.#options.onDiffers(await response.json())
      return false
    }
    if (response.status === 422) {
      const { errors } = (await response.json().catch(() => ({}))) as { errors?: Record<string, string> }
      this.#options.onTrouble({ kind: 'refused', message: Object.values(errors ?? {})[0] ?? 'Ce texte n’a pas pu être gardé.' })
      return false
    }
    if (response.status === 403 || response.status === 404) {
      // a session renewed while this was on its way answers so too (the curtain was lifted): believed the second time only
      this.#refusals += 1
      if (this.#refusals < 2) this.#schedule(USUAL_PACE.pause)
      else this.#options.onTrouble({ kind: 'closed' })
      return false
    }
    return this.#failed({ kind: 'away', offline: false, kept })
  }

  #failed(trouble: Trouble): false {
    this.#options.onTrouble(trouble)
    this.#schedule(retries[Math.min(this.#failures, retries.length - 1)] ?? USUAL_PACE.pause)
    this.#failures += 1
    return false
  }

  async #arrived(sent: Snapshot, answer: unknown): Promise<boolean> {
    this.#failures = 0
    this.#refusals = 0
    this.#kept = sent
    this.#options.onKept(new Date((answer as { at: string }).at), answer)
    if (this.dirty) {
      this.changed()
      return false
    }
    // what the server holds needs no second copy here
    const local = await this.#options.local
    await local.remove(this.#options.id).catch(() => undefined)
    return true
  }
}

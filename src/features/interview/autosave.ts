import type { LocalCopy } from './local-copy.ts'

/** The page as it is to be kept: its text, and the steps of the margin that are ticked. */
export type Snapshot = { text: string; shown: readonly string[]; done: readonly string[] }

export type Trouble =
  /** No answer: the network (`offline`) or the server is away. */
  | { kind: 'away'; offline: boolean; kept: boolean }
  /** The curtain is down or the session has ended: what is written goes on after login. */
  | { kind: 'locked'; kept: boolean }
  /** Another tab kept another text since. */
  | { kind: 'conflict'; theirs: string; at: Date }
  | { kind: 'tidied' }
  /** Somebody else is logged in now, or the page is no longer ours. */
  | { kind: 'closed' }
  | { kind: 'refused'; message: string }

export type AutosaveOptions = {
  id: string
  url: string
  revision: number
  read: () => Snapshot
  local: Promise<LocalCopy>
  /** It was kept by the server at this moment. */
  onKept: (at: Date, revision: number) => void
  onTrouble: (trouble: Trouble) => void
  /** Milliseconds now: the computer's clock. */
  now: () => number
}

const pause = 1_000
const atLatest = 5_000
const retries = [2_000, 4_000, 8_000, 15_000]
/** Browsers refuse longer bodies to a page that is being left. */
const longestFarewell = 60_000

const sameTicks = (a: Snapshot, b: Snapshot): boolean => a.done.join() === b.done.join()

/** Keeps the page at each pause, at latest every five seconds while writing; when it cannot, keeps it here and tries again. */
export class Autosave {
  readonly #options: AutosaveOptions
  #revision: number
  #kept: Snapshot
  #timer: ReturnType<typeof setTimeout> | undefined
  #firstChange = 0
  #failures = 0
  /** Answers « not yours » in a row. */
  #refusals = 0
  #running: Promise<boolean> | null = null
  /** Waiting for somebody's choice between two versions: nothing is sent. */
  #held = false

  constructor(options: AutosaveOptions) {
    this.#options = options
    this.#revision = options.revision
    this.#kept = options.read()
  }

  get dirty(): boolean {
    const now = this.#options.read()
    return now.text !== this.#kept.text || !sameTicks(now, this.#kept)
  }

  /** Something was typed or ticked. */
  changed(): void {
    const now = this.#options.now()
    if (this.#firstChange === 0) this.#firstChange = now
    this.#schedule(Math.max(0, Math.min(pause, this.#firstChange + atLatest - now)))
  }

  /** Between two versions, one was chosen: what is on the page now follows the server's revision. */
  settle(): void {
    this.#held = false
    void this.save()
  }

  /** Keeps now. True when the server has everything that is on the page. */
  async save(): Promise<boolean> {
    if (this.#running) await this.#running
    if (!this.dirty) return true
    if (this.#held) {
      await this.#keepHere(this.#options.read())
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
    const body = this.#body(this.#options.read())
    if (body.toString().length < longestFarewell)
      fetch(this.#options.url, { method: 'POST', body, keepalive: true, redirect: 'manual' }).catch(() => undefined)
  }

  #schedule(wait: number): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.save(), wait)
  }

  #body(now: Snapshot): URLSearchParams {
    const body = new URLSearchParams({ text: now.text, revision: String(this.#revision) })
    for (const id of now.shown) body.append('shown[]', id)
    for (const id of now.done) body.append('done[]', id)
    return body
  }

  async #keepHere(now: Snapshot): Promise<boolean> {
    const local = await this.#options.local
    try {
      await local.put(this.#options.id, { text: now.text, revision: this.#revision, at: this.#options.now() })
      return local.available
    } catch {
      return false
    }
  }

  async #send(): Promise<boolean> {
    const now = this.#options.read()
    this.#firstChange = 0
    clearTimeout(this.#timer)
    const here = this.#keepHere(now)
    let response: Response
    try {
      response = await fetch(this.#options.url, {
        method: 'POST',
        body: this.#body(now),
        redirect: 'manual',
        headers: { accept: 'application/json' },
      })
    } catch {
      return this.#failed({ kind: 'away', offline: !navigator.onLine, kept: await here })
    }
    const kept = await here
    if (response.type === 'opaqueredirect') return this.#failed({ kind: 'locked', kept })
    if (response.ok) return this.#arrived(now, (await response.json()) as { revision: number; at: string })
    if (response.status === 409) return this.#differs(await response.json())
    if (response.status === 422) {
      const { errors } = (await response.json().catch(() => ({}))) as { errors?: Record<string, string> }
      this.#options.onTrouble({ kind: 'refused', message: Object.values(errors ?? {})[0] ?? 'Ce texte n’a pas pu être gardé.' })
      return false
    }
    if (response.status === 403 || response.status === 404) {
      // a session renewed while this was on its way answers so too (the curtain was lifted): believed the second time only
      this.#refusals += 1
      if (this.#refusals < 2) this.#schedule(pause)
      else this.#options.onTrouble({ kind: 'closed' })
      return false
    }
    return this.#failed({ kind: 'away', offline: false, kept })
  }

  #failed(trouble: Trouble): false {
    this.#options.onTrouble(trouble)
    this.#schedule(retries[Math.min(this.#failures, retries.length - 1)] ?? pause)
    this.#failures += 1
    return false
  }

  async #arrived(sent: Snapshot, { revision, at }: { revision: number; at: string }): Promise<boolean> {
    this.#failures = 0
    this.#refusals = 0
    this.#revision = revision
    this.#kept = sent
    this.#options.onKept(new Date(at), revision)
    if (this.dirty) {
      this.changed()
      return false
    }
    // what the server holds needs no second copy here
    const local = await this.#options.local
    await local.remove(this.#options.id).catch(() => undefined)
    return true
  }

  #differs({ theirs, revision, at, tidied }: { theirs: string; revision: number; at: string; tidied: boolean }): false {
    this.#held = true
    this.#revision = revision
    this.#options.onTrouble(tidied ? { kind: 'tidied' } : { kind: 'conflict', theirs, at: new Date(at) })
    return false
  }
}

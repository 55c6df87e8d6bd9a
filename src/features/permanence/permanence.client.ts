import { say } from '#ui/client/dom.ts'

/**
 * The queue of a permanence follows what others write: twice a minute the page is asked again, and its living parts (`data-vif`) replaced. The sheet of who
 * comes in is never touched. What is under the pointer, the focus or the chosen line stays as it is: a line that moves away under a finger calls the wrong person.
 * The page is asked only while somebody is there: looking by itself must not keep a session open on an empty desk.
 */
const EVERY_MS = 30_000
/** How long the strip that says a new number stays. */
const SHOWN_MS = 10_000
/** At most half of the time after which the curtain falls. */
const present = Math.min(300, Number(document.documentElement.dataset['idleSeconds'] ?? 600) / 2) * 1000

let gesture = Date.now()
let asked = Date.now()
let isAsking = false
let told: { clear: () => void } | undefined
let last = ''

const parts = (root: ParentNode) =>
  new Map([...root.querySelectorAll<HTMLElement>('[data-vif]')].map((part) => [part.dataset['vif'], part]))
const numberOf = (part: HTMLElement | undefined): number => Number(part?.dataset['nombre'] ?? 0)
const isHeld = (part: HTMLElement): boolean =>
  part.contains(document.activeElement) || part.matches(':hover') || part.querySelector('.choisi, [aria-busy]') !== null

/** What changed, in one sentence and without a name; empty when nothing did. */
const sentence = (now: ReadonlyMap<string | undefined, HTMLElement>, next: ReadonlyMap<string | undefined, HTMLElement>): string => {
  if (numberOf(next.get('danger')) > numberOf(now.get('danger'))) return 'Une personne est à recevoir tout de suite.'
  const [before, after] = [numberOf(now.get('file')), numberOf(next.get('file'))]
  if (before === after) return ''
  return after === 0 ? 'Plus personne n’attend.' : after === 1 ? 'Une personne attend.' : `${after} personnes attendent.`
}

const replace = (next: ReadonlyMap<string | undefined, HTMLElement>, forced: boolean): void => {
  const now = parts(document)
  const changed = sentence(now, next)
  let left = false
  for (const [name, part] of now) {
    const other = next.get(name)
    if (!other || other.innerHTML === part.innerHTML) continue
    if (!forced && isHeld(part)) left = true
    else part.replaceWith(document.importNode(other, true))
  }
  // what could not be shown yet is said once, not at each turn
  if (changed === '' || (left && changed === last)) return
  last = changed
  told?.clear()
  if (left) told = say(changed, { label: 'Mettre à jour', run: () => replace(next, true) })
  else {
    const strip = say(changed)
    told = strip
    setTimeout(strip.clear, SHOWN_MS)
  }
}

/** The page as it is now. The browser parses it without running anything of it, which `require-trusted-types-for` leaves to no other way; null when the line is down. */
const pageNow = (): Promise<Document | null> =>
  new Promise((resolve) => {
    const asking = new XMLHttpRequest()
    asking.open('GET', location.pathname)
    asking.responseType = 'document'
    asking.timeout = EVERY_MS
    asking.addEventListener('loadend', () => resolve(asking.status === 200 ? asking.responseXML : null))
    asking.send()
  })

const ask = async (): Promise<void> => {
  if (isAsking || document.hidden || document.querySelector('form[data-envoi]') || Date.now() - gesture > present) return
  isAsking = true
  asked = Date.now()
  const page = await pageNow()
  isAsking = false
  // nothing came: the page still says when it was read, and « Mettre à jour » tells what is wrong
  if (page && !document.querySelector('form[data-envoi]')) replace(parts(page), false)
}

for (const type of ['pointerdown', 'pointermove', 'keydown', 'input'])
  document.addEventListener(
    type,
    () => {
      gesture = Date.now()
      if (gesture - asked > EVERY_MS) void ask()
    },
    { passive: true, capture: true },
  )
document.addEventListener('visibilitychange', () => void ask())
setInterval(() => void ask(), EVERY_MS)

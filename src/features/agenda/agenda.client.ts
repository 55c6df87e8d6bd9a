import { make, say } from '#ui/client/dom.ts'

/**
 * Where there is a mouse: an appointment is dragged onto a free time, and its own form of move is sent for the half hour under the pointer.
 * Keys and buttons do the same on its page; without this script nothing can be dragged.
 */
let dragged: HTMLElement | null = null
let strip: { clear: () => void } | undefined

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))
const timeOf = (minutes: number): string => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

/** The free time under the pointer, and the half hour of it that the pointer shows. */
const under = (event: DragEvent): { free: HTMLElement; time: string } | null => {
  const free = event.target instanceof Element ? event.target.closest('li')?.querySelector<HTMLElement>('[data-libre]') : null
  const line = free?.closest('li')
  if (!free || !line || !dragged) return null
  const [from, to] = [minutesOf(free.dataset['de'] ?? ''), minutesOf(free.dataset['a'] ?? '')]
  const { top, height } = (line.childElementCount > 1 ? free : line).getBoundingClientRect()
  const halves = Math.max(1, Math.floor((to - from) / 30))
  const at = Math.min(halves - 1, Math.max(0, Math.floor(((event.clientY - top) / height) * halves)))
  return { free, time: timeOf(from + at * 30) }
}

const end = () => {
  dragged = null
  strip?.clear()
  strip = undefined
}

for (const one of document.querySelectorAll<HTMLElement>('[data-rdv]')) one.draggable = true
document.addEventListener('dragstart', (event) => {
  dragged = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-rdv]') : null
})
document.addEventListener('dragend', end)
let told = ''
document.addEventListener('dragover', (event) => {
  const place = under(event)
  if (!place) return
  event.preventDefault()
  const words = `${place.free.dataset['libre']} à ${place.time.replace(':', '\u00A0h\u00A0')}`
  if (words !== told || !strip) strip = say(words)
  told = words
})
document.addEventListener('drop', (event) => {
  const place = under(event)
  const action = dragged?.dataset['rdv']
  if (!place || !action) return
  event.preventDefault()
  const fields = { intent: 'deplacer', slot: '', date: place.free.dataset['jour'] ?? '', time: place.time, moveBy: 'service' }
  const form = make(
    'form',
    { method: 'post', action, hidden: '' },
    ...Object.entries(fields).map(([name, value]) => make('input', { type: 'hidden', name, value })),
  )
  document.body.append(form)
  end()
  form.submit()
})

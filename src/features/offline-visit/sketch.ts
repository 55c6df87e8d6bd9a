/** A sketch of the rooms by finger: strokes, kept as numbers. What cannot be drawn is noted in words beside it. */
import { make } from '#ui/client/dom.ts'
import type { Strokes } from './model.ts'
import { atEachPause } from './screen-words.ts'
import type { Visit } from './visit.ts'

const WIDE = 1000
const HIGH = 750

export const sketchOf = (visit: Visit): HTMLElement => {
  const first = visit.told('sketch')[0]
  let place = first?.place ?? null
  let strokes: number[][] = (first?.told.strokes ?? []).map((stroke) => [...stroke])
  const canvas = make('canvas', {
    width: String(WIDE),
    height: String(HIGH),
    class: 'croquis',
    role: 'img',
    'aria-label': 'Feuille de croquis, à dessiner au doigt',
  })
  const title = make('input', { type: 'text', id: 'croquis-titre', maxlength: '100', autocomplete: 'off', value: first?.told.title ?? '' })
  const draw = (): void => {
    const pen = canvas.getContext('2d')
    if (!pen) return
    pen.clearRect(0, 0, WIDE, HIGH)
    pen.lineWidth = 5
    pen.lineCap = 'round'
    for (const stroke of strokes) {
      pen.beginPath()
      for (let at = 0; at < stroke.length; at += 2) pen.lineTo(((stroke[at] ?? 0) * WIDE) / 1000, ((stroke[at + 1] ?? 0) * HIGH) / 1000)
      pen.stroke()
    }
  }
  const keep = async (): Promise<void> => {
    const told = { kind: 'sketch' as const, title: title.value, strokes: strokes as Strokes }
    if (strokes.length === 0) {
      if (place !== null) await visit.takeBack(place)
      return
    }
    place ??= visit.newPlace(told)
    await visit.say(told, place)
  }
  const pointOf = ({ clientX, clientY }: PointerEvent): [number, number] => {
    const box = canvas.getBoundingClientRect()
    const within = (n: number): number => Math.round(Math.min(Math.max(n, 0), 1) * 1000)
    return [within((clientX - box.left) / box.width), within((clientY - box.top) / box.height)]
  }
  let stroke: number[] | null = null
  canvas.addEventListener('pointerdown', (event) => {
    canvas.setPointerCapture(event.pointerId)
    stroke = [...pointOf(event)]
    strokes = [...strokes, stroke]
  })
  canvas.addEventListener('pointermove', (event) => {
    if (!stroke) return
    const [x, y] = pointOf(event)
    // a point each few millimetres is enough
    if (Math.hypot(x - (stroke.at(-2) ?? 0), y - (stroke.at(-1) ?? 0)) < 4) return
    stroke.push(x, y)
    draw()
  })
  for (const end of ['pointerup', 'pointercancel'] as const)
    canvas.addEventListener(end, () => {
      if (!stroke) return
      stroke = null
      draw()
      void keep()
    })
  const back = make('button', { type: 'button', class: 'b gros' }, 'Effacer le dernier trait')
  back.addEventListener('click', () => {
    strokes = strokes.slice(0, -1)
    draw()
    void keep()
  })
  atEachPause(title, () => void keep())
  draw()
  return make(
    'div',
    {},
    canvas,
    make('div', { class: 'champ haut-1' }, make('label', { for: 'croquis-titre' }, 'Ce que c’est'), title),
    make('div', { class: 'actions haut-1' }, back),
  )
}

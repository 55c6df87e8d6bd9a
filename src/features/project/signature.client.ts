/**
 * Signing in a frame on the screen: strokes of a finger, a pen or a mouse, kept as whole points in the form and drawn as the server draws them again. Without this
 * script the frame does not show, and the agreement is given on paper or aloud.
 */
const most = { strokes: 200, numbers: 20_000 }

const watch = (block: HTMLElement): void => {
  const [width = 600, height = 200] = (block.dataset['frame'] ?? '').split(' ').map(Number)
  const frame = block.querySelector('svg.signature-cadre')
  const path = frame?.querySelector('path')
  const kept = block.querySelector<HTMLInputElement>('input[name="strokes"]')
  const radio = block.querySelector<HTMLInputElement>('input[name="how"]')
  if (!(frame instanceof SVGSVGElement) || !path || !kept || !radio) return
  let strokes: number[][] = []
  try {
    strokes = kept.value === '' ? [] : (JSON.parse(kept.value) as number[][])
  } catch {
    kept.value = ''
  }
  let drawing: number | null = null

  const within = (n: number, end: number): number => Math.min(Math.max(Math.round(n), 0), end)
  const pointOf = (event: PointerEvent): [number, number] => {
    const box = frame.getBoundingClientRect()
    return [
      within(((event.clientX - box.left) / box.width) * width, width),
      within(((event.clientY - box.top) / box.height) * height, height),
    ]
  }
  const full = (): boolean => strokes.length > most.strokes || strokes.reduce((sum, stroke) => sum + stroke.length, 0) + 2 > most.numbers
  const show = (): void => {
    const d = strokes
      .map((stroke) => {
        const points = stroke.flatMap((x, at) => (at % 2 === 0 ? [`${x} ${stroke[at + 1] ?? 0}`] : []))
        return points.length === 1 ? `M${points.join('')}l0 1` : `M${points.join('L')}`
      })
      .join('')
    path.setAttribute('d', d)
    kept.value = strokes.length === 0 ? '' : JSON.stringify(strokes)
  }

  frame.addEventListener('pointerdown', (event) => {
    if (drawing !== null || strokes.length >= most.strokes || full()) return
    event.preventDefault()
    drawing = event.pointerId
    frame.setPointerCapture(event.pointerId)
    strokes.push(pointOf(event))
    radio.checked = true
    show()
  })
  frame.addEventListener('pointermove', (event) => {
    const stroke = strokes.at(-1)
    if (event.pointerId !== drawing || !stroke || full()) return
    const [x, y] = pointOf(event)
    // a point nearer than that changes nothing to the eye
    if (Math.hypot(x - (stroke.at(-2) ?? 0), y - (stroke.at(-1) ?? 0)) < 3) return
    stroke.push(x, y)
    show()
  })
  const lift = (event: PointerEvent): void => {
    if (event.pointerId === drawing) drawing = null
  }
  frame.addEventListener('pointerup', lift)
  frame.addEventListener('pointercancel', lift)
  block.querySelector('[data-effacer]')?.addEventListener('click', () => {
    strokes = []
    show()
  })
  block.hidden = false
}

for (const block of document.querySelectorAll<HTMLElement>('[data-signature]')) watch(block)

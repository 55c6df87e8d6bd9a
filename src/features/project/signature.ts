import type { Strokes } from './model.ts'

/** A signature drawn on the screen: strokes as whole points, never an image from outside. What it proves, and what not, is said in docs/guide/projet.md. */
export const signatureFrame = { width: 600, height: 200 } as const
const most = { strokes: 200, numbers: 20_000 }

/** What a form sent, as strokes; empty when nothing was drawn; null for what no pen of ours draws. */
export const readStrokes = (typed: string): Strokes | null => {
  if (typed.trim() === '') return []
  let read: unknown
  try {
    read = JSON.parse(typed)
  } catch {
    return null
  }
  if (!Array.isArray(read) || read.length > most.strokes) return null
  const strokes: Strokes = []
  let numbers = 0
  for (const stroke of read as unknown[]) {
    if (!Array.isArray(stroke) || stroke.length < 2 || stroke.length % 2 !== 0) return null
    numbers += stroke.length
    const inside = (stroke as unknown[]).every(
      (n, at) =>
        typeof n === 'number' && Number.isInteger(n) && n >= 0 && n <= (at % 2 === 0 ? signatureFrame.width : signatureFrame.height),
    )
    if (!inside || numbers > most.numbers) return null
    strokes.push(stroke as number[])
  }
  return strokes
}

/** The strokes as the path of an SVG of `signatureFrame`; a point alone is a dot. */
export const pathOf = (strokes: Strokes): string =>
  strokes
    .map((stroke) => {
      const points: string[] = []
      for (let at = 0; at < stroke.length; at += 2) points.push(`${stroke[at] ?? 0} ${stroke[at + 1] ?? 0}`)
      return points.length === 1 ? `M${points[0]}l0 1` : `M${points.join('L')}`
    })
    .join('')

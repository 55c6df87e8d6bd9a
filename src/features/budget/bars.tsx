import { writeDate } from '#core/french.ts'
import { StackedBar } from '#ui/graphics.tsx'
import type { Segment } from '#ui/graphics.tsx'
import { betweenWhole, figureWhole } from './words.ts'
import type { PageData as Data } from './page.server.ts'

/** A bar on the narrowest screen where it is one line, and what a letter of it takes, in pixels. */
const NARROW = 740
const LETTER = 6.5
const PADDING = 13

/** A segment too narrow for its words keeps its length; its figure stands in the table. Never half a word. */
const readable = (segments: readonly Segment[], max: number): Segment[] =>
  segments.map((one) => {
    const room = (one.value / max) * NARROW - PADDING
    const fits = (words: unknown): boolean => typeof words !== 'string' || words.length * LETTER <= room
    if (!fits(one.text)) return { ...one, label: '', text: '' }
    return fits(one.label) ? one : { ...one, label: firstWords(String(one.label), Math.floor(room / LETTER)) }
  })
/** The names that fit, of names with commas between them. */
const firstWords = (label: string, letters: number): string => {
  const names = label.replace(/…$/, '').split(', ')
  while (names.length > 0 && names.join(', ').length + 1 > letters) names.pop()
  return names.length === 0 ? '' : `${names.join(', ')}…`
}

/** What comes in, what goes out, and what would come in: three bars of one scale; the table « Poste par poste » holds their figures. */
export const Bars = ({ data: { view, printed } }: { data: Data }) => {
  const sum = (segments: readonly { value: number }[]): number => segments.reduce((all, { value }) => all + value, 0)
  const { income, out, opened } = view.bars
  const max = Math.max(sum(income), sum(out), sum(opened), 1)
  const hasOpenings = view.toOpen.length > 0
  const isRange = view.toOpen.some(({ low, high }) => low !== high)
  return (
    <figure className="budget-graph" aria-labelledby="h-barres">
      <figcaption id="h-barres" className="vh">
        Ressources : {figureWhole(view.income)}. Dépenses : {figureWhole(view.out)}.
        {hasOpenings && ` Si les droits s’ouvrent : ressources ${betweenWhole(view.opened.least, view.opened.most)}.`} Les barres ont la
        même échelle.
      </figcaption>
      <StackedBar title="Ce qui entre" note="chaque mois" total={figureWhole(view.income)} segments={readable(income, max)} max={max} />
      <StackedBar title="Ce qui sort" note="charges et crédits" total={figureWhole(view.out)} segments={readable(out, max)} max={max} />
      {hasOpenings && (
        <StackedBar
          title="Si les droits s’ouvrent"
          note={`estimation du ${writeDate(printed.today, printed.today)}`}
          total={
            <>
              {figureWhole(view.opened.most)}
              {isRange && <small className="bloc-petit">au plus</small>}
            </>
          }
          segments={readable(opened, max)}
          max={max}
        />
      )}
    </figure>
  )
}

import { writeDate } from '#core/french.ts'
import { StackedBar } from '#ui/graphics.tsx'
import type { Segment } from '#ui/graphics.tsx'
import { betweenWhole, figureWhole } from './words.ts'
import type { PageData as Data } from './page.server.ts'

/** A segment too narrow for its words keeps its length; its figure stands in the table. */
const readable = (segments: readonly Segment[], max: number): Segment[] =>
  segments.map((one) => (one.value / max < 0.06 ? { ...one, label: '', text: '' } : one))

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

/** Fills the table of rights and the comparison again, in the browser: the lines are there already, only cells change and lines move. */
import type { Comparison } from './comparison.ts'
import type { Bar, RightsTable, Row } from './model.ts'
import { cellWords, gapWords, noSum, restWords, scaleMarks, sumsWords } from './words.ts'

const svg = 'http://www.w3.org/2000/svg'
const percent = (part: number, whole: number): string => `${Math.round((Math.min(Math.max(part, 0), whole) / whole) * 10_000) / 100}%`

const shape = (name: 'line' | 'rect', attributes: Readonly<Record<string, string>>): SVGElement => {
  const made = document.createElementNS(svg, name)
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value)
  return made
}

/** The scale, as `Scale` of `ui/graphics.tsx` draws it. */
const scale = (bar: Bar, max: number): SVGElement => {
  const drawn = document.createElementNS(svg, 'svg')
  drawn.setAttribute('class', 'echelle')
  drawn.setAttribute('aria-hidden', 'true')
  for (const mark of [25, 50, 75, 100]) drawn.append(shape('line', { x1: `${mark}%`, x2: `${mark}%`, y1: '0', y2: '14' }))
  drawn.append(
    bar.kind === 'amount'
      ? shape('rect', { x: '0', y: '1', height: '12', width: percent(bar.cents, max) })
      : shape('rect', {
          class: 'plage',
          x: percent(bar.from, max),
          y: '2',
          height: '10',
          width: percent(Math.max(bar.to - bar.from, max * 0.02), max),
        }),
    shape('line', { class: 'origine', x1: '0', x2: '0', y1: '0', y2: '14' }),
  )
  return drawn
}

/** Writes a text only where it is another one: what does not change is not announced again. */
export const write = (element: Element | null | undefined, text: string): void => {
  if (element && element.textContent !== text) element.textContent = text
}

const showRow = (table: HTMLTableElement, row: Row, max: number): void => {
  const line = table.querySelector<HTMLTableRowElement>(`[data-droit="${CSS.escape(row.key)}"]`)
  if (!line) return
  const group = table.querySelector<HTMLTableSectionElement>(`[data-groupe="${row.group}"]`)
  if (group && line.parentElement !== group) group.append(line)
  write(line.querySelector('[data-petit]'), row.small)
  write(line.querySelector('[data-montant]'), row.amount)
  write(line.querySelector('[data-note]'), row.note ?? '')
  line.querySelector('[data-montant]')?.classList.toggle('fort', row.group === 'toVerify' || row.group === 'toRequest')
  line.cells[1]?.classList.toggle('doux', row.group === 'closed')
  const cell = line.querySelector('[data-echelle]')
  if (row.bar) cell?.replaceChildren(scale(row.bar, max))
  else cell?.replaceChildren(row.aside ?? '')
}

/** Puts every line in its group with its amount; the scale keeps its end, so that what moved can be seen. */
export const showTable = ({ rows, far, max, sums }: RightsTable): void => {
  const table = document.querySelector<HTMLTableElement>('.droits-tab')
  if (!table) return
  const end = Math.max(Number(table.dataset['droitsMax']), max)
  if (end !== Number(table.dataset['droitsMax'])) {
    table.dataset['droitsMax'] = String(end)
    for (const [index, mark] of [...table.querySelectorAll('[data-axe] > span')].entries()) write(mark, scaleMarks(end)[index] ?? '')
  }
  for (const row of [...rows, ...far]) showRow(table, row, end)
  for (const group of table.querySelectorAll<HTMLTableSectionElement>('[data-groupe]'))
    group.hidden = group.querySelector('[data-droit]') === null
  write(document.querySelector('[data-somme]'), sumsWords(sums))
}

/** Cells of the comparison; lines without anything are hidden, and come when there is something. */
export const showComparison = ({ lines, totals, gaps, rests }: Comparison): void => {
  const cellsOf = (key: string): NodeListOf<HTMLTableCellElement> | [] =>
    document.querySelectorAll<HTMLTableCellElement>(`[data-ligne="${CSS.escape(key)}"] td`)
  for (const line of lines) {
    const row = document.querySelector<HTMLTableRowElement>(`[data-ligne="${CSS.escape(line.key)}"]`)
    if (row) row.hidden = line.empty
    for (const [index, cell] of [...cellsOf(line.key)].entries()) write(cell, cellWords(line.cells[index] ?? null))
  }
  for (const [index, cell] of [...cellsOf('total')].entries()) {
    const total = totals[index]
    write(cell, !total || total.cell === null ? noSum(total?.why ?? '') : cellWords(total.cell))
  }
  for (const [index, cell] of [...cellsOf('ecart')].entries()) {
    if (index === 0) continue
    const { text, look } = gapWords(gaps[index] ?? null)
    cell.className = `num ${look}`
    write(cell.querySelector('b'), text)
  }
  for (const [index, cell] of [...cellsOf('reste')].entries()) {
    const rest = rests[index]
    if (rest) write(cell, restWords(rest))
  }
}

import { Fragment } from 'react'
import type { JSX } from 'react'
import { Table } from '#ui/table.tsx'
import { readFamily } from './genogram-family.ts'
import type { GenogramHelper, GenogramLink, GenogramPerson } from './genogram-family.ts'
import { layoutOf } from './genogram-layout.ts'
import type { Layout, Node, Trace } from './genogram-layout.ts'
import { cutPath, linePath, roundedPath, slashesPath, teethPath } from './genogram-strokes.ts'
import { genogramRows, genogramSentence } from './genogram-words.ts'

export type { GenogramHelper, GenogramLink, GenogramPerson } from './genogram-family.ts'

type Props = { people: readonly GenogramPerson[]; links: readonly GenogramLink[]; helpers: readonly GenogramHelper[] }

// Tokens of the design system, as values: an SVG that must hold without a style attribute.
const ink = '#211C17'
const ink2 = '#473F35'
const leaf = '#FFFDF9'
const teal = '#0B4A56'
const danger = '#951A10'
const font = "'Atkinson Hyperlegible Next Variable','Atkinson Hyperlegible Next',Verdana,sans-serif"

/**
 * Genogram and ecomap of a household, drawn by the server; it reads the same without colour, and its whole content is in its
 * description. `idPrefix` keeps its ids apart from those of another drawing on the page. `wide`: for a page of its own.
 */
export function Genogram({
  people,
  links,
  helpers,
  idPrefix,
  wide = false,
}: Props & { idPrefix: string; wide?: boolean | undefined }): JSX.Element {
  const layout = layoutOf(readFamily(people, links, helpers), wide)
  const [title, desc] = [`${idPrefix}-title`, `${idPrefix}-desc`]
  return (
    <figure className="genogramme">
      {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a drawing made in the page: an <img> could not carry its description */}
      <svg viewBox={`0 0 ${layout.width} ${Math.ceil(layout.height)}`} width="100%" role="img" aria-labelledby={`${title} ${desc}`}>
        <title id={title}>Génogramme et carte des appuis</title>
        <desc id={desc}>{genogramSentence(people, links, helpers)}</desc>
        <g fill="none" stroke={teal} strokeWidth="1.5" strokeDasharray="5 4">
          {layout.household.map((loop) => (
            <path key={linePath(loop.slice(0, 1))} d={roundedPath(loop, 9)} />
          ))}
        </g>
        <g fill="none" stroke={ink} strokeWidth="1.8" strokeLinejoin="round">
          {layout.traces.map((trace, index) => (
            <Stroke key={`${index}`} trace={trace} />
          ))}
        </g>
        <g fontFamily={font} fontSize={layout.font} fill={ink} textAnchor="middle">
          {layout.nodes.map((node) => (
            <PersonMark key={node.person.id} node={node} size={layout.font} />
          ))}
          {layout.pills.map(({ id, label, box }) => (
            <g key={id}>
              <rect x={box.x} y={box.y} width={box.width} height={box.height} rx={box.height / 2} fill="#F2EBDE" stroke="#857660" />
              <text x={box.x + box.width / 2} y={box.y + box.height / 2 + layout.font * 0.35}>
                {label}
              </text>
            </g>
          ))}
        </g>
      </svg>
      <figcaption className="petit doux">{legend(layout)}</figcaption>
    </figure>
  )
}

/** The same content to read: everyone's full name, age, links and roof. */
export function GenogramTable({ people, links, helpers }: Props): JSX.Element {
  return (
    <Table
      caption="Famille et appuis"
      columns={[
        { key: 'name', title: 'Personne ou service', head: true, cell: (row) => row.name },
        { key: 'age', title: 'Âge', cell: (row) => row.age },
        { key: 'roof', title: 'Sous le même toit', cell: (row) => row.roof },
        {
          key: 'links',
          title: 'Liens',
          cell: (row) =>
            row.links.map((link, index) => (
              <Fragment key={link}>
                {index > 0 && <br />}
                {link}
              </Fragment>
            )),
        },
      ]}
      rows={genogramRows(people, links, helpers)}
      rowKey={(row) => row.id}
    />
  )
}

function PersonMark({ node, size }: { node: Node; size: number }): JSX.Element {
  const { person, symbol, x, y } = node
  const half = symbol.width / 2
  const outline = { fill: leaf, stroke: ink, strokeWidth: person.main ? 2.8 : 1.8 }
  return (
    <g>
      {person.sex === 'M' && <rect x={symbol.x} y={symbol.y} width={symbol.width} height={symbol.height} {...outline} />}
      {person.sex === 'F' && <circle cx={x} cy={y} r={half} {...outline} />}
      {person.sex === 'unknown' && <path d={`M${x} ${symbol.y}L${x + half} ${y}L${x} ${y + half}L${x - half} ${y}Z`} {...outline} />}
      {person.dead && (
        <path
          d={`M${x - half * 0.7} ${y - half * 0.7}L${x + half * 0.7} ${y + half * 0.7}M${x + half * 0.7} ${y - half * 0.7}L${x - half * 0.7} ${y + half * 0.7}`}
          stroke={ink}
          strokeWidth="1.6"
        />
      )}
      {person.age !== null && (
        <text
          x={x}
          y={y + size * 0.35}
          fontWeight={person.main ? 700 : 400}
          stroke={leaf}
          strokeWidth={person.dead ? 4 : 0}
          paintOrder="stroke"
        >
          {person.age}
        </text>
      )}
      <text x={x} y={node.labelBox.y + size} fontWeight={person.main ? 700 : 400}>
        {node.label}
      </text>
    </g>
  )
}

/** One line: its shape says the bond, colour only adds to it. A couple's quarrel runs under its line, which stays. */
function Stroke({ trace }: { trace: Trace }): JSX.Element {
  const { points, quality } = trace
  const straight = points.length === 2 && points[0]?.y === points[1]?.y
  const under = trace.kind === 'couple' && straight ? points.map((point) => ({ x: point.x, y: point.y + 9 })) : points
  const stroke = trace.kind === 'support' ? ink2 : ink
  const slashes = trace.former && <path d={slashesPath(points)} strokeWidth="2.2" />
  if (quality === 'conflict' || quality === 'violence')
    return (
      <>
        {under !== points && <path d={linePath(points)} />}
        <path
          d={teethPath(under, quality === 'conflict')}
          stroke={quality === 'violence' ? danger : stroke}
          strokeWidth={quality === 'violence' ? 2 : 1.5}
        />
        {slashes}
      </>
    )
  return (
    <>
      {quality === 'cut' && <path d={cutPath(points)} stroke={stroke} strokeWidth="1.6" />}
      {quality === 'fragile' && <path d={linePath(points)} stroke={stroke} strokeWidth="1.6" strokeDasharray="3 3" />}
      {quality === 'strong' && <path d={linePath(points)} stroke={stroke} strokeWidth="4" />}
      {quality === 'ordinary' && <path d={linePath(points)} stroke={stroke} strokeWidth={trace.kind === 'support' ? 1.6 : 1.8} />}
      {slashes}
    </>
  )
}

/** What the marks of this drawing mean; only those it uses. */
function legend({ nodes, traces, household }: Layout): string {
  const sex = (one: 'F' | 'M' | 'unknown'): boolean => nodes.some(({ person }) => person.sex === one)
  const bond = (one: Trace['quality']): boolean => traces.some(({ quality }) => quality === one)
  return [
    sex('F') && 'Rond\u00a0: femme.',
    sex('M') && 'Carré\u00a0: homme.',
    sex('unknown') && 'Losange\u00a0: non précisé.',
    nodes.some(({ person }) => person.dead) && 'Croix\u00a0: décès.',
    traces.some(({ former }) => former) && 'Deux barres\u00a0: séparation.',
    bond('strong') && 'Trait épais\u00a0: lien fort.',
    bond('fragile') && 'Pointillé\u00a0: lien fragile.',
    bond('conflict') && 'Vague\u00a0: conflit.',
    bond('violence') && 'Zigzag\u00a0: violence.',
    bond('cut') && 'Trait coupé\u00a0: lien rompu.',
    household.length > 0 && 'Contour en tirets\u00a0: sous le même toit.',
  ]
    .filter(Boolean)
    .join(' ')
}

import fc from 'fast-check'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { Genogram, GenogramTable } from './genogram.tsx'
import type { GenogramHelper, GenogramLink, GenogramPerson } from './genogram-family.ts'
import { readFamily } from './genogram-family.ts'
import { families } from './genogram-examples.ts'
import { layoutOf, shortened } from './genogram-layout.ts'
import type { Box, Layout } from './genogram-layout.ts'

const overlap = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width - 0.01 && b.x < a.x + a.width - 0.01 && a.y < b.y + b.height - 0.01 && b.y < a.y + a.height - 0.01

/** Everything that takes room: symbols, labels, pills. */
const boxesOf = (layout: Layout): { name: string; box: Box }[] => [
  ...layout.nodes.flatMap((node) => [
    { name: `symbol ${node.person.id}`, box: node.symbol },
    { name: `label ${node.person.id}`, box: node.labelBox },
  ]),
  ...layout.pills.map((pill) => ({ name: `pill ${pill.id}`, box: pill.box })),
]

function faults(layout: Layout): string[] {
  const found: string[] = []
  const boxes = boxesOf(layout)
  for (const [i, a] of boxes.entries()) {
    if (a.box.x < 0 || a.box.y < 0 || a.box.x + a.box.width > layout.width || a.box.y + a.box.height > layout.height)
      found.push(`${a.name} is outside`)
    for (const b of boxes.slice(i + 1)) if (overlap(a.box, b.box)) found.push(`${a.name} covers ${b.name}`)
  }
  for (const trace of layout.traces)
    for (const [i, from] of trace.points.slice(0, -1).entries()) {
      const to = trace.points[i + 1] ?? from
      if (trace.kind === 'support' && from.x !== to.x && from.y !== to.y) continue // The fan in the gutter: nothing stands there.
      const run = { x: Math.min(from.x, to.x), y: Math.min(from.y, to.y), width: Math.abs(to.x - from.x), height: Math.abs(to.y - from.y) }
      const line = { x: run.x - 0.5, y: run.y - 0.5, width: run.width + 1, height: run.height + 1 }
      for (const { name, box } of boxes) {
        const own = trace.ends.some((id) => name === `symbol ${id}` || name === `pill ${id}`)
        if (!own && overlap(line, box)) found.push(`the ${trace.kind} of ${trace.ends.join(' and ')} runs through ${name}`)
      }
    }
  return found
}
const draw = (people: GenogramPerson[], links: GenogramLink[], helpers: GenogramHelper[], wide = false): Layout =>
  layoutOf(readFamily(people, links, helpers), wide)

describe('the drawing', () => {
  test.for(
    Object.entries(families).flatMap(([name, family]) => [[name, family, false] as const, [`${name}, wide`, family, true] as const]),
  )('holds for %s', ([, { people, links, helpers }, wide]) => {
    const layout = draw(people, links, helpers, wide)
    expect(faults(layout)).toEqual([])
    expect(layout.nodes.length + layout.pills.length).toBe(people.length + helpers.length)
  })

  test('children are below their parents, under the line of their own couple', () => {
    const { people, links, helpers } = families.recomposed ?? { people: [], links: [], helpers: [] }
    const layout = draw(people, links, helpers)
    const at = (id: string) => layout.nodes.find((node) => node.person.id === id) ?? { x: Number.NaN, y: Number.NaN }
    for (const link of links.filter((each) => each.kind === 'parentOf')) expect(at(link.to).y).toBeGreaterThan(at(link.from).y)
    expect([at('xa').x, at('a').x, at('b').x, at('xb').x]).toEqual([at('xa').x, at('a').x, at('b').x, at('xb').x].toSorted((x, y) => x - y))
    expect(at('c1').x).toBeLessThan(at('c4').x)
    expect(at('c4').x).toBeLessThan(at('c3').x)
  })

  test('a bond with one parent has a line of its own beside the descent', () => {
    const { people, links, helpers } = families.fiveChildren ?? { people: [], links: [], helpers: [] }
    const bonds = draw(people, [...links, { from: 'b', to: 'c1', kind: 'parentOf', quality: 'ordinary' }], helpers).traces.filter(
      (trace) => trace.kind === 'bond',
    )
    expect(bonds.map(({ ends, quality }) => [...ends, quality])).toEqual([['b', 'c1', 'conflict']])
  })

  test('the outline holds those living in and leaves the others out', () => {
    for (const { people, links, helpers } of Object.values(families)) {
      const layout = draw(people, links, helpers)
      for (const { person, x, y } of layout.nodes) {
        let inside = false
        for (const loop of layout.household)
          for (const [i, a] of loop.entries()) {
            const b = loop[(i + 1) % loop.length] ?? a
            if (a.y > y !== b.y > y && x < ((b.x - a.x) * (y - a.y)) / (b.y - a.y) + a.x) inside = !inside
          }
        expect(inside, person.name).toBe(person.livesIn)
      }
    }
  })

  test('any family, however odd its data, is drawn without overlap', () => {
    const name = fc.constantFrom(
      'Léa',
      'Jean-Christophe Vandenbroucke',
      'Mireille',
      'WWWWWWWWWW',
      'Ngô Thị Ánh',
      'Ö',
      'محمد',
      'Maël Le Goff',
    )
    const kinds = [
      'partner',
      'formerPartner',
      'parentOf',
      'parentOf',
      'parentOf',
      'sibling',
      'otherRelative',
      'neighbour',
      'friend',
      'helper',
    ] as const
    const qualities = ['strong', 'ordinary', 'fragile', 'conflict', 'cut'] as const
    const family = fc.integer({ min: 1, max: 14 }).chain((count) =>
      fc.record({
        people: fc.tuple(
          ...Array.from({ length: count }, (_, i) =>
            fc.record({
              id: fc.constant(`p${i}`),
              name,
              sex: fc.constantFrom('F', 'M', 'unknown'),
              age: fc.option(fc.nat(99), { nil: null }),
              dead: fc.boolean(),
              livesIn: fc.boolean(),
              main: fc.constant(i === 0),
            }),
          ),
        ),
        links: fc.array(
          fc.record({
            from: fc.nat(count - 1).map((i) => `p${i}`),
            to: fc.nat(count - 1).map((i) => `p${i}`),
            kind: fc.constantFrom(...kinds),
            quality: fc.constantFrom(...qualities, 'violence' as const),
          }),
          { maxLength: 2 * count },
        ),
        helpers: fc.array(fc.record({ id: fc.uuid(), name, quality: fc.constantFrom(...qualities) }), { maxLength: 7 }),
        wide: fc.boolean(),
      }),
    )
    let [drawn, most] = [0, 0]
    fc.assert(
      fc.property(family, ({ people, links, helpers, wide }) => {
        drawn += 1
        most = Math.max(most, people.length)
        const layout = draw(people, links, helpers, wide)
        expect(faults(layout)).toEqual([])
        expect(layout.nodes.length + layout.pills.length).toBe(people.length + helpers.length)
        expect(layout.font * (304 / (wide ? 304 : layout.width))).toBeGreaterThanOrEqual(12)
      }),
      { numRuns: 600 },
    )
    process.stdout.write(`${drawn} generated families drawn without overlap, of ${most} people at most\n`)
  })
})

describe('what it says', () => {
  const { people = [], links = [], helpers = [] } = families.aubertin ?? {}
  const html = renderToStaticMarkup(<Genogram people={people} links={links} helpers={helpers} idPrefix="g" />)

  test('is an image with a title, its content in words, a legend of the marks used', () => {
    expect(html).toContain('role="img" aria-labelledby="g-title g-desc"')
    expect(html).toContain('<title id="g-title">Génogramme et carte des appuis</title>')
    const desc = /<desc id="g-desc">(.*?)<\/desc>/.exec(html)?.[1]?.replaceAll('\u00a0', ' ').replaceAll('\u202f', ' ')
    expect(desc).toBe(
      'Céline Aubertin, 34 ans. Sous le même toit : Maël, 9 ans et Jade, 4 ans. Ailleurs : Julien Ferrand, 36 ans et Mireille Aubertin, 61 ans. ' +
        'Céline Aubertin, séparée de Julien Ferrand : violence. Céline Aubertin, mère de Maël : lien présent. Céline Aubertin, mère de Jade : lien présent. ' +
        'Julien Ferrand, père de Maël : lien présent. Julien Ferrand, père de Jade : lien présent. Mireille Aubertin, mère de Céline Aubertin : lien fort. ' +
        'Appuis : CIDFF, lien fort ; École Jean-Zay, lien présent ; Employeur, lien fragile ; PMI, lien présent.',
    )
    expect(html).toContain('Zigzag\u00a0: violence.')
    expect(html).not.toContain('Losange')
    expect(html).not.toContain('style=')
  })

  test('keeps its text at twelve pixels in a column of 304', () => {
    const [, width] = /viewBox="0 0 (\d+)/.exec(html) ?? []
    const sizes = [...html.matchAll(/font-size="([\d.]+)"/g)].map((found) => Number(found[1]))
    expect(sizes.length).toBeGreaterThan(0)
    for (const size of sizes) expect((size * 304) / Number(width)).toBeGreaterThanOrEqual(12)
  })

  test('shortens long names in the drawing, never in the table', () => {
    expect(shortened('Julien Ferrand', 60, 12)).toBe('Julien F.')
    expect(shortened('Jean-Christophe Vandenbroucke', 42, 12)).toMatch(/^Jean.*…$/)
    expect(shortened('Maryam Ferrand-Delacourt 🙂', 70, 12)).toBe('Maryam F.')
    const table = renderToStaticMarkup(<GenogramTable people={people} links={links} helpers={helpers} />)
    for (const each of [...people, ...helpers]) expect(table).toContain(each.name)
    expect(table).toContain('séparé de Céline Aubertin (violence)')
    expect(table).toContain('<caption')
  })

  test('hostile names stay text', () => {
    const drawn = renderToStaticMarkup(
      <Genogram
        people={[{ id: 'x', name: '<script>alert(1)</script>', sex: 'F', age: null, livesIn: true }]}
        links={[]}
        helpers={[]}
        idPrefix="h"
      />,
    )
    expect(drawn).not.toContain('<script>')
  })
})

import type { GenogramHelper, GenogramLink, GenogramPerson } from './genogram-family.ts'

type Drawn = { people: GenogramPerson[]; links: GenogramLink[]; helpers: GenogramHelper[] }

const person = (id: string, name: string, sex: GenogramPerson['sex'], age: number | null, livesIn = true): GenogramPerson => ({
  id,
  name,
  sex,
  age,
  livesIn,
})
const link = (from: string, kind: GenogramLink['kind'], to: string, quality: GenogramLink['quality'] = 'ordinary'): GenogramLink => ({
  from,
  to,
  kind,
  quality,
})
const parents = (of: readonly string[], children: readonly string[], bonds: Record<string, GenogramLink['quality']> = {}): GenogramLink[] =>
  of.flatMap((parent) => children.map((child) => link(parent, 'parentOf', child, bonds[`${parent} ${child}`])))

/** Invented families, one for each difficulty of the drawing. */
export const families: Readonly<Record<string, Drawn>> = {
  aubertin: {
    people: [
      { ...person('celine', 'Céline Aubertin', 'F', 34), main: true },
      person('julien', 'Julien Ferrand', 'M', 36, false),
      person('mael', 'Maël', 'M', 9),
      person('jade', 'Jade', 'F', 4),
      person('mireille', 'Mireille Aubertin', 'F', 61, false),
    ],
    links: [
      link('celine', 'formerPartner', 'julien', 'violence'),
      ...parents(['celine', 'julien'], ['mael', 'jade']),
      link('mireille', 'parentOf', 'celine', 'strong'),
    ],
    helpers: [
      { id: 'cidff', name: 'CIDFF', quality: 'strong' },
      { id: 'ecole', name: 'École Jean-Zay', quality: 'ordinary' },
      { id: 'employeur', name: 'Employeur', quality: 'fragile' },
      { id: 'pmi', name: 'PMI', quality: 'ordinary' },
    ],
  },
  alone: { people: [{ ...person('p', 'Marcel Vasseur', 'M', 82), main: true }], links: [], helpers: [] },
  fiveChildren: {
    people: [
      { ...person('a', 'Aminata Diarra', 'F', 38), main: true },
      person('b', 'Ousmane Diarra', 'M', 41),
      ...['Fatou', 'Ibrahim', 'Mariam', 'Sékou', 'Awa-Christelle'].map((name, i) => person(`c${i}`, name, i % 2 ? 'M' : 'F', 15 - 3 * i)),
    ],
    links: [link('a', 'partner', 'b'), ...parents(['a', 'b'], ['c0', 'c1', 'c2', 'c3', 'c4'], { 'b c1': 'conflict' })],
    helpers: [
      { id: 'h1', name: 'Centre social des Tanneries', quality: 'strong' },
      { id: 'h2', name: 'Bailleur', quality: 'conflict' },
    ],
  },
  recomposed: {
    people: [
      { ...person('a', 'Sandrine Le Goff', 'F', 40), main: true },
      person('b', 'Karim Belkacem', 'M', 43),
      person('xa', 'Thierry Morel', 'M', 45, false),
      person('xb', 'Nadia Haddad', 'F', 41, false),
      person('c1', 'Lucas', 'M', 16),
      person('c2', 'Emma', 'F', 12, false),
      person('c3', 'Yanis', 'M', 11),
      { ...person('c4', 'Lina', 'F', 2), age: 2 },
    ],
    links: [
      link('a', 'partner', 'b', 'strong'),
      link('a', 'formerPartner', 'xa', 'conflict'),
      link('b', 'formerPartner', 'xb', 'cut'),
      ...parents(['a', 'xa'], ['c1', 'c2'], { 'xa c1': 'cut' }),
      ...parents(['b', 'xb'], ['c3']),
      ...parents(['a', 'b'], ['c4']),
      link('c1', 'sibling', 'c3', 'conflict'),
    ],
    helpers: [{ id: 'h', name: 'CMP', quality: 'fragile' }],
  },
  threeGenerations: {
    people: [
      person('g', 'Odette Lantier', 'F', 79),
      { ...person('gp', 'René Lantier', 'M', 84), dead: true, livesIn: false },
      { ...person('m', 'Gérard Lantier', 'M', 52), main: true },
      person('w', 'Sylvie Lantier', 'F', 50),
      person('u', 'Patrick Lantier', 'M', 49, false),
      person('k', 'Kévin', 'M', 24),
      person('d', 'Dominique', 'unknown', 22),
      person('kw', 'Anaïs', 'F', 23),
      person('bb', 'Noé', 'M', 0),
      person('n', 'Mme Petit', 'F', 70, false),
    ],
    links: [
      link('g', 'partner', 'gp'),
      ...parents(['g', 'gp'], ['m', 'u']),
      link('m', 'partner', 'w', 'fragile'),
      ...parents(['m', 'w'], ['k', 'd']),
      link('k', 'partner', 'kw'),
      ...parents(['k', 'kw'], ['bb']),
      link('w', 'otherRelative', 'bb', 'strong'),
      link('n', 'neighbour', 'm', 'strong'),
      link('m', 'sibling', 'u', 'cut'),
    ],
    helpers: [{ id: 'h', name: 'SAVS', quality: 'ordinary' }],
  },
}

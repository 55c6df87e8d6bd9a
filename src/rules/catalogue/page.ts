import { dateInWords } from '../in-words.ts'
import { markdownTable } from '../page-figures.ts'
import { RIGHTS } from '../rights.ts'
import { CATALOGUE } from './catalogue.ts'
import { DOCUMENTS_VERIFIED, DOMAINS, type CatalogueEntry } from './entry.ts'
import { verifiedOf } from './statements.ts'

const titleOf = (id: string): string => RIGHTS.find((right) => right.id === id)?.title ?? id
const fraction = ({ verified, of }: { readonly verified: number; readonly of: number }): string => `${verified} / ${of}`

const rowOf = (entry: CatalogueEntry): string[] => [
  entry.id,
  entry.acronym === undefined || entry.name.includes(entry.acronym) ? entry.name : `${entry.name} (${entry.acronym})`,
  DOMAINS[entry.domain],
  entry.computed.length === 0 ? 'non' : entry.computed.map((id) => `[${titleOf(id)}](rules/${id}.md)`).join(', '),
  fraction(verifiedOf(entry)),
  dateInWords(entry.reviewedOn),
]

/** `docs/rights.md`: every right of the catalogue in one table, and how far its statements were checked. */
export const rightsPage = (): string => {
  const counts = CATALOGUE.map(verifiedOf)
  const all = counts.reduce((sum, one) => ({ verified: sum.verified + one.verified, of: sum.of + one.of }), { verified: 0, of: 0 })
  const computed = CATALOGUE.filter((entry) => entry.computed.length > 0).length
  return [
    '# Les droits du catalogue',
    '',
    `${CATALOGUE.length} droits et aides, dont ${computed} avec un calcul ([les droits calculés](rules/README.md)). Énoncés et conditions lus dans le texte de loi ou dans les paramètres d’OpenFisca-France : ${fraction(all)} ; les autres sont montrés « à vérifier » à l’écran. ${DOCUMENTS_VERIFIED ? 'Les listes de pièces sont vérifiées.' : 'Aucune liste de pièces n’est vérifiée.'}`,
    '',
    'Page générée par `npm run law:docs` à partir de `src/rules/catalogue/entries` : ne pas la modifier à la main.',
    '',
    ...markdownTable(['n°', 'droit', 'domaine', 'calculé', 'énoncés vérifiés', 'dernière revue'], CATALOGUE.map(rowOf)),
    '',
  ].join('\n')
}

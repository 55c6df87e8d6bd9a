import { noBreak } from '#core/french.ts'
import { LinkButton } from '#ui/button.tsx'
import { Field } from '#ui/field.tsx'
import { paths } from '#web/paths.ts'
import type { LetterPageLine } from './pages.server.ts'
import { PAGE_LIMITS, pageKinds } from './scan.ts'

const size = (bytes: number): string =>
  bytes < 1_048_576
    ? `${Math.max(1, Math.round(bytes / 1024)).toLocaleString('fr-FR')}${noBreak}Ko`
    : `${(bytes / 1_048_576).toLocaleString('fr-FR', { maximumFractionDigits: 1 })}${noBreak}Mo`

/** « Page 2 (photo, 1,4 Mo) ». */
export const pageWords = ({ kind, size: bytes }: LetterPageLine, number: number): string =>
  `Page ${number} (${pageKinds[kind].label}, ${size(bytes)})`

/** The field by which pages come: several at once; a telephone offers its camera. */
export const PagesField = ({ error, optional }: { error: string | undefined; optional?: true }) => (
  <Field
    name="pages"
    type="file"
    multiple
    accept="application/pdf,image/jpeg,image/png"
    label="La lettre, numérisée ou en photo"
    optional={optional}
    help={`PDF, JPEG ou PNG, ${PAGE_LIMITS.file / 1_048_576}${noBreak}Mo au plus chacun, ${PAGE_LIMITS.sending} à la fois, 20${noBreak}Mo en tout. Le lieu et l’heure de la prise de vue sont effacés des photos.`}
    error={error}
  />
)

type Props = { id: string; letterId: string; pages: readonly LetterPageLine[] }

/** Pages of a letter: a PDF is fetched; an image is looked at where it is opened, and only then (each look is a line in the log). */
export const PageList = ({ id, letterId, pages }: Props) => (
  <ol className="lignes">
    {pages.map((page, at) => {
      const href = paths.caseFile.letterPage({ id, letterId, pageId: page.id })
      return (
        <li key={page.id}>
          <LinkButton small look="nu" href={href}>
            {pageWords(page, at + 1)}
          </LinkButton>
          {page.kind !== 'pdf' && (
            <details className="ajouts">
              <summary className="petit">Voir ici</summary>
              <img className="page-de-lettre" src={href} alt={`Page ${at + 1} du courrier`} loading="lazy" />
            </details>
          )}
        </li>
      )
    })}
  </ol>
)

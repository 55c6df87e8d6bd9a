import { noBreak } from '#core/french.ts'
import { PAGE_LIMITS, pageKinds } from '#db/paper/scan.ts'
import type { PageLine } from '#db/paper/pages.server.ts'
import { Actions, Button, LinkButton } from '#ui/button.tsx'
import { Field } from '#ui/field.tsx'
import { Section } from '#ui/page.tsx'
import type { FormState } from './page.server.ts'

const size = (bytes: number): string =>
  bytes < 1_048_576
    ? `${Math.max(1, Math.round(bytes / 1024)).toLocaleString('fr-FR')}${noBreak}Ko`
    : `${(bytes / 1_048_576).toLocaleString('fr-FR', { maximumFractionDigits: 1 })}${noBreak}Mo`

/** « Page 2 (photo, 1,4 Mo) ». */
const pageWords = ({ kind, size: bytes }: PageLine, number: number): string => `Page ${number} (${pageKinds[kind].label}, ${size(bytes)})`

/** The field by which pages come: several at once; a telephone offers its camera. */
export const PagesField = ({ label, error, optional }: { label: string; error: string | undefined; optional?: true | string }) => (
  <Field
    name="pages"
    type="file"
    multiple
    accept="application/pdf,image/jpeg,image/png"
    label={label}
    optional={optional}
    help={`PDF, JPEG ou PNG, ${PAGE_LIMITS.file / 1_048_576}${noBreak}Mo au plus chacun, ${PAGE_LIMITS.sending} à la fois, 20${noBreak}Mo en tout. Le lieu et l’heure de la prise de vue sont effacés des photos.`}
    error={error}
  />
)

/** Pages of a paper: a PDF is fetched; an image is looked at where it is opened, and only then (each look is a line in the log). `paper`: « du courrier ». */
export const PageList = ({
  pages,
  href,
  paper,
}: {
  pages: readonly PageLine[]
  /** Address of one page. */
  href: (pageId: string) => string
  paper: string
}) => (
  <ol className="lignes">
    {pages.map((page, at) => (
      <li key={page.id}>
        <LinkButton small look="nu" href={href(page.id)}>
          {pageWords(page, at + 1)}
        </LinkButton>
        {page.kind !== 'pdf' && (
          <details className="ajouts">
            <summary className="petit">Voir ici</summary>
            <img className="page-de-papier" src={href(page.id)} alt={`Page ${at + 1} ${paper}`} loading="lazy" />
          </details>
        )}
      </li>
    ))}
  </ol>
)

/** Adding pages and taking them out. `canWrite` false: the household is closed, or the reader only reads. `note`: who reads them. */
export const PagesForms = (props: {
  label: string
  note: string
  pages: readonly PageLine[]
  state: FormState | undefined
  canWrite: boolean
  back: { href: string; words: string }
}) => (
  <div className="deux-colonnes haut-2">
    {props.canWrite ? (
      <Section id="h-joindre" title="Joindre des pages">
        <form method="post" encType="multipart/form-data" className="formulaire haut-1" data-principal="">
          <PagesField label={props.label} error={props.state?.errors['pages']} />
          <Actions>
            <Button name="intent" value="add" look="principal">
              Joindre
            </Button>
            <LinkButton look="nu" href={props.back.href}>
              {props.back.words}
            </LinkButton>
          </Actions>
        </form>
        <p className="petit doux haut-2">{props.note}</p>
      </Section>
    ) : (
      <p className="doux">Rien ne se joint ni ne se retire ici : le dossier est clos, ou vous ne faites que le lire.</p>
    )}
    {props.canWrite && props.pages.length > 0 && (
      <Section id="h-retirer" title="Pages jointes">
        <ol className="lignes">
          {props.pages.map((page, at) => (
            <li key={page.id}>
              <details className="ajouts">
                <summary>{pageWords(page, at + 1)}</summary>
                <form method="post" encType="multipart/form-data" className="haut-1">
                  <input type="hidden" name="pageId" value={page.id} />
                  <p className="petit">
                    Jointe par erreur, ou d’un autre foyer{noBreak}? Elle sera effacée pour de bon. Il restera écrit qu’une page a été
                    retirée.
                  </p>
                  <Button name="intent" value="remove">
                    Effacer cette page
                  </Button>
                </form>
              </details>
            </li>
          ))}
        </ol>
      </Section>
    )}
  </div>
)

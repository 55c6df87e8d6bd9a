import { data } from 'react-router'
import type { ActionFunctionArgs } from 'react-router'
import { z } from 'zod'
import { Refused } from '#core/errors.ts'
import { joinNames, writeFullDate, writeTimeInSentence } from '#core/french.ts'
import { Actions, Button, LinkButton } from '#ui/button.tsx'
import { Field } from '#ui/field.tsx'
import { ErrorSummary } from '#ui/messages.tsx'
import { Page, Section, TitleBar } from '#ui/page.tsx'
import { Table } from '#ui/table.tsx'
import { text } from '#web/form.ts'
import { intentOf, wordsOfFile } from '#web/form.server.ts'
import { Frame } from '#web/frame.tsx'
import { page, submit } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { typedText } from '#web/typed.ts'
import { actions } from './actions.ts'
import { FileOrText } from './file-parts.tsx'
import { MOST_LINES, linesAsText, readRdv } from './rdv-file.ts'
import { bringRdv, judgeRdv } from './rdv.server.ts'
import type { Judged } from './rdv.server.ts'
import { LARGEST_WORKBOOK, isWorkbook, readWorkbook } from './workbook.ts'
import type { Route } from './+types/rdv.route'

export const meta = () => [{ title: 'Reprendre des rendez-vous — Aparté' }]

export const loader = page(actions.rdv, async () => null)

/** As many characters as a field may hold: the file goes back and forth between the two steps, and is kept nowhere. */
const LARGEST = 100_000

const form = z.object({
  file: z.array(z.instanceof(Uint8Array)).default([]),
  text: text(LARGEST),
  minutes: z.coerce
    .number({ error: 'Écrivez une durée en minutes : 45.' })
    .int('Écrivez une durée en minutes entières : 45.')
    .min(5, 'Cinq minutes au moins.')
    .max(480, 'Huit heures au plus.')
    .default(45),
})

type Told = { line: number; when: string; what: string; why: string }
type Answer = { step: 'checked' | 'brought'; text: string; minutes: number; counts: string[]; isNew: number; told: Told[] }

/** What a file holds, as the text that the second step sends back: of a workbook, the columns that are read and no other. */
const contentOf = (file: Uint8Array): string => {
  // headings, and what stands above them, beside the lines
  if (isWorkbook(file)) return linesAsText(readWorkbook(file, MOST_LINES + 20))
  const words = wordsOfFile(file)
  if (words === null) throw new Refused({ file: 'Ce fichier n’est ni un classeur, ni un texte : il n’a pas pu être lu.' })
  return words
}

const given = (value: z.infer<typeof form>): string => {
  const [file] = value.file
  const content = file ? contentOf(file) : value.text
  if (content.trim() === '') throw new Refused({ file: 'Choisissez le fichier de l’export, ou collez son contenu.' })
  if (content.length > LARGEST) throw new Refused({ file: 'Ce fichier porte plus de cent mille signes. Exportez une période plus courte.' })
  return content
}

const counted = (count: number, one: string, several: string): string[] =>
  count === 0 ? [] : [`${count.toLocaleString('fr-FR')} ${count === 1 ? one : several}`]

const answerOf = (step: Answer['step'], judged: readonly Judged[], content: string, minutes: number): Answer => {
  const count = (outcome: Judged['outcome']): number => judged.filter((one) => one.outcome === outcome).length
  return {
    step,
    text: content,
    minutes,
    isNew: count('new'),
    counts: [
      ...(step === 'checked'
        ? counted(count('new'), 'rendez-vous à reprendre', 'rendez-vous à reprendre')
        : counted(count('new'), 'rendez-vous repris', 'rendez-vous repris')),
      ...counted(count('known'), 'déjà là', 'déjà là'),
      ...counted(count('calledOff'), 'annulé, laissé de côté', 'annulés, laissés de côté'),
      ...counted(count('refused'), 'refusé', 'refusés'),
    ],
    told: judged.flatMap((one) =>
      one.outcome === 'refused'
        ? [
            {
              line: one.line.line,
              when: one.line.date && one.line.time ? `${writeFullDate(one.line.date)}, ${writeTimeInSentence(one.line.time)}` : '',
              what: one.line.motif,
              why: one.why,
            },
          ]
        : [],
    ),
  }
}

const step = async (args: ActionFunctionArgs, brings: boolean) => {
  let answer: Answer | undefined
  const body = async ({ tx, value, timeZone }: Parameters<Parameters<typeof submit<typeof form>>[2]>[0]): Promise<Response> => {
    const content = given(value)
    const judged = await judgeRdv(tx, readRdv(content), { minutes: value.minutes, timeZone })
    const done = brings ? await bringRdv(tx, judged, value.minutes) : judged
    answer = answerOf(brings ? 'brought' : 'checked', done, content, value.minutes)
    if (brings) tx.about({ detail: { appointments: answer.isNew } })
    return new Response(null, { status: 204 })
  }
  // what it writes it knows again: the same file twice doubles nothing
  const options = { again: true, uploads: { file: { most: LARGEST_WORKBOOK, count: 1 } } } as const
  const outcome = brings
    ? await submit(actions.bringRdv, form, body, options)(args)
    : await submit(actions.checkRdv, form, body, options)(args)
  return outcome instanceof Response ? data({ errors: {}, values: {}, answer }) : outcome
}

/** Two acts, each with its own line in the log: what would become of each line, then the appointments. */
export const action = async (args: ActionFunctionArgs) => step(args, (await intentOf(args.request)) === 'bring')

export default function RdvPage({ actionData }: Route.ComponentProps) {
  const answer = actionData && 'answer' in actionData ? actionData.answer : undefined
  const refused = actionData && 'answer' in actionData ? undefined : actionData
  const errors = refused?.errors
  return (
    <Frame>
      <Page>
        <TitleBar
          title="Reprendre des rendez-vous"
          actions={<LinkButton href={paths.account.importAgenda()}>Un fichier d’agenda</LinkButton>}
        >
          L’export de RDV Service Public : vos rendez-vous, avec les foyers que vous suivez déjà. Aucun foyer n’est créé.
        </TitleBar>
        <ErrorSummary errors={errors} />
        {answer && <Told answer={answer} />}
        <form method="post" encType="multipart/form-data" className="formulaire haut-3" data-principal={answer ? undefined : ''}>
          <input type="hidden" name="intent" value="check" />
          <FileOrText
            accept=".xls,.xlsx,.csv,.txt,application/vnd.ms-excel,text/csv"
            label="Fichier de l’export"
            help="Tel qu’il vient : un classeur (.xls, .xlsx), ou un CSV. 1 Mo et 500 lignes au plus. Ses formules ne sont jamais calculées."
            state={refused}
          />
          <Field
            name="minutes"
            type="number"
            min={5}
            max={480}
            label="Durée de chaque rendez-vous, en minutes"
            help="L’export ne la dit pas."
            className="court"
            value={typedText(refused, 'minutes', String(answer?.minutes ?? 45))}
            error={errors?.['minutes']}
          />
          <Actions>
            <Button look={answer && answer.step === 'checked' && answer.isNew > 0 ? 'courant' : 'principal'}>
              Voir ce qui serait repris
            </Button>
          </Actions>
        </form>
        <Section id="regles-rdv" title="Ce qui est repris" className="haut-4">
          <ul className="lignes">
            <li>
              Les rendez-vous dont vous êtes le ou la professionnelle, avec un foyer ouvert que vous suivez : nom, prénom, et date de
              naissance si elle est connue.
            </li>
            <li>Un nom que vous ne suivez pas est refusé, comme un nom que personne ne suit.</li>
            <li>Le motif va dans la note, fermée pour qui ne lit pas le foyer. Le lieu d’une visite n’est pas repris.</li>
            <li>Le même fichier repris deux fois ne double rien. Le fichier n’est gardé nulle part.</li>
          </ul>
        </Section>
      </Page>
    </Frame>
  )
}

const Told = ({ answer }: { answer: Answer }) => (
  <>
    {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- <output> holds no form */}
    <section className="feuille" role="status" aria-label={answer.step === 'checked' ? 'Ce qui serait repris' : 'Ce qui a été repris'}>
      <p>
        <b>{answer.counts.length === 0 ? 'Ce fichier ne contient aucun rendez-vous.' : `${joinNames(answer.counts)}.`}</b>
      </p>
      {answer.step === 'checked' && answer.isNew > 0 && (
        <form method="post" className="haut-2" data-principal="">
          <input type="hidden" name="text" value={answer.text} />
          <input type="hidden" name="minutes" value={answer.minutes} />
          <Button look="principal" name="intent" value="bring">
            Reprendre {answer.isNew === 1 ? 'ce rendez-vous' : `ces ${answer.isNew.toLocaleString('fr-FR')} rendez-vous`}
          </Button>
          <p className="petit doux haut-1">Rien n’est encore écrit.</p>
        </form>
      )}
    </section>
    {answer.told.length > 0 && (
      <Section id="refus" title="Lignes refusées" className="haut-3">
        <Table
          caption="Lignes refusées, et pourquoi"
          hideCaption
          rows={answer.told}
          rowKey={(row) => String(row.line)}
          columns={[
            { key: 'line', title: 'Ligne', head: true, cell: (row) => row.line },
            { key: 'when', title: 'Jour', cell: (row) => row.when },
            { key: 'what', title: 'Motif', cell: (row) => row.what },
            { key: 'why', title: 'Pourquoi', cell: (row) => row.why },
          ]}
        />
      </Section>
    )}
  </>
)

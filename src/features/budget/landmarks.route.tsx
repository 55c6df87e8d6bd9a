import { FORFAIT_LABELS } from '#rules/budget/repayment.ts'
import { Actions, Button, LinkButton } from '#ui/button.tsx'
import { Field, Select } from '#ui/field.tsx'
import { ErrorSummary } from '#ui/messages.tsx'
import { Page, Section, TitleBar } from '#ui/page.tsx'
import { Frame } from '#web/frame.tsx'
import { page, redirectWithMessage, submit } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { typedText } from '#web/typed.ts'
import { budget as acts } from './actions.ts'
import { setLandmarks } from './commands.server.ts'
import { landmarksForm } from './forms.ts'
import { getLandmarks } from './queries.server.ts'
import { daysWords } from './words.ts'
import type { Route } from './+types/landmarks.route'

export const loader = page(acts.landmarks, async ({ tx, actor, today }) => ({
  marks: await getLandmarks(tx),
  year: today.slice(0, 4),
  canWrite: actor.roles.includes('manager'),
}))

export const action = submit(acts.changeLandmarks, landmarksForm, async ({ tx, value }) => {
  const { forfaits } = await getLandmarks(tx)
  const { year, base1, base2, habitation1, habitation2, chauffage1, chauffage2 } = value
  await setLandmarks(tx, {
    perDayCents: value.perDay,
    monthDays: value.monthDays,
    sharedBy: value.sharedBy,
    forfaits:
      base1 === null || year === ''
        ? forfaits
        : {
            ...forfaits,
            [year]: {
              base: [base1, base2 ?? 0],
              habitation: [habitation1 ?? 0, habitation2 ?? 0],
              chauffage: [chauffage1 ?? 0, chauffage2 ?? 0],
            },
          },
  })
  return redirectWithMessage(paths.team.budget(), 'reperes-gardes')
})

export const meta: Route.MetaFunction = () => [{ title: 'Repères du budget — Aparté' }]

const typed = (cents: number | null | undefined): string =>
  cents === null || cents === undefined ? '' : String(cents / 100).replace('.', ',')

export default function LandmarksPage({ loaderData, actionData }: Route.ComponentProps) {
  const { marks, year, canWrite } = loaderData
  const errors = actionData?.errors ?? {}
  const now = marks.forfaits[year]
  if (!canWrite)
    return (
      <Frame>
        <Page>
          <TitleBar title="Repères du budget" small>
            Choisis par l’encadrement du service. Aucune loi ne les fixe.
          </TitleBar>
          <ul className="lignes">
            <li>Repère par jour et par personne : {marks.perDayCents === null ? 'aucun' : `${typed(marks.perDayCents)} €`}</li>
            <li>Jours d’un mois : {daysWords(marks.monthDays)}</li>
            <li>Partagé par {marks.sharedBy === 'person' ? 'personne' : 'unité de consommation'}</li>
            <li>
              Forfaits {year} de la Banque de France : {now ? 'notés' : 'pas encore notés'}
            </li>
          </ul>
        </Page>
      </Frame>
    )
  return (
    <Frame>
      <Page>
        <TitleBar title="Repères du budget" small />
        <form method="post" className="formulaire">
          <ErrorSummary errors={actionData?.errors} />
          <p>Pour toute l’organisation. Aucune loi ne fixe ces repères : la page du budget dit qu’ils sont ceux du service.</p>
          <Field
            name="perDay"
            label="Repère par jour et par personne, en euros"
            value={typedText(actionData, 'perDay', typed(marks.perDayCents))}
            error={errors['perDay']}
            help="Vide : aucun repère, et le signe ne s’affiche pas."
            inputMode="decimal"
          />
          <Select
            name="monthDays"
            label="Un mois compte"
            options={[3000, 3040, 3042].map((days) => ({ value: String(days), label: `${daysWords(days)} jours` }))}
            value={typedText(actionData, 'monthDays', String(marks.monthDays))}
            error={errors['monthDays']}
          />
          <Select
            name="sharedBy"
            label="Le reste se partage par"
            options={[
              { value: 'person', label: 'personne' },
              { value: 'unit', label: 'unité de consommation (1, puis 0,5 dès 14 ans, 0,3 avant)' },
            ]}
            value={typedText(actionData, 'sharedBy', marks.sharedBy)}
            error={errors['sharedBy']}
          />
          <Section id="h-forfaits" title="Forfaits de la commission de surendettement">
            <p className="petit">
              Lus dans le règlement intérieur de votre commission, chaque année. Aparté n’en livre aucun : sans eux, ce qui pourrait être
              remboursé n’est pas calculé.
            </p>
            <Field
              name="year"
              label="Année"
              value={typedText(actionData, 'year', now ? year : '')}
              error={errors['year']}
              inputMode="numeric"
            />
            {(Object.keys(FORFAIT_LABELS) as (keyof typeof FORFAIT_LABELS)[]).map((one) => (
              <div className="deux-colonnes" key={one}>
                <Field
                  name={`${one}1`}
                  label={`${FORFAIT_LABELS[one]}, une personne`}
                  value={typedText(actionData, `${one}1`, typed(now?.[one][0]))}
                  error={errors[`${one}1`]}
                  inputMode="decimal"
                />
                <Field
                  name={`${one}2`}
                  label="Par personne de plus"
                  value={typedText(actionData, `${one}2`, typed(now?.[one][1]))}
                  error={errors[`${one}2`]}
                  inputMode="decimal"
                />
              </div>
            ))}
          </Section>
          <Actions>
            <Button look="principal">Garder</Button>
            <LinkButton href={paths.day()} look="nu">
              Revenir
            </LinkButton>
          </Actions>
        </form>
      </Page>
    </Frame>
  )
}

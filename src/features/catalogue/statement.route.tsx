import type { ActionFunctionArgs } from 'react-router'
import { Refused } from '#core/errors.ts'
import { writeFullDate } from '#core/french.ts'
import { found } from '#db/door.server.ts'
import type { Condition } from '#rules/catalogue/entry.ts'
import { findEntry } from '#rules/catalogue/catalogue.ts'
import { Actions, Button, LinkButton } from '#ui/button.tsx'
import { Field } from '#ui/field.tsx'
import { ErrorSummary } from '#ui/messages.tsx'
import { Page, TitleBar } from '#ui/page.tsx'
import { Frame } from '#web/frame.tsx'
import { intentOf } from '#web/form.server.ts'
import { page, redirectWithMessage, submit } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { typedText } from '#web/typed.ts'
import { catalogue as acts } from './actions.ts'
import { tickStatement, withdrawTick } from './commands.server.ts'
import { tickForm, withdrawForm } from './forms.ts'
import { statementsOf } from './model.ts'
import { listTicks } from './queries.server.ts'
import { sayTest } from './say.ts'
import type { Route } from './+types/statement.route'

/** A condition as it is to be checked: what is asked, what is expected, what is said otherwise, and the fact that answers. */
const linesOf = ({ ask, expects, otherwise, test }: Condition): string[] => [
  ask,
  `Réponse attendue : ${expects === 'yes' ? 'oui' : 'non'}. Sinon : ${otherwise}.`,
  ...(test ? [`Au dossier, répond : ${sayTest(test)}.`] : []),
]

const entryOf = (slug: string | undefined) => found(findEntry(slug ?? ''), 'right')

export const loader = page(acts.statement, async ({ tx, params, url, today }) => {
  const entry = entryOf(params['slug'])
  const place = url.searchParams.get('enonce') ?? ''
  const statement = found(
    statementsOf(entry).find((one) => one.place === place && !one.verified),
    'statement',
  )
  const condition = entry.check.find(({ id }) => place === `check.${id}`)
  return {
    slug: entry.slug,
    name: entry.name,
    statement,
    shown: condition ? linesOf(condition) : [statement.words],
    tick: (await listTicks(tx, entry))[place] ?? null,
    today,
  }
})

const ticking = submit(acts.tick, tickForm, async ({ tx, params, today, value }) => {
  const entry = entryOf(params['slug'])
  if (value.checkedOn > today) throw new Refused({ checkedOn: 'Cette date est dans l’avenir. Écrivez le jour où vous l’avez lu.' })
  tx.about({ subjectId: await tickStatement(tx, entry, value), detail: { right: entry.slug, statement: value.place } })
  return redirectWithMessage(paths.catalogue.show({ slug: entry.slug }), 'enonce-verifie')
})

const withdrawing = submit(acts.tick, withdrawForm, async ({ tx, params, value }) => {
  const entry = entryOf(params['slug'])
  tx.about({ subjectId: await withdrawTick(tx, entry, value.place), detail: { right: entry.slug, statement: value.place } })
  return redirectWithMessage(paths.catalogue.show({ slug: entry.slug }), 'enonce-a-verifier')
})

export const action = async (args: ActionFunctionArgs) =>
  (await intentOf(args.request)) === 'withdraw' ? withdrawing(args) : ticking(args)

export const meta: Route.MetaFunction = () => [{ title: 'Vérifier un énoncé — Aparté' }]

export default function StatementPage({ loaderData, actionData }: Route.ComponentProps) {
  const { slug, name, statement, shown, tick, today } = loaderData
  const back = paths.catalogue.show({ slug })
  const here = paths.catalogue.statement({ slug, place: statement.place })
  return (
    <Frame>
      <Page>
        <TitleBar title="Vérifier un énoncé" actions={<LinkButton href={back}>Revenir à la fiche</LinkButton>}>
          {name} · {statement.about}
        </TitleBar>
        <ErrorSummary errors={actionData?.errors} />
        <blockquote className="enonce">
          {shown.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </blockquote>
        {statement.source && <p className="doux">À confronter à : {statement.source}</p>}
        {tick && (
          <form method="post" action={here} className="haut-2">
            <input type="hidden" name="intent" value="withdraw" />
            <input type="hidden" name="place" value={statement.place} />
            <p>
              Vérifié le {writeFullDate(tick.checkedOn)} par {tick.by} : {tick.source}.
              {!tick.current && ' Les mots ont changé depuis : cela ne compte plus.'}
            </p>
            <Actions className="haut-1">
              <Button>Ce n’est plus vérifié</Button>
            </Actions>
          </form>
        )}
        <form method="post" action={here} className="formulaire haut-3">
          <input type="hidden" name="intent" value="tick" />
          <input type="hidden" name="place" value={statement.place} />
          <Field
            name="source"
            label="Où l’avez-vous lu ?"
            value={typedText(actionData, 'source')}
            error={actionData?.errors['source']}
            help="Le texte et son article, ou la page officielle : « CASF L262-2, Légifrance »."
          />
          <Field
            name="checkedOn"
            type="date"
            label="Lu le"
            value={typedText(actionData, 'checkedOn', today)}
            error={actionData?.errors['checkedOn']}
          />
          <p className="petit doux">Si ces mots changent dans une version suivante d’Aparté, l’énoncé redevient à vérifier.</p>
          <Actions>
            <Button look="principal">Dire vérifié</Button>
            <LinkButton look="nu" href={back}>
              Renoncer
            </LinkButton>
          </Actions>
        </form>
      </Page>
    </Frame>
  )
}

import type { IsoDate } from '#core/dates.ts'
import { writeNearDay, writeTimeInSentence } from '#core/french.ts'
import { compartmentLabels } from '#core/compartments.ts'
import { tabTitle, toHeadProps } from '#features/case-file/model.ts'
import { getHead } from '#features/case-file/queries.server.ts'
import { Actions, Button, LinkButton } from '#ui/button.tsx'
import { Check } from '#ui/choice.tsx'
import { Field } from '#ui/field.tsx'
import { HouseholdHead } from '#ui/household-head.tsx'
import { ErrorSummary } from '#ui/messages.tsx'
import { Empty, Page, Section, TitleBar } from '#ui/page.tsx'
import { wallClock } from '#web/clock.ts'
import { ClientScript } from '#web/client-script.tsx'
import { Frame } from '#web/frame.tsx'
import { householdPage, redirectWithMessage, submit } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { offlineVisit } from './actions.ts'
import { listCame } from './after.server.ts'
import { dropWaiting } from './commands.server.ts'
import { fileWaiting } from './filing.server.ts'
import { returnedForm } from './forms.ts'
import { HOURS } from './model.ts'
import type { Strokes } from './model.ts'
import { listNotes } from './pack.server.ts'
import { isOut, listMyCopies, listWaiting } from './queries.server.ts'
import { becameOf, lineOf } from './words.ts'
import type { Route } from './+types/household.route'

export const loader = householdPage(offlineVisit.show, async ({ tx, id, today, timeZone, now, actor, script }) => {
  const head = await getHead(tx, id, today)
  const written = (at: Date): string => {
    const wall = wallClock(at, timeZone)
    return `${writeNearDay(wall.date as IsoDate, today)} à ${writeTimeInSentence(wall.time)}`
  }
  const waiting = (await listWaiting(tx, id)).filter(({ told }) => told !== null)
  return {
    head,
    me: actor.agentId,
    shared: actor.sharedComputer,
    mayTake: head.closedOn === null && (head.referent.isMe || head.myKinds.includes('general')),
    copies: (await listMyCopies(tx))
      .filter((one) => one.caseFileId === id)
      .map((one) => ({ id: one.id, device: one.device, out: isOut(one, now), became: becameOf(one, now, written) })),
    waiting: waiting.map((one) => ({
      id: one.id,
      mine: one.by === actor.agentId,
      kept: one.state === 'kept',
      when: written(new Date(Math.min(one.at, now.getTime()))),
      why: one.why,
      ...lineOf(one.told),
      photo: one.told?.kind === 'photo',
      strokes: one.told?.kind === 'sketch' ? one.told.strokes : null,
    })),
    notes: (await listNotes(tx, id)).map(({ happenedAt, ...one }) => ({ ...one, when: written(happenedAt) })),
    came: await listCame(tx, id, { today }),
    script: script('offline-visit-prepare'),
  }
})

export const action = submit(offlineVisit.file, returnedForm, async ({ tx, id, value, today, timeZone }) => {
  const here = paths.caseFile.offlineVisit({ id })
  if (value.intent === 'ecarter') {
    await dropWaiting(tx, id, value.observationId)
    return redirectWithMessage(here, 'rapporte-ecarte')
  }
  const { waiting } = await fileWaiting(tx, id, { today, timeZone })
  return redirectWithMessage(here, waiting === 0 ? 'rapporte-range' : 'rapporte-reste')
})

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: tabTitle(loaderData?.head, 'Visite hors ligne') }]

/** Takes a copy for a visit without network, says what it protects, and shows what visits brought back. */
export default function OfflineVisitOfHousehold({ loaderData, actionData }: Route.ComponentProps) {
  const { head, copies, waiting, came, notes, mayTake, shared, me, script } = loaderData
  return (
    <Frame>
      <HouseholdHead {...toHeadProps(head, 'steps')} />
      <Page>
        <TitleBar title="Visite hors ligne" small>
          Une copie du foyer, chiffrée sur cet appareil pendant {HOURS} heures, pour une visite sans réseau.
        </TitleBar>
        <ErrorSummary errors={actionData?.errors} />
        <div className="deux-colonnes">
          <div>
            <Section id="h-preparer" title="Préparer la visite">
              {shared ? (
                <Empty title="Cet ordinateur est partagé.">Aucune copie n’y est gardée. Ouvrez cette page sur votre tablette.</Empty>
              ) : mayTake ? (
                <Prepare head={head} me={me} notes={notes} />
              ) : (
                <Empty title="Ce foyer ne peut pas être pris.">Il est clos, ou son fil ne vous est pas ouvert.</Empty>
              )}
            </Section>
            {copies.length > 0 && (
              <Section id="h-copies" title="Vos copies de ce foyer" className="haut-3">
                <ul className="lignes">
                  {copies.map((one) => (
                    <li key={one.id}>
                      <b>{one.device}</b> <span className="doux">{one.became}</span>
                    </li>
                  ))}
                </ul>
                {copies.some(({ out }) => out) && (
                  <p className="haut-1">
                    <LinkButton small href={paths.offlineVisit.copies()}>
                      Retirer une copie
                    </LinkButton>
                  </p>
                )}
              </Section>
            )}
          </div>
          <Protects />
        </div>
        {waiting.length + came.length > 0 && <Returned id={head.id} waiting={waiting} came={came} />}
        <ClientScript src={script} />
      </Page>
    </Frame>
  )
}

type Data = Route.ComponentProps['loaderData']

const Prepare = ({ head, me, notes }: { head: Data['head']; me: string; notes: Data['notes'] }) => (
  <>
    <p>
      Sont pris : les personnes, les consignes de contact, qui aide, les notes choisies, le budget du mois, ce que l’on sait pour les
      droits. Parties :{' '}
      {head.myKinds
        .filter((kind) => kind !== 'aparte')
        .map((kind) => compartmentLabels[kind].toLowerCase())
        .join(', ')}
      . Jamais un passage à part, ni une adresse masquée.
    </p>
    <noscript>
      <p className="haut-1">Cette copie a besoin de JavaScript : c’est lui qui la chiffre.</p>
    </noscript>
    <form
      data-copie={paths.caseFile.takeOffline({ id: head.id })}
      className="formulaire haut-2"
      data-prendre=""
      data-agent={me}
      data-visite={paths.offlineVisit.shell()}
      hidden
    >
      <div data-phrase="">
        <Field
          name="passphrase"
          type="password"
          label="Phrase pour ouvrir la copie"
          autoComplete="off"
          help="Quatorze caractères au moins, et pas votre phrase de connexion. Personne ne peut la retrouver : oubliée, ce qui n’est pas envoyé est perdu."
        />
        <Field name="again" type="password" label="Encore une fois" autoComplete="off" />
      </div>
      {notes.length > 0 && (
        <fieldset>
          <legend>Les notes qui partent</legend>
          {notes.map((one) => (
            <Check key={one.id} name="note" value={one.id} label={`${one.title || 'Sans titre'}, ${one.when}`} checked={one.goes} />
          ))}
        </fieldset>
      )}
      {head.protected && (
        <Check
          name="protectedToo"
          label="Ce foyer est protégé : une copie doit vraiment sortir sur cet appareil"
          help="Le journal d’accès le dira."
        />
      )}
      <output data-dit="" />
      <Actions>
        <Button look="principal" icon="horsligne">
          Prendre la copie
        </Button>
        <span data-cle="" hidden>
          <Button type="button" icon="cle">
            Avec une clé d’accès
          </Button>
        </span>
      </Actions>
    </form>
  </>
)

const Protects = () => (
  <Section id="h-protege" title="Ce que cela protège">
    <ul className="puces">
      <li>Sans votre phrase ou votre clé d’accès, la tablette volée ne montre rien : tout y est chiffré, même les noms.</li>
      <li>La copie se ferme après dix minutes sans un geste, et s’efface d’elle-même après {HOURS} heures.</li>
      <li>Vous, ou l’administration, pouvez la retirer à distance : l’appareil l’efface dès qu’il retrouve le réseau.</li>
    </ul>
    <p className="haut-2">
      <b>Ce que cela ne protège pas.</b> Une copie du disque faite avant l’effacement reste aussi solide que votre phrase, pas plus. Une
      tablette déjà piratée voit ce que vous voyez. Ce qui n’est pas envoyé à temps, ou pas envoyé quand la copie est retirée, est perdu.
    </p>
  </Section>
)

const Returned = ({ id, waiting, came }: { id: string; waiting: Data['waiting']; came: Data['came'] }) => (
  <Section id="h-rapporte" title="Rapporté de la visite" className="haut-4">
    <ul className="lignes">
      {came.map((one) => (
        <li key={one.id}>
          <a href={one.href}>{one.what}</a> {one.note !== '' && <b>{one.note}</b>}
        </li>
      ))}
      {waiting.map((one) => (
        <li key={one.id}>
          <b>{one.what}</b> {one.says} <span className="doux">{one.when}</span>
          {one.why !== '' && <p className="petit">Pas rangé : {one.why}</p>}
          {one.strokes && <Sketch strokes={one.strokes} title={one.says} />}
          {one.photo && (
            <p className="haut-1">
              <img
                className="photo-de-visite"
                src={paths.caseFile.visitPicture({ id, gestureId: one.id })}
                alt={one.says || 'Photo sans titre'}
              />
            </p>
          )}
          {one.mine && (
            <form method="post" className="haut-1">
              <input type="hidden" name="intent" value="ecarter" />
              <Button small name="observationId" value={one.id} label={`Écarter : ${one.what}, ${one.when}`}>
                Écarter
              </Button>
            </form>
          )}
        </li>
      ))}
    </ul>
    {waiting.some((one) => one.mine && !one.kept) && (
      <form method="post" className="haut-2">
        <Button name="intent" value="ranger">
          Ranger à nouveau
        </Button>
      </form>
    )}
  </Section>
)

const Sketch = ({ strokes, title }: { strokes: Strokes; title: string }) => (
  // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- drawn from its strokes: there is no file to show
  <svg className="croquis" viewBox="0 0 1000 750" role="img" aria-label={title ? `Croquis : ${title}` : 'Croquis'}>
    {strokes.map((stroke, at) => (
      <polyline key={at} points={stroke.map((n, k) => (k % 2 === 0 ? n : (n * 3) / 4)).join(' ')} />
    ))}
  </svg>
)

import { NotFound } from '#core/errors.ts'
import { Actions, Button, LinkButton } from '#ui/button.tsx'
import { Page, Section, TitleBar } from '#ui/page.tsx'
import { PersonName, WhoSees } from '#ui/readers.tsx'
import { Frame } from '#web/frame.tsx'
import { page, redirectWithMessage, submit } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { request } from './actions.ts'
import { answerMatch } from './commands.server.ts'
import type { MatchOutcome } from './commands.server.ts'
import { matchForm } from './forms.ts'
import { getMatch, getRequest, mayReadRequest } from './queries.server.ts'
import { topicWords } from './request-parts.tsx'
import { writeMoment } from './shown.ts'
import type { Route } from './+types/match.route'

export const loader = page(request.match, async ({ tx, id, now, timeZone }) => {
  const match = await getMatch(tx, id)
  const held = await mayReadRequest(tx, match.requestId)
  const item = held ? await getRequest(tx, match.requestId) : null
  return {
    match: { ...match, received: writeMoment(match.receivedAt, now, timeZone) },
    item: item && { id: item.id, words: item.words, topics: topicWords(item), takenBy: item.takenBy?.name ?? null },
  }
})

const codes = { other: 'rapprochement-ecarte', attached: 'demande-rattachee', given: 'demande-a-un-collegue', gone: 'rien-change' } as const

export const action = submit(request.answerMatch, matchForm, async ({ tx, id, value }) => {
  const match = await getMatch(tx, id)
  const outcome: MatchOutcome | null = await answerMatch(tx, id, value.answer === 'same')
  if (outcome === null) throw new NotFound('match')
  if (outcome === 'attached') return redirectWithMessage(paths.caseFile.show({ id: match.caseFileId }), codes.attached)
  if (outcome === 'given') return redirectWithMessage(paths.request.show({ id: match.requestId }), codes.given)
  return redirectWithMessage(paths.request.queue(), codes[outcome])
})

export const meta: Route.MetaFunction = () => [{ title: 'Rapprochement — Aparté' }]

/** The one question that only the referent is asked. */
export default function Match({ loaderData }: Route.ComponentProps) {
  const { match, item } = loaderData
  return (
    <Frame>
      <Page>
        <TitleBar title="Est-ce la même personne ?">{match.site}</TitleBar>
        <div className="mesure haut-3">
          <p>
            Une demande reçue à l’accueil {match.received}, au nom de « <PersonName>{match.calledName}</PersonName> », ressemble à{' '}
            <a className="serif" href={paths.caseFile.show({ id: match.caseFileId })}>
              <PersonName>{match.household}</PersonName>
            </a>
            .
          </p>
          {item ? (
            <Section id="h-mots" title="Ses mots" end={item.topics} className="haut-4">
              <p className="voix mots">{item.words || 'Elle n’a pas dit pourquoi elle vient.'}</p>
              {item.takenBy && <p className="petit doux haut-2">{item.takenBy} a pris cette demande.</p>}
            </Section>
          ) : (
            <p className="doux haut-2">Ses mots vous seront ouverts si vous répondez que c’est la même personne.</p>
          )}
          {match.answered === null ? (
            <Actions className="haut-4">
              <form method="post">
                <Button look="principal" name="answer" value="same">
                  Oui : rattacher à ce foyer
                </Button>
              </form>
              <form method="post">
                <Button name="answer" value="other">
                  Non, c’est quelqu’un d’autre
                </Button>
              </form>
            </Actions>
          ) : (
            <p className="haut-4">
              Vous avez répondu : {match.answered === 'same' ? 'la même personne.' : 'quelqu’un d’autre.'}{' '}
              {item && <LinkButton href={paths.request.show({ id: item.id })}>Ouvrir la demande</LinkButton>}
            </p>
          )}
          <div className="haut-5">
            <WhoSees kind="alone" detail="Ni l’accueil ni l’équipe ne savent que ce rapprochement existe." />
          </div>
        </div>
      </Page>
    </Frame>
  )
}

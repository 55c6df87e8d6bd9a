import type { IsoDate } from '#core/dates.ts'
import { joinNames, writeDate, writeEuros } from '#core/french.ts'
import { Tag } from '#ui/tag.tsx'
import type { TagKind } from '#ui/tag.tsx'
import { carerNeeds, funderLabel, moneyOf, moneyStates, rooms, serviceAnswers, works } from './matters.ts'
import type { Adaptation, Carer, HomeHelp, Matter, ServiceAnswer, Works } from './matters.ts'

type Adults = readonly { personId: string; name: string }[]

const answerTags: Readonly<Record<ServiceAnswer, TagKind>> = { waiting: 'delai', yes: 'ouvert', waitingList: 'verifier', no: 'non' }
const worksTag = (state: Works): TagKind => (state === 'done' || state === 'granted' ? 'ouvert' : state === 'dropped' ? 'non' : 'verifier')

/** One matter as it stands, and the way to say what came next. */
export const MatterLine = (props: { one: Matter; adults: Adults; today: IsoDate; on: IsoDate; href: string | null }) => {
  const { one, today, href } = props
  const { body } = one
  const name = props.adults.find(({ personId }) => personId === one.personId)?.name
  const title = body.kind === 'adaptation' ? rooms[body.room] : body.kind === 'homeHelp' ? body.service : (name ?? body.name)
  return (
    <li>
      <p className="ligne">
        <b>{title}</b>
        {body.kind === 'adaptation' && <Tag kind={worksTag(body.works)}>{works[body.works]}</Tag>}
        {body.kind === 'homeHelp' && <Tag kind={answerTags[body.answer]}>{serviceAnswers[body.answer]}</Tag>}
      </p>
      {body.kind === 'adaptation' && <AdaptationWords body={body} />}
      {body.kind === 'homeHelp' && <HomeHelpWords body={body} name={name} today={today} />}
      {body.kind === 'carer' && <CarerWords body={body} />}
      {body.words && <p className="voix">« {body.words} »</p>}
      <p className="petit doux">
        Noté le {writeDate(props.on, today)} par {one.author}
        {href && (
          <span className="ne-pas-imprimer">
            {' '}
            <a href={href} aria-label={`Dire la suite : ${title}`}>
              Dire la suite
            </a>
          </span>
        )}
      </p>
    </li>
  )
}

const AdaptationWords = ({ body }: { body: Adaptation }) => {
  const { cost, granted, asked, left, over } = moneyOf(body)
  return (
    <>
      <p>{body.need}</p>
      {body.quotes.length > 0 && (
        <p className="petit">
          Devis : {joinNames(body.quotes.map(({ company, cents }) => `${company ? `${company}, ` : ''}${writeEuros(cents)}`))}
        </p>
      )}
      {body.funding.length > 0 && (
        <p className="petit">
          {joinNames(body.funding.map(({ funder, cents, state }) => `${funderLabel(funder)} ${writeEuros(cents)} (${moneyStates[state]})`))}
        </p>
      )}
      {cost > 0 && (
        <p className="petit">
          Au devis le plus bas, {writeEuros(cost)} : {writeEuros(granted)} accordés, <b>{writeEuros(left)} à trouver</b>
          {asked > 0 && `, dont ${writeEuros(Math.min(asked, left))} demandés`}.
        </p>
      )}
      {over > 0 && (
        <p className="petit demande">Accordé {writeEuros(over)} de plus que ce devis : vérifiez les montants, ou quel devis est retenu.</p>
      )}
    </>
  )
}

const HomeHelpWords = ({ body, name, today }: { body: HomeHelp; name: string | undefined; today: IsoDate }) => (
  <p className="petit">
    {name && `Pour ${name}. `}Demandé le {writeDate(body.askedOn, today)}
    {body.answeredOn && `, réponse le ${writeDate(body.answeredOn, today)}`}
    {body.startsOn && `, commence le ${writeDate(body.startsOn, today)}`}.
  </p>
)

const CarerWords = ({ body }: { body: Carer }) => (
  <>
    {body.helps && <p>{body.helps}</p>}
    {body.needs.length > 0 && <p className="petit">Besoins : {joinNames(body.needs.map((one) => carerNeeds[one].toLowerCase()))}</p>}
    <p className="petit">
      {body.alone === null
        ? 'On ne sait pas si on l’a entendue ou entendu à part.'
        : body.alone
          ? 'Entendue ou entendu à part.'
          : 'Pas encore entendue ou entendu à part.'}
      {body.next && ` Suite : ${body.next}`}
    </p>
  </>
)

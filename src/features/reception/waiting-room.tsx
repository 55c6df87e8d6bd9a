import { writeTime, writeTimeInSentence } from '#core/french.ts'
import { PersonName } from '#ui/readers.tsx'
import { Empty, Section } from '#ui/page.tsx'
import { Tag } from '#ui/tag.tsx'
import { paths } from '#web/paths.ts'
import { beenHereAnswers, requestTopics } from './model.ts'
import type { RequestTopic } from './model.ts'
import { Pills } from './pills.tsx'
import { sheetId } from './first-request-sheet.tsx'

/** Always the same question in the same words, whoever stands there (decision 4): the answer is kept and nothing is said back. */
export const BeenHere = ({ value }: { value: string | null }) => (
  <section className="rapproche" aria-labelledby="h-deja">
    <h2 id="h-deja">Déjà venue ici ?</h2>
    <p>
      Demandez-le-lui : <span className="voix">« Avez-vous déjà rencontré une assistante sociale ici ? »</span>
    </p>
    <Pills
      className="haut-2"
      name="beenHere"
      label="Déjà venue ici ?"
      form={sheetId}
      value={value}
      answers={Object.entries(beenHereAnswers).map(([answer, label]) => ({ value: answer, label }))}
    />
    <p className="petit haut-2">
      Cette question s’affiche toujours, que la personne soit connue ou non. Aparté compare en silence ; s’il trouve un dossier, c’est la ou
      le référent qui est prévenu et qui fait le lien. L’accueil ne voit ni nom, ni adresse, ni motif de ce dossier.
    </p>
  </section>
)

export type RoomLine =
  | { kind: 'request'; id: string; time: string; calledName: string; topics: RequestTopic[]; waited: string; taken: boolean }
  | { kind: 'appointment'; id: string; time: string; place: string; personId: string | null; name: string | null }

/** Who waits at this site today. A protected household appears by the hour and the office, without a name. */
export const WaitingRoom = ({ lines, people }: { lines: readonly RoomLine[]; people: number }) => (
  <Section id="h-attente" title="En salle d’attente" end={`${people} personne${people > 1 ? 's' : ''}`}>
    {lines.length === 0 ? (
      <Empty title="Personne n’attend." />
    ) : (
      <ol className="attente">
        {lines.map((line) => (
          <li key={line.id}>
            <span className="h">{writeTime(line.time)}</span>
            {line.kind === 'request' ? (
              <>
                <span>
                  <b className="serif">
                    <PersonName>{line.calledName}</PersonName>
                  </b>
                  <br />
                  <span className="doux">{line.topics.map((topic) => requestTopics[topic]).join(' · ') || 'Première demande'}</span>
                </span>
                <Tag kind="neutre">{line.taken ? 'prévenue' : line.waited}</Tag>
              </>
            ) : (
              <>
                <span>
                  <b className="serif">
                    {line.name === null || line.personId === null ? (
                      `Rendez-vous de ${writeTimeInSentence(line.time)}${line.place ? `, ${line.place}` : ''}`
                    ) : (
                      <a href={paths.reception.contact({ id: line.personId })}>
                        <PersonName>{line.name}</PersonName>
                      </a>
                    )}
                  </b>
                  {line.name !== null && line.place && (
                    <>
                      <br />
                      <span className="doux">{line.place}</span>
                    </>
                  )}
                </span>
                <Tag kind="neutre">rendez-vous</Tag>
              </>
            )}
          </li>
        ))}
      </ol>
    )}
  </Section>
)

export const KeysHelp = () => (
  <section className="bloc petit doux touche" aria-label="Touches">
    <p>
      <kbd>Tab</kbd> champ suivant · <kbd>Espace</kbd> cocher · <kbd>1</kbd> à <kbd>4</kbd> urgence · <kbd>Échap</kbd> vider la fiche,{' '}
      <kbd>Ctrl Z</kbd> la retrouver
    </p>
  </section>
)

import { writeDate } from '#core/french.ts'
import { DangerPlate } from '#ui/danger.tsx'
import { Empty, Page, Section, TitleBar } from '#ui/page.tsx'
import { PersonName } from '#ui/readers.tsx'
import { Frame } from '#web/frame.tsx'
import { page } from '#web/page.server.ts'
import { reception } from './actions.ts'
import { getContactSheet } from './desk.server.ts'
import { writeMoment } from './shown.ts'
import type { Route } from './+types/contact.route'

export const loader = page(reception.contact, async ({ tx, id, now, today, timeZone }) => {
  const sheet = await getContactSheet(tx, id)
  return {
    name: sheet.name,
    rule: sheet.rule && { ...sheet.rule, reviewed: sheet.rule.reviewedOn ? writeDate(sheet.rule.reviewedOn, today) : null },
    appointments: sheet.appointments.map((one) => ({ id: one.id, when: writeMoment(one.startsAt, now, timeZone), place: one.place })),
  }
})

// no name in a tab title: screens at a counter are seen
export const meta: Route.MetaFunction = () => [{ title: 'Consignes de contact — Aparté' }]

/** What reception knows of a person: how to reach her without risk, and when she is expected. Nothing of why, nothing of who follows her. */
export default function Contact({ loaderData }: Route.ComponentProps) {
  const { name, rule, appointments } = loaderData
  return (
    <Frame>
      <Page>
        <TitleBar title={<PersonName>{name}</PersonName>}>Consignes de contact</TitleBar>
        {rule && (
          <DangerPlate
            mayCall={rule.mayCall}
            mayMessage={rule.mayMessage}
            mayWrite={rule.mayWrite}
            addressHidden={rule.addressHidden}
            sentence={rule.how || undefined}
            reviewedOn={rule.reviewed ? `Consignes revues avec la personne le ${rule.reviewed}.` : undefined}
          />
        )}
        <div className="deux-colonnes haut-3">
          <Section id="h-joindre" title="Joindre sans risque">
            {rule?.phone ? (
              <p>
                <b>{rule.phone}</b>
                {rule.hours && <span className="doux"> · {rule.hours}</span>}
              </p>
            ) : (
              <p>Aucune consigne ne permet d’appeler ni d’écrire. C’est la personne qui reprend contact.</p>
            )}
          </Section>
          <Section id="h-rdv" title="Prochains rendez-vous">
            {appointments.length === 0 ? (
              <Empty title="Aucun rendez-vous n’est posé." />
            ) : (
              <ul className="lignes">
                {appointments.map((one) => (
                  <li key={one.id}>
                    <b>{one.when}</b>
                    {one.place && `, ${one.place}`}
                  </li>
                ))}
              </ul>
            )}
          </Section>
        </div>
      </Page>
    </Frame>
  )
}

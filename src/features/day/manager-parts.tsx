import { Empty, Section } from '#ui/page.tsx'
import { Table } from '#ui/table.tsx'
import { paths } from '#web/paths.ts'
import type { ManagerDay } from './queries.server.ts'

/** Teams by numbers: what waits, what is late, who carries how much. No household stands here. */
export const Teams = ({ day }: { day: ManagerDay & { passagesForMe: boolean } }) => (
  <div className="colonnes deux-colonnes haut-4">
    <section aria-labelledby="h-equipes">
      <div className="rub">
        <h2 id="h-equipes">Demandes de vos équipes</h2>
        <a className="fin" href={paths.request.queue()}>
          Les demandes
        </a>
      </div>
      {day.queue.length === 0 ? (
        <Empty title="Aucune demande n’attend." />
      ) : (
        <Table
          caption="Demandes que personne n’a prises, par équipe"
          hideCaption
          rows={day.queue}
          rowKey={(row) => row.id}
          columns={[
            { key: 'team', title: 'Équipe', head: true, cell: (row) => row.team },
            { key: 'waiting', title: 'Attendent', numeric: true, cell: (row) => row.waiting },
            { key: 'late', title: 'Délai passé', numeric: true, cell: (row) => row.late || '–' },
          ]}
        />
      )}
      {day.passagesForMe && (
        <Section id="h-a-part" title="À part, pour vous" end="Les lire" href={paths.caseFile.passagesForMe()}>
          <p>Des collègues vous confient un passage à part, sur un foyer qui ne vous est pas ouvert.</p>
        </Section>
      )}
      {day.toReview > 0 && (
        <Section id="h-revues" title="Accès exceptionnels à relire" end="Les relire" href={paths.access.reviews()}>
          <p>{day.toReview > 1 ? `${day.toReview} accès attendent` : 'Un accès attend'} votre lecture : la raison, ce qui a été vu.</p>
        </Section>
      )}
    </section>
    <section aria-labelledby="h-charge">
      <div className="rub">
        <h2 id="h-charge">Charge par personne</h2>
        <span className="fin">nombres seuls</span>
      </div>
      <Table
        caption="Foyers suivis et délais passés, par personne"
        hideCaption
        rows={day.workload}
        rowKey={(row) => row.id}
        columns={[
          {
            key: 'name',
            title: 'Personne',
            head: true,
            cell: (row) => (
              <>
                {row.name} <span className="doux petit">{row.jobTitle}</span>
              </>
            ),
          },
          { key: 'households', title: 'Foyers', numeric: true, cell: (row) => row.households },
          { key: 'late', title: 'Délais passés', numeric: true, cell: (row) => row.late || '–' },
        ]}
      />
      <p className="petit doux haut-1">Les délais des parties réservées des dossiers ne sont pas comptés ici.</p>
      <p className="petit haut-2">
        <a href={paths.catalogue.nonTakeUp()}>Pourquoi des droits ne sont pas demandés, en nombres</a>
      </p>
    </section>
  </div>
)

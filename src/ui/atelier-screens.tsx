import { writeEuros } from '#core/french.ts'
import { Agenda, AgendaNow, AgendaPause, AgendaRow, Essentials } from './agenda.tsx'
import { Board } from './atelier-frame.tsx'
import { Actions, LinkButton } from './button.tsx'
import { DangerPlate, DangerTag } from './danger.tsx'
import { Deadlines } from './deadlines.tsx'
import { Curve } from './curve.tsx'
import { CellBar, Scale, StackedBar } from './graphics.tsx'
import { HouseholdHead } from './household-head.tsx'
import { PersonName } from './readers.tsx'
import { Pagination, Table } from './table.tsx'
import { Filters, Thread, ThreadEntry } from './thread.tsx'

/** The part of the board that shows what whole screens are made of: household head, agenda, deadlines, thread, tables, charts. */
export const AtelierScreens = () => (
  <>
    <Board id="c-plaque" title="Tête de foyer et plaque de danger" end="seul aplat nuit, seules hachures de l’interface" size="plein">
      <HouseholdHead
        household="Foyer Aubertin"
        name={<PersonName initials="C. A.">Céline Aubertin</PersonName>}
        composition="et ses enfants, Maël, 9 ans, et Jade, 4 ans"
        meta="Référente : Solène Kerbrat (vous) · secteur 4, Les Tanneries · accompagnement depuis le 3 mars"
        sees={{
          kind: 'several',
          count: 3,
          lines: ['Vous · Bruno Thévenet, CESF (budget seulement)', 'Hélène Prigent, cheffe de service, sur motif écrit'],
        }}
        danger={{
          mayCall: false,
          mayMessage: false,
          addressHidden: true,
          sentence: (
            <>
              Violences conjugales. <strong>Pour joindre Mme Aubertin : SMS « RDV confirmé », sans autre mot, entre 9 h et 11 h 30.</strong>
            </>
          ),
          reviewedOn: 'Consignes revues avec elle le 9 juin.',
        }}
        tabs={[
          { href: '#vue', label: 'Vue d’ensemble', current: true, key: 'V' },
          { href: '#entretien', label: 'Entretien', key: 'E' },
          { href: '#droits', label: 'Droits', key: 'D' },
          { href: '#budget', label: 'Budget et dettes', key: 'B' },
        ]}
      />
      <div className="haut-3">
        <DangerPlate
          mayCall={false}
          mayMessage={false}
          mayWrite={false}
          addressHidden
          sentence="Aucun contact à l’initiative du service."
          reviewHref="#c-plaque"
          who="Mme Diarra"
        />
      </div>
    </Board>

    <Board id="c-agenda" title="Agenda" end="mardi 16 juin">
      <Agenda>
        <AgendaRow time="8 h 30" who={<PersonName initials="K. L.">M. Kévin Lantier</PersonName>} what="Entretien terminé." past />
        <AgendaNow time="9 h 12" />
        <AgendaRow
          time="9 h 30"
          place="bureau 2"
          icon="entretien"
          kind="Entretien · vient avec Jade, 4 ans"
          who={<PersonName initials="C. A.">Mme Céline Aubertin</PersonName>}
          next
        >
          <p>
            <DangerTag mayCall={false} mayMessage={false} addressHidden />
          </p>
          <Essentials lines={[{ id: '1', text: 'Vous deviez lui donner la date de l’audience.' }]} />
          <Actions>
            <LinkButton look="principal" href="#c-agenda">
              Ouvrir la page
            </LinkButton>
          </Actions>
        </AgendaRow>
        <AgendaPause time="12 h 30">Pause. Aucun rendez-vous ne peut y être posé.</AgendaPause>
      </Agenda>
    </Board>

    <Board id="c-echeances" title="Ce qui court" end="8 semaines">
      <Deadlines
        today="2026-06-16"
        items={[
          {
            id: '1',
            due: '2026-06-18',
            title: 'Fonds logement, dossier à compléter',
            household: 'M. Mehmet Demirel',
            law: 'Il manque la quittance de mai.',
          },
          {
            id: '2',
            due: '2026-06-24',
            title: 'Recours contre la fin du RSA',
            household: 'Mme Diarra',
            law: 'Deux mois, art. R. 262-88 CASF.',
          },
          {
            id: '3',
            due: '2026-06-26',
            title: 'Évaluation, information préoccupante',
            household: 'famille C.-R.',
            law: 'Trois mois, art. D. 226-2-4 CASF.',
          },
          { id: '4', due: '2026-06-30', title: 'Renouvellement AAH', household: 'M. Poncelet' },
          { id: '5', due: '2026-07-03', title: 'Commandement de payer', household: 'M. et Mme Demirel' },
          { id: '6', due: '2026-08-03', title: 'Contester l’indu CAF', household: 'Mme Aubertin', href: '#c-echeances' },
        ]}
      />
    </Board>

    <Board id="c-fil" title="Fil">
      <div className="haut-3">
        <Filters
          label="Filtrer le fil"
          entries={[
            { href: '#tout', label: 'Tout', current: true },
            { href: '#apart', label: 'À part', icon: 'verrou' },
          ]}
        />
      </div>
      <Thread>
        <ThreadEntry
          day="9 juin"
          detail="mardi"
          meeting
          icon="entretien"
          title="Entretien au service"
          by="Solène Kerbrat, 50 min"
          facts={[{ href: '#fait', label: 'Loyer d’avril dû, 548 €' }]}
        >
          <p>Mme Aubertin dort mieux. Maël est retourné en classe après trois semaines.</p>
        </ThreadEntry>
        <ThreadEntry day="2 juin" detail="mardi" icon="enveloppe" title="Courrier de la CAF" by="déposé par Mme Aubertin">
          <p>Indu d’aide au logement de 640 € sur l’ancien appartement.</p>
        </ThreadEntry>
      </Thread>
    </Board>

    <Board id="c-tableau" title="Tableaux et graphiques">
      <div className="haut-3">
        <Table
          caption="Droits du foyer"
          hideCaption
          rows={[
            { id: 'ppa', name: 'Prime d’activité, majorée', text: 'de 259 à 483 €', chart: <Scale max={500} from={259} to={483} /> },
            { id: 'af', name: 'Allocations familiales', text: '152,25 €', chart: <Scale max={500} amount={152} /> },
          ]}
          rowKey={(row) => row.id}
          columns={[
            { key: 'name', title: 'Droit', head: true, cell: (row) => row.name },
            { key: 'text', title: 'Par mois', numeric: true, cell: (row) => row.text },
            { key: 'chart', title: 'Échelle de 0 à 500 €', cell: (row) => row.chart },
          ]}
        />
        <Pagination page={2} pages={5} href={(page) => `#page-${page}`} label="Pages des droits" />
      </div>
      <table className="tab haut-4">
        <caption>De quoi les foyers ont parlé</caption>
        <tbody>
          <tr>
            <th scope="row">Logement</th>
            <td className="num f">
              <CellBar value={62} max={100}>
                349
              </CellBar>
            </td>
          </tr>
        </tbody>
      </table>
      <div className="budget-graph haut-4">
        <StackedBar
          title="Ce qui entre"
          note="chaque mois"
          total={writeEuros(159_000)}
          max={1590}
          segments={[
            { id: 's', label: 'Salaire', text: '986 €', value: 986 },
            { id: 'l', label: 'Logement', text: '452 €', value: 452, look: 'c2' },
            { id: 'a', label: 'Alloc.', text: '152 €', value: 152, look: 'c2' },
          ]}
        />
      </div>
      <Curve
        alt="Reste par jour : 14,20 € en janvier, inconnu en février, 3,10 € en mars, 4,76 € en avril"
        mark={{ value: 1000, text: 'repère 10 €' }}
        event={{ at: 2, text: 'séparation' }}
        points={[
          { id: '1', label: 'janv.', value: 1420, text: '14,20' },
          { id: '2', label: 'févr.', value: null, text: '' },
          { id: '3', label: 'mars', value: 310, text: '3,10' },
          { id: '4', label: 'avril', value: 476, text: '4,76' },
        ]}
      />
    </Board>
  </>
)

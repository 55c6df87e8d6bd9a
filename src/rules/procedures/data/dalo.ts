import { unread } from '../../catalogue/say.ts'
import type { Procedure } from '../procedure.ts'
import { arrival, clock, day, fact, on, silentAfter, step, yesNo } from '../write.ts'

const TEXTS = 'CCH L441-2-3, R441-14 et suivants, à relire'

interface Kind {
  readonly id: string
  readonly slug: string
  readonly name: string
  readonly what: string
  readonly summary: string
  /** Rules of the commission, each with the day it runs from. */
  readonly commission: readonly (readonly [rule: string, event: string, label: string])[]
  /** Rules of the préfet’s offer, each with the day it runs from. */
  readonly offer: readonly (readonly [rule: string, event: string, label: string])[]
}

/** P11. Same way for a home and for a shelter; the times are not the same. */
const daloOf = ({ id, slug, name, what, summary, commission, offer }: Kind): Procedure => ({
  id,
  slug,
  name,
  domain: 'housing',
  compartment: 'general',
  summary,
  law: [unread('Commission, offre du préfet, tribunal.', TEXTS)],
  safety: [],
  emergency: ['shelter'],
  steps: [
    step(
      'file',
      'Déposer le recours',
      'worker',
      `Formulaire et toutes les preuves. La demande de ${what} doit déjà exister. Garder l’accusé : les délais partent de lui.`,
      [on('done', 'commission')],
      {
        asks: ['Formulaire signé', `Numéro de la demande de ${what}`, 'Preuves de la situation', 'Titre de séjour'],
        produces: ['Recours DALO ou DAHO'],
        before: [
          yesNo('proofs', 'Chaque motif coché a-t-il sa preuve ?'),
          fact('stay', 'Le titre de séjour est-il en règle pour ce recours ?'),
        ],
        law: [unread('Conditions et pièces.', TEXTS)],
      },
    ),
    step(
      'commission',
      'Décision de la commission de médiation',
      'mediationCommission',
      'Le silence est un refus. Il se conteste au tribunal administratif.',
      [on('granted', 'offer'), on('refused', 'contest'), on('impliedRefusal', 'contest')],
      {
        starts: commission.map(([, event, label]) => day(event, label)),
        deadlines: commission.map(([rule, event]) => clock(rule, event)),
        silence: silentAfter(
          commission.map(([rule]) => rule),
          'impliedRefusal',
          unread('Sans décision dans le délai, c’est un refus.', TEXTS),
          'Contester au tribunal administratif, dans les deux mois.',
        ),
        law: [unread('Délai de la commission.', TEXTS)],
      },
    ),
    step(
      'contest',
      'Contester le refus',
      'administrativeCourt',
      'Deux mois, sans avocat obligatoire. Un recours gracieux est possible aussi.',
      [on('granted', 'offer'), on('refused'), on('missed')],
      {
        starts: [day('refusalOn', 'Refus, écrit ou par silence, le', 'commission')],
        deadlines: [clock('daloContest', 'refusalOn')],
        silence: silentAfter(
          'daloContest',
          'missed',
          unread('Passé deux mois, le refus ne se conteste plus.', TEXTS),
          'Déposer un nouveau recours avec un fait nouveau.',
        ),
        law: [unread('Deux mois.', TEXTS)],
      },
    ),
    step(
      'offer',
      'Offre du préfet',
      'prefect',
      'L’offre doit convenir. Un refus sans raison fait perdre la priorité : écrire pourquoi, et garder la preuve.',
      [on('found'), on('notFound', 'court'), on('refusedByPerson'), on('noAnswer', 'court')],
      {
        starts: [...offer.map(([, event, label]) => arrival(event, label)), day('offerEnds', 'Fin du délai d’offre le', 'offer')],
        deadlines: offer.map(([rule, event]) => clock(rule, event)),
        silence: silentAfter(
          offer.map(([rule]) => rule),
          'noAnswer',
          unread('Le préfet n’a pas proposé à temps : le tribunal peut l’y contraindre.', TEXTS),
          'Saisir le tribunal administratif.',
        ),
        law: [unread('Délai de l’offre.', TEXTS)],
      },
    ),
    step(
      'court',
      'Faire exécuter la priorité',
      'administrativeCourt',
      'Le tribunal ordonne, sous astreinte. Une indemnité se demande à part.',
      [on('granted'), on('refused'), on('missed')],
      {
        deadlines: [clock('daloCourt', 'offerEnds')],
        before: [yesNo('compensation', 'L’indemnité a-t-elle été demandée à part ?')],
        silence: silentAfter(
          'daloCourt',
          'missed',
          unread('Passé quatre mois, ce recours n’est plus ouvert.', TEXTS),
          'Demander une indemnité au préfet, et redire la priorité.',
        ),
        law: [unread('Quatre mois après la fin du délai d’offre.', TEXTS)],
      },
    ),
  ],
})

export const dalo: Procedure = daloOf({
  id: 'dalo',
  slug: 'droit-au-logement-dalo',
  name: 'Droit au logement opposable (DALO)',
  what: 'logement social',
  summary: 'Être reconnu prioritaire pour un logement, puis le faire donner : commission, préfet, tribunal.',
  commission: [
    ['dalo', 'receiptOn', 'Dossier reçu par la commission le'],
    ['daloIdf', 'receiptSixMonths', 'Dossier reçu, dans un département à six mois, le'],
  ],
  offer: [
    ['daloOfferShort', 'priorityOn', 'Reconnu prioritaire le'],
    ['daloOffer', 'prioritySixMonths', 'Reconnu prioritaire, dans un département à six mois, le'],
  ],
})

export const daho: Procedure = daloOf({
  id: 'daho',
  slug: 'droit-a-l-hebergement-daho',
  name: 'Droit à l’hébergement opposable (DAHO)',
  what: 'logement social ou d’hébergement',
  summary: 'Être reconnu prioritaire pour un hébergement, puis le faire donner : commission, préfet, tribunal.',
  commission: [['daho', 'receiptOn', 'Dossier reçu par la commission le']],
  offer: [['dahoOffer', 'priorityOn', 'Reconnu prioritaire le']],
})

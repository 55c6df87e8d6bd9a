import { read, unread } from '../../catalogue/say.ts'
import type { Statement } from '../../catalogue/entry.ts'
import type { Procedure } from '../procedure.ts'
import type { Actor, Compartment, ProcedureDomain } from '../words.ts'
import { arrival, chaseAfter, clock, day, on, silentAfter, step, useful, yesNo } from '../write.ts'

interface Kind {
  readonly id: string
  readonly slug: string
  readonly name: string
  readonly domain: ProcedureDomain
  readonly compartment: Compartment
  readonly who: Actor
  /** Rule that says from when to ask. */
  readonly rule: string
  readonly when: string
  /** The day the rule counts from; « Fin du droit le » when absent. */
  readonly from?: string
  /** Rule of the answer, when one counts it. */
  readonly answer?: string
  readonly asks: readonly string[]
  readonly late: string
  readonly law: Statement
  /** Days after the request at which somebody is called. */
  readonly chase: number
}

/** A right that ends by itself: what to do, from when, and what is lost the day after. */
const renewalOf = ({ id, slug, name, domain, compartment, who, rule, when, asks, late, law, chase, from, answer }: Kind): Procedure => ({
  id,
  slug,
  name,
  domain,
  compartment,
  summary: 'Un droit qui s’arrête tout seul : le redemander à temps, garder la preuve, et savoir quoi faire quand la date est passée.',
  law: [law],
  safety: [],
  emergency: [],
  steps: [
    step('ask', 'Redemander à temps', 'person', when, [on('done', 'sent'), on('missed', 'late')], {
      starts: [day('rightEnds', from ?? 'Fin du droit le')],
      deadlines: [clock(rule, 'rightEnds')],
      asks,
      produces: ['Preuve de la demande'],
      before: [yesNo('proof', 'La preuve de la demande est-elle gardée ?')],
      silence: silentAfter(
        rule,
        'missed',
        unread('Le bon moment est passé : après la fin, le droit s’arrête, et le rétablir prend du temps.'),
        'Redemander aujourd’hui, même tard, et chercher ce qui protège en attendant.',
      ),
      law: [law],
    }),
    step(
      'sent',
      'Attendre la décision',
      who,
      'Vérifier que le droit continue pendant l’examen, quand la loi le permet.',
      [on('granted', 'next'), on('refused', 'appeal'), on('noAnswer', 'late')],
      {
        starts: [day('askedOn', 'Demande reçue le')],
        deadlines: answer === undefined ? [] : [clock(answer, 'askedOn')],
        silence:
          answer === undefined
            ? chaseAfter(
                chase,
                'askedOn',
                'noAnswer',
                'Appeler : la demande est-elle complète, et le droit continue-t-il ?',
                'Aucune réponse : le silence de chaque droit se lit dans la procédure du droit concerné.',
              )
            : silentAfter(
                answer,
                'noAnswer',
                unread('La réponse était attendue ce jour-là ; ce que vaut le silence est à vérifier.'),
                'Appeler : la demande est-elle complète, et le droit continue-t-il ?',
              ),
        law: [law],
      },
    ),
    step('late', 'La date est passée', 'worker', late, [on('done', 'sent'), on('closed')], { law: [law] }),
    step('appeal', 'Contester', 'worker', 'La suite est dans la procédure « Recours » de ce droit.', [on('done')], {
      starts: [arrival('refusedOn', 'Refus notifié le')],
      law: [unread('Les voies de recours sont écrites sur la décision.')],
    }),
    step('next', 'Écrire la prochaine fin', 'worker', 'La date va dans « Ce qui court ».', [on('closed')], {
      before: [useful(yesNo('nextEnd', 'La prochaine fin de droit est-elle notée ?'))],
    }),
  ],
})

export const renewals: readonly Procedure[] = [
  renewalOf({
    id: 'renewalAah',
    slug: 'renouvellement-aah',
    name: 'Renouvellement : AAH et droits de la MDPH',
    domain: 'disability',
    compartment: 'health',
    who: 'mdph',
    rule: 'renewalAah',
    when: 'Six mois avant la fin : dossier de la MDPH et certificat médical récent.',
    asks: ['Formulaire de la MDPH', 'Certificat médical, sous pli fermé'],
    late: 'Demander à la MDPH et à la CAF si le droit est prolongé pendant l’examen, et déposer le dossier aujourd’hui.',
    law: unread(
      'La demande se dépose avant la fin du droit ; des prolongations existent.',
      'CSS L821-5 ; CASF R241-31 et suivants, à relire',
    ),
    chase: 120,
  }),
  renewalOf({
    id: 'renewalCss',
    slug: 'renouvellement-complementaire-sante-solidaire',
    name: 'Renouvellement : Complémentaire santé solidaire',
    domain: 'rights',
    compartment: 'general',
    who: 'fund',
    rule: 'renewalCss',
    answer: 'cssDecision',
    when: 'De quatre à deux mois avant la fin. Les allocataires du RSA n’ont souvent rien à faire : le vérifier.',
    asks: ['Formulaire ou compte ameli', 'Ressources des douze derniers mois'],
    late: 'Demander à la caisse un effet en urgence si un soin ne peut pas attendre.',
    law: read('Le renouvellement se demande de quatre à deux mois avant la fin.', 'CSS R861-18'),
    chase: 60,
  }),
  renewalOf({
    id: 'renewalResidencePermit',
    slug: 'renouvellement-titre-de-sejour',
    name: 'Renouvellement : titre de séjour',
    domain: 'rights',
    compartment: 'justice',
    who: 'prefect',
    rule: 'renewalResidencePermit',
    when: 'De quatre à deux mois avant la fin, en ligne ou en préfecture selon le titre.',
    asks: ['Titre de séjour', 'Justificatifs du motif', 'Justificatif de domicile'],
    late: 'Déposer aujourd’hui, garder l’attestation ou le récépissé : sans lui, l’emploi et les droits s’arrêtent. Prévenir l’employeur et la CAF.',
    law: unread('La demande se fait entre quatre et deux mois avant la fin.', 'CESEDA R431-5, à relire'),
    chase: 60,
  }),
  renewalOf({
    id: 'sneYearly',
    slug: 'renouvellement-demande-de-logement-social',
    name: 'Renouvellement : demande de logement social',
    domain: 'housing',
    compartment: 'general',
    who: 'decider',
    rule: 'sneYearly',
    from: 'Demande déposée, ou renouvelée la dernière fois, le',
    when: 'Chaque année, dans le mois qui précède l’anniversaire. Sans cela, le numéro est perdu, et l’ancienneté avec.',
    asks: ['Numéro unique', 'Avis d’imposition'],
    late: 'Refaire une demande le jour même, et écrire pour garder l’ancienneté, surtout si un recours DALO s’appuie dessus.',
    law: unread('La demande est renouvelée chaque année.', 'CCH L441-2-1, R441-2-7, à relire'),
    chase: 30,
  }),
  renewalOf({
    id: 'domiciliation',
    slug: 'renouvellement-domiciliation',
    name: 'Renouvellement : domiciliation',
    domain: 'rights',
    compartment: 'general',
    who: 'ccas',
    rule: 'domiciliationRenewal',
    answer: 'domiciliationAnswer',
    when: 'La domiciliation vaut un an. La redemander deux mois avant ; passer ou appeler au moins tous les trois mois.',
    asks: ['Attestation d’élection de domicile', 'Entretien avec le service qui domicilie'],
    late: 'Redemander aujourd’hui : sans adresse, le RSA, la CAF et la santé s’arrêtent. Prévenir les caisses.',
    law: unread('Élection de domicile d’un an, demande et réponse en deux mois.', 'CASF L264-2, D264-1, version ancienne'),
    chase: 60,
  }),
]

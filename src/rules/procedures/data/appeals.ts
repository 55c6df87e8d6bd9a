import { APPEALS } from '../../catalogue/appeals.ts'
import { APPEAL_CODES, type AppealCode } from '../../catalogue/entry.ts'
import { unread } from '../../catalogue/say.ts'
import type { Procedure } from '../procedure.ts'
import type { Actor, Compartment } from '../words.ts'
import { arrival, chaseAfter, clock, day, fact, on, silentAfter, step, useful, yesNo } from '../write.ts'
import { appealOfJudgment } from './appeal-of-judgment.ts'
import { SILENT_DECISION, type CourtOrder } from './silent-decision.ts'

/** Rules of `rules/deadlines/rules.ts` that count an appeal: the first one, the silence of who receives it, the court. `null`: no rule counts it. */
interface Clocks {
  readonly slug: string
  readonly first: string
  readonly silence: string | null
  readonly court: string
  readonly judge: Actor
  readonly order: CourtOrder
  readonly compartment: Compartment
}

const ADMIN = { compartment: 'general', judge: 'administrativeCourt', order: 'administrative' } as const
const SOCIAL = { compartment: 'general', judge: 'socialCourt', order: 'judicial' } as const

/** By right, as the codes of the catalogue. The court is the right one: the pole social, the tribunal administratif, or another. */
const ROUTES: Readonly<Record<Exclude<AppealCode, 'AP10'>, Clocks>> = {
  AP1: { ...SOCIAL, slug: 'securite-sociale', first: 'appealCra', silence: 'silenceCra', court: 'appealPoleSocial' },
  AP1m: {
    ...SOCIAL,
    slug: 'decision-medicale',
    first: 'appealCmra',
    silence: 'silenceCmra',
    court: 'appealPoleSocial',
    compartment: 'health',
  },
  AP2: { ...ADMIN, slug: 'prime-d-activite', first: 'appealPpaCra', silence: 'silencePpaCra', court: 'appealPpaCourt' },
  AP3: { ...ADMIN, slug: 'rsa', first: 'appealRsaRapo', silence: 'silenceRsaRapo', court: 'appealRsaCourt' },
  AP4: { ...ADMIN, slug: 'aides-au-logement', first: 'appealHousingRapo', silence: 'silenceHousingRapo', court: 'appealHousingCourt' },
  AP5: {
    ...SOCIAL,
    slug: 'mdph',
    first: 'appealMdphRapo',
    silence: 'silenceMdphRapo',
    court: 'appealMdphCourt',
    judge: 'court',
    order: 'either',
    compartment: 'health',
  },
  AP6: {
    ...ADMIN,
    slug: 'aide-sociale-et-apa',
    first: 'appealAideSocialeRapo',
    silence: 'silenceAideSocialeRapo',
    court: 'appealAideSocialeCourt',
  },
  AP7: { ...SOCIAL, slug: 'complementaire-sante-et-ame', first: 'appealCssRapo', silence: 'silenceCssRapo', court: 'appealCssCourt' },
  AP8: {
    ...ADMIN,
    slug: 'france-travail',
    first: 'appealFranceTravailOverpayment',
    silence: 'silenceFranceTravailOverpayment',
    court: 'appealAdministrative',
    judge: 'court',
    order: 'either',
  },
  AP9: { ...ADMIN, slug: 'aides-facultatives', first: 'appealGracieux', silence: 'silenceAdministrative', court: 'appealAdministrative' },
  AP11: {
    ...ADMIN,
    slug: 'autre-administration',
    first: 'appealGracieux',
    silence: 'silenceAdministrative',
    court: 'appealAdministrative',
  },
}

const DAYS_BEFORE_A_CALL = 60

const appealOf = (code: Exclude<AppealCode, 'AP10'>): Procedure => {
  const { slug, first, silence, court, judge, compartment, order } = ROUTES[code]
  const { name, route, steps, note, silence: silent } = APPEALS[code]
  const means = silent ?? unread('Aucun délai de silence connu pour ce recours : à demander.')
  return {
    id: `appeal${code}`,
    slug: `recours-${slug}`,
    name: `Recours : ${name}`,
    domain: 'rights',
    compartment,
    summary:
      'Contester à temps, auprès de qui a décidé d’abord, puis devant le bon tribunal. Demander une remise de dette est une autre demande.',
    law: [...route, note],
    safety: [],
    emergency: [],
    steps: [
      step(
        'read',
        'Lire la décision',
        'worker',
        'Le jour où elle est arrivée, ce qu’elle dit du recours, à qui l’adresser. Une décision qui ne dit rien des recours se conteste plus longtemps.',
        [on('contested', 'first'), on('accepted')],
        {
          starts: [day('decisionNotified', 'Décision notifiée le')],
          deadlines: [clock(first, 'decisionNotified')],
          asks: ['Décision et enveloppe', 'Pièces qui la contredisent'],
          before: [
            fact('remedyPrinted', 'La décision dit-elle comment la contester ?'),
            useful({
              ...fact(
                'legalAid',
                'L’aide juridictionnelle est-elle demandée ? Elle n’arrête pas ce premier délai ; demandée à temps, elle fait repartir en entier celui du tribunal.',
              ),
              law: unread(
                'Un nouveau délai, de même durée, part de la décision d’aide ou de la désignation de l’avocat.',
                'Décret 2020-1717 art. 43, à relire',
              ),
            }),
          ],
          law: route,
        },
      ),
      step(
        'first',
        `Écrire : ${steps[0]?.to ?? 'recours'}`,
        'person',
        'Une lettre datée, signée, avec les raisons et les pièces. Garder la preuve de l’envoi.',
        [on('done', 'answer'), on('missed', 'late')],
        {
          deadlines: [clock(first, 'decisionNotified')],
          produces: ['Recours', 'Preuve de l’envoi'],
          before: [yesNo('proof', 'La preuve de l’envoi est-elle gardée ?')],
          silence: silentAfter(
            first,
            'missed',
            steps[0]?.statement ?? means,
            'Regarder s’il reste un moyen : décision sans voies de recours, aide juridictionnelle demandée à temps, fait nouveau.',
          ),
          law: steps.map(({ statement }) => statement),
        },
      ),
      step(
        'answer',
        'Attendre la réponse',
        'decider',
        'Noter le jour où le recours a été reçu. Sans réponse, le délai du tribunal part du jour où le silence vaut refus.',
        [
          on('granted'),
          on('partlyGranted', 'court'),
          on('refused', 'court'),
          on(silence === null ? 'noAnswer' : 'impliedRefusal', 'court'),
        ],
        {
          starts: [day('appealReceived', 'Recours reçu le')],
          deadlines: silence === null ? [] : [clock(silence, 'appealReceived')],
          silence:
            silence === null
              ? chaseAfter(
                  DAYS_BEFORE_A_CALL,
                  'appealReceived',
                  'noAnswer',
                  'Appeler : le recours est-il reçu, quand répondra-t-on ?',
                  means.text,
                )
              : silentAfter(silence, 'impliedRefusal', means, 'Écrire le jour du silence et préparer le tribunal : son délai court.'),
          law: [means],
        },
      ),
      step(
        'court',
        'Saisir le tribunal',
        judge,
        steps.at(-1)?.to === undefined
          ? 'Le tribunal qui est dit sur la décision.'
          : `Le tribunal compétent : ${steps.at(-1)?.to}. Joindre la décision, le recours, la preuve de son envoi.`,
        [on('granted'), on('refused'), on('missed', 'late'), on('refusedByPerson')],
        {
          starts: [arrival('answerReceived', 'Refus du recours reçu, ou silence, le', 'answer')],
          deadlines: [clock(court, 'answerReceived')],
          produces: ['Requête au tribunal'],
          before: [useful(fact('hearingHelp', 'La personne sera-t-elle accompagnée à l’audience ?'))],
          silence: silentAfter(
            court,
            'missed',
            steps.at(-1)?.statement ?? means,
            'Regarder l’aide juridictionnelle, le Défenseur des droits et le fait nouveau.',
          ),
          law: [...steps.map(({ statement }) => statement), note],
        },
      ),
      step(
        'late',
        'Le délai est passé',
        'worker',
        'Le droit de contester est perdu, sauf raison de la loi. Restent : la remise de dette, le fait nouveau, le médiateur, le Défenseur des droits.',
        [on('closed')],
        {
          deadlines: order === 'judicial' ? [] : [clock('appealCzabaj', 'decisionNotified')],
          law: [SILENT_DECISION[order]],
        },
      ),
    ],
  }
}

/** One procedure for each way of contesting, in the order of the codes. */
export const appeals: readonly Procedure[] = APPEAL_CODES.map((code) => (code === 'AP10' ? appealOfJudgment : appealOf(code)))

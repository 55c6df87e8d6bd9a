import { count } from '../deadlines/count.ts'
import { deadlineOf } from '../deadlines/rules.ts'
import type { Delay } from './deadline.ts'
import type { AppealCode, Statement } from './entry.ts'
import { read, unread } from './say.ts'

/** One step of an appeal, in order. `delay` null: no delay known, act soon. */
export interface AppealStep {
  readonly to: string
  readonly delay: Delay | null
  readonly statement: Statement
}

/** How a decision is contested, for all rights that share this route. */
export interface Appeal {
  readonly name: string
  readonly route: readonly Statement[]
  /** Months to act first; null when that delay is counted in days. */
  readonly months: number | null
  /** No answer to the first appeal after so many months means no; absent when not known. */
  readonly silence?: Statement & { readonly months: number }
  readonly steps: readonly AppealStep[]
  readonly note: Statement
}

const TWO_MONTHS: Delay = { months: 2 }
const THEN_TWO_MONTHS = 'Deux mois après la réponse, ou après le silence qui vaut refus.'
const after2 = (to: string, source?: string): AppealStep => ({ to, delay: TWO_MONTHS, statement: unread(THEN_TWO_MONTHS, source) })
const first2 = (to: string, source?: string): AppealStep => ({
  to,
  delay: TWO_MONTHS,
  statement: unread('Deux mois après la notification de la décision.', source),
})
const silent2 = { ...unread('Sans réponse deux mois après le recours, c’est un refus : la suite est ouverte.'), months: 2 }

const POLE_SOCIAL = 'Tribunal judiciaire, pôle social'
const TA = 'Tribunal administratif'

export const APPEALS: Record<AppealCode, Appeal> = {
  AP1: {
    name: 'Sécurité sociale : CAF, MSA, CPAM, caisse de retraite',
    route: [
      read('D’abord un recours amiable à la commission de recours amiable (CRA) de la caisse.', 'CSS R142-1'),
      unread('Puis le pôle social du tribunal judiciaire.'),
    ],
    months: 2,
    silence: { ...read('Sans réponse de la commission en deux mois, c’est un refus : la suite est ouverte.', 'CSS R142-6'), months: 2 },
    steps: [
      {
        to: 'Commission de recours amiable (CRA) de la caisse',
        delay: TWO_MONTHS,
        statement: unread('Deux mois après la notification de la décision.', 'CSS R142-1'),
      },
      after2(POLE_SOCIAL, 'CSS R142-10-2, à relire'),
    ],
    note: unread(
      'Le tribunal se saisit par lettre ou avec le formulaire Cerfa 15980 (version à vérifier). L’avocat n’y est pas obligatoire.',
    ),
  },
  AP1m: {
    name: 'Décision médicale de la sécurité sociale',
    route: [
      read('D’abord la commission médicale de recours amiable (CMRA).', 'CSS R142-8'),
      unread('Puis le pôle social du tribunal judiciaire.'),
    ],
    months: 2,
    silence: { ...unread('Sans réponse en quatre mois, c’est un refus : la suite est ouverte.'), months: 4 },
    steps: [first2('Commission médicale de recours amiable (CMRA)'), after2(POLE_SOCIAL)],
    note: unread('Les pièces médicales partent sous pli fermé, au médecin. La personne peut désigner son médecin pour les recevoir.'),
  },
  AP2: {
    name: 'Prime d’activité',
    route: [
      read('D’abord la commission de recours amiable (CRA) de la CAF ou de la MSA.', 'CSS L845-2, R847-2'),
      unread('Puis le tribunal administratif.'),
    ],
    months: 2,
    silence: silent2,
    steps: [first2('Commission de recours amiable (CRA) de la CAF ou de la MSA'), after2(TA)],
    note: unread('Le tribunal n’est pas celui des autres prestations de la CAF : c’est le tribunal administratif.'),
  },
  AP3: {
    name: 'RSA',
    route: [
      unread(
        'D’abord un recours préalable, obligatoire, au président du conseil départemental.',
        'CASF L262-47, R262-88, version ancienne',
      ),
      unread('Puis le tribunal administratif.'),
    ],
    months: 2,
    silence: silent2,
    steps: [first2('Président du conseil départemental (recours préalable)', 'CASF R262-88, version ancienne'), after2(TA)],
    note: unread(
      'Contester un trop-perçu de RSA, ou en demander la remise, suspend son recouvrement : le dire dans la lettre.',
      'CASF L262-46, version ancienne',
    ),
  },
  AP4: {
    name: 'Aides au logement',
    route: [
      unread('D’abord un recours préalable à la CAF ou à la MSA, devant sa commission.', 'CCH L825-2, R825-1, à relire'),
      unread('Puis le tribunal administratif, depuis 2019.'),
    ],
    months: 2,
    silence: silent2,
    steps: [first2('CAF ou MSA (recours préalable)', 'CCH L825-2, R825-1, à relire'), after2(TA)],
    note: unread('Le tribunal est le tribunal administratif, et non le pôle social.'),
  },
  AP5: {
    name: 'Décisions de la MDPH (CDAPH)',
    route: [
      unread('D’abord un recours préalable, obligatoire, à la MDPH.'),
      unread(
        'Puis le pôle social du tribunal judiciaire : AAH, AEEH, PCH, carte mobilité (invalidité, priorité), orientation d’un enfant.',
      ),
      unread(
        'Ou le tribunal administratif : RQTH, orientation professionnelle d’un adulte (ESAT, ESRP) et, à vérifier, carte mobilité (stationnement).',
      ),
    ],
    months: 2,
    silence: silent2,
    steps: [first2('MDPH (recours préalable devant la CDAPH)'), after2('Pôle social, ou tribunal administratif selon la décision')],
    note: unread(
      'Une conciliation ou une médiation est possible. Sans réponse à la première demande, le silence de quatre mois est déjà un refus à contester.',
      'CASF R241-33, version ancienne',
    ),
  },
  AP6: {
    name: 'Aide sociale et APA',
    route: [
      unread(
        'D’abord un recours préalable à qui a décidé : président du conseil départemental ou préfet.',
        'CASF L134-1 à L134-3, à relire',
      ),
      unread('Puis le tribunal administratif ; le juge judiciaire pour l’obligation alimentaire et la récupération sur une succession.'),
    ],
    months: 2,
    silence: silent2,
    steps: [first2('Président du conseil départemental ou préfet (recours préalable)', 'CASF L134-2, à relire'), after2(TA)],
    note: unread('Une personne de son choix peut l’aider à se faire entendre.'),
  },
  AP7: {
    name: 'Complémentaire santé solidaire et AME',
    route: [
      read('D’abord un recours préalable.', 'CSS L142-3, L142-4, L142-8'),
      read('Puis le pôle social du tribunal judiciaire.', 'CSS L142-3, L142-4, L142-8'),
    ],
    months: 2,
    silence: silent2,
    steps: [first2('Caisse qui a décidé (recours préalable)'), after2(POLE_SOCIAL)],
    note: unread('Si un soin est urgent, le dire aussi à la PASS de l’hôpital ou au service social de l’Assurance maladie.'),
  },
  AP8: {
    name: 'France Travail',
    route: [
      unread('Une réclamation à l’agence.'),
      read(
        'Inscription, radiation, sanction : une médiation avec le médiateur régional est obligatoire avant le tribunal.',
        'Code du travail R5411-18',
      ),
      read('Trop-perçu : un recours gracieux dans les deux mois.', 'Code du travail R5426-19'),
      read('Contrainte : une opposition dans les quinze jours.', 'Code du travail R5426-22'),
      unread(
        'Puis le tribunal judiciaire pour l’allocation chômage, le tribunal administratif pour l’ASS et la liste des demandeurs d’emploi.',
      ),
    ],
    months: 2,
    steps: [
      {
        to: 'Agence France Travail : recours gracieux sur un trop-perçu',
        delay: TWO_MONTHS,
        statement: read('Deux mois après la notification du trop-perçu.', 'Code du travail R5426-19'),
      },
      {
        to: 'Médiateur régional de France Travail : inscription, radiation, sanction',
        delay: null,
        statement: read('Avant tout recours au tribunal.', 'Code du travail R5411-18'),
      },
      {
        to: 'Tribunal indiqué sur l’acte : opposition à une contrainte',
        delay: { days: 15 },
        statement: read('Quinze jours après la notification de la contrainte.', 'Code du travail R5426-22'),
      },
    ],
    note: unread('Une contrainte vaut jugement si personne ne s’y oppose : les quinze jours passent avant tout le reste.'),
  },
  AP9: {
    name: 'Aides facultatives (FSL, secours, action sociale)',
    route: [
      unread('Un recours gracieux à qui a décidé : redire la situation, apporter des pièces.'),
      unread('Puis, pour un organisme public, le tribunal administratif, qui vérifie seulement que le droit est respecté.'),
    ],
    months: 2,
    steps: [first2('Organisme qui a décidé (recours gracieux)'), after2(TA)],
    note: unread('L’action sociale d’une CAF n’est pas un droit que l’on peut exiger : le recours gracieux reste possible.'),
  },
  AP10: {
    name: 'Décisions de justice',
    route: [
      unread('Aide juridictionnelle : recours contre la décision du bureau, en quinze jours.'),
      unread(
        'Surendettement : quinze jours contre la recevabilité, vingt contre l’état des dettes, trente contre les mesures ou l’effacement.',
        'Code de la consommation, à relire',
      ),
      unread('Juge aux affaires familiales, juge des contentieux de la protection : appel en quinze jours ou un mois, selon la décision.'),
    ],
    months: null,
    steps: [
      {
        to: 'Recours ou appel indiqué sur la décision',
        delay: { days: 15 },
        statement: unread('Quinze jours après la notification, le plus court de ces délais ; un mois pour certains appels.'),
      },
    ],
    note: unread('Lire la fin de la décision : elle dit le délai, le tribunal et s’il faut un avocat.'),
  },
  AP11: {
    name: 'Autre décision d’une administration',
    route: [
      unread('Un recours gracieux (à qui a décidé) ou hiérarchique (à son supérieur).'),
      unread('Ou directement le tribunal administratif, ou les deux l’un après l’autre.'),
      unread('Une médiation est possible aussi.'),
    ],
    months: 2,
    silence: silent2,
    steps: [first2('Administration qui a décidé (recours gracieux ou hiérarchique), ou tribunal administratif'), after2(TA)],
    note: unread('Le recours gracieux n’est pas obligatoire : aller droit au tribunal est permis.'),
  },
}

/** The rule of `rules/deadlines` for the first step of each code, and for no answer to it; null where the law of the code has none. */
export const APPEAL_DEADLINES: Record<AppealCode, { readonly first: string; readonly silence: string | null }> = {
  AP1: { first: 'appealCra', silence: 'silenceCra' },
  AP1m: { first: 'appealCmra', silence: 'silenceCmra' },
  AP2: { first: 'appealPpaCra', silence: 'silencePpaCra' },
  AP3: { first: 'appealRsaRapo', silence: 'silenceRsaRapo' },
  AP4: { first: 'appealHousingRapo', silence: 'silenceHousingRapo' },
  AP5: { first: 'appealMdphRapo', silence: 'silenceMdphRapo' },
  AP6: { first: 'appealAideSocialeRapo', silence: 'silenceAideSocialeRapo' },
  AP7: { first: 'appealCssRapo', silence: 'silenceCssRapo' },
  AP8: { first: 'appealFranceTravailOverpayment', silence: null },
  AP9: { first: 'appealGracieux', silence: null },
  // the shortest of its delays
  AP10: { first: 'ajAppeal', silence: null },
  AP11: { first: 'appealGracieux', silence: 'silenceAdministrative' },
}

/** No first appeal before an administration is moved over a weekend, so the place changes nothing here. */
const lastDay = (id: string, on: string): string => count(deadlineOf(id), on, { territory: 'mainland', pauses: [] }).due as string

/**
 * Last day of the first step of an appeal, `YYYY-MM-DD`, from the day of the notification: the shortest delay where a code has several, but for a
 * « contrainte » of France Travail, which has its own (`contrainteDeadline`). Two months for most, fifteen days for AP10.
 */
export const appealDeadline = (code: AppealCode, notifiedOn: string): string => lastDay(APPEAL_DEADLINES[code].first, notifiedOn)

/** Last day to oppose a « contrainte » of France Travail, on the mainland. Code du travail R5426-22. */
export const contrainteDeadline = (notifiedOn: string): string => lastDay('contrainteFranceTravail', notifiedOn)

/** Day on which no answer to a first appeal becomes a refusal, from the day it was received; null where the code has no such rule. */
export const silenceDate = (code: AppealCode, receivedOn: string): string | null => {
  const { silence } = APPEAL_DEADLINES[code]
  return silence === null ? null : lastDay(silence, receivedOn)
}

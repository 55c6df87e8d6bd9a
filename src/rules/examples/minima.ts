import { ACTIVITY, TENURE } from '../household.ts'
import { MAY, pension, wage, type Examples } from './example.ts'

/** Work, minimum benefits, old age, disability. */
export const minimaExamples: Examples = {
  rsa: {
    story:
      'Karim, 42 ans, vit seul dans un logement social (350 € de loyer). Il fait quelques heures de ménage chaque mois, payées 200 € net, et n’a rien d’autre.',
    month: MAY,
    names: ['Karim'],
    spec: {
      year: 2026,
      parents: [{ born: '1984-01-20', activity: ACTIVITY.working, amounts: wage(200_00) }],
      tenure: TENURE.socialTenant,
      rent: 350_00,
      rfr: { 2024: 2_230_00, 2025: 2_230_00 },
    },
  },
  ppa: {
    story:
      'Samira, 34 ans, élève seule Inès, 8 ans, dans un logement social (450 € de loyer). Elle gagne 1 250 € net par mois à temps partiel.',
    month: MAY,
    names: ['Samira', 'Inès'],
    spec: {
      year: 2026,
      parents: [{ born: '1992-02-11', activity: ACTIVITY.working, amounts: wage(1250_00) }],
      children: [{ born: '2018-03-02', school: 2 }],
      tenure: TENURE.socialTenant,
      rent: 450_00,
      rfr: { 2024: 13_900_00, 2025: 13_900_00 },
    },
  },
  aah: {
    story:
      'Bruno, 45 ans, a un taux d’incapacité de 80 % reconnu par la MDPH. Il vit seul et travaille à mi-temps, pour 720 € net par mois.',
    month: MAY,
    names: ['Bruno'],
    spec: {
      year: 2026,
      parents: [{ born: '1980-11-06', activity: ACTIVITY.working, disabled: 1, disabilityRate: 0.8, amounts: wage(720_00) }],
      rfr: { 2024: 8_050_00, 2025: 8_050_00 },
    },
  },
  mva: {
    story:
      'Élodie, 38 ans, reçoit l’AAH avec un taux d’incapacité de 85 %. Elle vit seule dans un logement social (380 € de loyer) et ne travaille pas.',
    month: MAY,
    names: ['Élodie'],
    spec: {
      year: 2026,
      parents: [{ born: '1988-01-15', disabled: 1, disabilityRate: 0.85 }],
      tenure: TENURE.socialTenant,
      rent: 380_00,
      rfr: { 2024: 0, 2025: 0 },
    },
  },
  asi: {
    story: 'Paulo, 58 ans, vit seul avec une pension d’invalidité de 450 € par mois.',
    month: MAY,
    names: ['Paulo'],
    spec: {
      year: 2026,
      parents: [{ born: '1967-09-03', amounts: { invalidityPension: 450_00 } }],
      rfr: { 2024: 4_860_00, 2025: 4_860_00 },
    },
  },
  aspa: {
    story: 'Odile, 72 ans, vit seule avec une retraite de 700 € brut par mois et 4 000 € sur son livret A.',
    month: MAY,
    names: ['Odile'],
    spec: {
      year: 2026,
      parents: [{ born: '1953-08-19', activity: ACTIVITY.retired, livretA: 4_000_00, amounts: pension(700_00) }],
      rfr: { 2024: 7_160_00, 2025: 7_160_00 },
    },
  },
  ass: {
    story:
      'Thierry, 55 ans, a travaillé vingt ans avant la fin de son contrat, en janvier 2023. Il n’a plus d’allocation chômage depuis un an et vit avec Odette, qui gagne 1 300 € net.',
    month: MAY,
    names: ['Thierry', 'Odette'],
    spec: {
      year: 2026,
      parents: [
        { born: '1970-12-01', activity: ACTIVITY.unemployed, unemployedSince: '2023-01-31', assCareer: 1 },
        { born: '1972-04-23', activity: ACTIVITY.working, amounts: wage(1300_00) },
      ],
      rfr: { 2024: 14_500_00, 2025: 14_500_00 },
    },
  },
  cej: {
    story:
      'Lina, 20 ans, cherche un emploi avec la mission locale. Elle a gagné 400 € net par mois ces derniers mois et vit chez sa mère, Fatou, qui n’est pas imposable.',
    month: MAY,
    names: ['Fatou', 'Lina'],
    member: 1,
    spec: {
      year: 2026,
      parents: [{ born: '1979-06-14', activity: ACTIVITY.working, amounts: wage(1450_00) }],
      children: [{ born: '2006-02-27', activity: ACTIVITY.unemployed, amounts: wage(400_00) }],
      tenure: TENURE.tenant,
      rent: 600_00,
      rfr: { 2024: 16_000_00, 2025: 16_000_00 },
      bracket: { 2024: 0, 2025: 0 },
    },
  },
  primeNoel: {
    story: 'En décembre, Aïcha, seule avec Noé et Lila, 5 et 9 ans, reçoit le RSA. Elle est logée gratuitement.',
    month: '2025-12',
    names: ['Aïcha', 'Noé', 'Lila'],
    spec: {
      year: 2025,
      parents: [{ born: '1990-05-30' }],
      children: [{ born: '2020-03-12' }, { born: '2016-07-01' }],
      tenure: TENURE.hosted,
      rfr: { 2023: 0, 2024: 0 },
    },
  },
}

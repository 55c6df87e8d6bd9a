import { PCH_ACTIVITIES, PCH_DIFFICULTY } from '../autonomy/pch-activities.ts'
import { ACTIVITY, CITIZENSHIP, SCHOOL, TENURE } from '../household.ts'
import { MAY, pension, wage, type Examples } from './example.ts'

/** Health, energy, school, asylum, loss of autonomy, justice. */
export const otherExamples: Examples = {
  css: {
    story: 'Rachid, 52 ans, vit seul et gagne 1 000 € net par mois.',
    month: MAY,
    names: ['Rachid'],
    spec: {
      year: 2026,
      parents: [{ born: '1973-12-20', activity: ACTIVITY.working, amounts: wage(1000_00) }],
      tenure: TENURE.hosted,
      sharesCosts: 1,
      rfr: { 2024: 11_190_00, 2025: 11_190_00 },
    },
  },
  ame: {
    story: 'Amadou, 36 ans, vit en France depuis quatorze mois sans titre de séjour et n’a aucune ressource. Un ami l’héberge.',
    month: MAY,
    names: ['Amadou'],
    spec: {
      year: 2026,
      parents: [{ born: '1990-01-01', citizenship: CITIZENSHIP.other, irregularStayMonths: 14 }],
      tenure: TENURE.hosted,
      rfr: { 2024: 0, 2025: 0 },
    },
  },
  chequeEnergie: {
    story:
      'Monique, 68 ans, locataire d’un logement social, vit seule. Son avis d’imposition sur les revenus de 2024 porte un revenu fiscal de référence de 9 800 €.',
    month: MAY,
    names: ['Monique'],
    spec: {
      year: 2026,
      parents: [{ born: '1957-10-10', activity: ACTIVITY.retired, amounts: pension(960_00) }],
      tenure: TENURE.socialTenant,
      rent: 340_00,
      rfr: { 2024: 9_800_00, 2025: 9_900_00 },
    },
  },
  bourseCollege: {
    story:
      'Nadège élève seule Enzo, en classe de 5e. Son avis d’imposition sur les revenus de 2024 porte un revenu fiscal de référence de 9 400 €.',
    month: MAY,
    names: ['Nadège', 'Enzo'],
    spec: {
      year: 2026,
      parents: [{ born: '1987-02-06' }],
      children: [{ born: '2013-05-19', school: SCHOOL.college }],
      rfr: { 2024: 9_400_00, 2025: 9_400_00 },
    },
  },
  bourseLycee: {
    story:
      'Pascal et Irène ont deux enfants : Clara, au lycée, et Hugo, au collège. Leur avis d’imposition sur les revenus de 2024 porte un revenu fiscal de référence de 15 000 €.',
    month: MAY,
    names: ['Pascal', 'Irène', 'Clara', 'Hugo'],
    spec: {
      year: 2026,
      parents: [{ born: '1981-04-04' }, { born: '1983-09-09' }],
      children: [
        { born: '2009-06-01', school: SCHOOL.lycee },
        { born: '2013-08-22', school: SCHOOL.college },
      ],
      rfr: { 2024: 15_000_00, 2025: 15_000_00 },
    },
  },
  ada: {
    story:
      'Yusuf et Leyla demandent l’asile avec Samir, 5 ans. Ils n’ont aucune ressource et aucune place d’hébergement ne leur a été proposée.',
    month: MAY,
    names: ['Yusuf', 'Leyla', 'Samir'],
    spec: {
      year: 2026,
      parents: [
        { born: '1992-01-30', citizenship: CITIZENSHIP.other },
        { born: '1994-07-15', citizenship: CITIZENSHIP.other },
      ],
      children: [{ born: '2021-02-02', citizenship: CITIZENSHIP.other }],
      asylumSeeker: 1,
      tenure: TENURE.homeless,
    },
  },
  apaDomicile: {
    story:
      'Simone, 83 ans, classée en GIR 3, vit seule chez elle avec une retraite de 1 500 € brut par mois. L’équipe du département a proposé un plan d’aide de 800 € par mois.',
    month: MAY,
    names: ['Simone'],
    spec: {
      year: 2026,
      parents: [{ born: '1942-11-28', activity: ACTIVITY.retired, gir: 3, apaPlan: 800_00, amounts: pension(1500_00) }],
      tenure: TENURE.owner,
      rfr: { 2024: 15_400_00, 2025: 15_500_00 },
    },
  },
  apaEtablissement: {
    story:
      'Georges, 88 ans, classé en GIR 2, vit en EHPAD avec une retraite de 1 800 € brut par mois. Le tarif dépendance de son GIR est de 720 € par mois, celui des GIR 5 et 6 de 190 €.',
    month: MAY,
    names: ['Georges'],
    spec: {
      year: 2026,
      parents: [
        {
          born: '1937-06-05',
          activity: ACTIVITY.retired,
          gir: 2,
          dependenceTariff: 720_00,
          dependenceTariffLow: 190_00,
          amounts: pension(1800_00),
        },
      ],
      tenure: TENURE.hostel,
      rfr: { 2024: 18_500_00, 2025: 18_600_00 },
    },
  },
  pch: {
    story: 'Laure, 41 ans, a une difficulté grave pour marcher et pour s’habiller. Les autres activités ne lui posent pas de difficulté.',
    month: MAY,
    names: ['Laure'],
    spec: {
      year: 2026,
      parents: [
        {
          born: '1984-12-12',
          disabled: 1,
          pchActivities: Uint8Array.from(PCH_ACTIVITIES, ({ id }) =>
            id === 'marcher' || id === 'sHabiller' ? PCH_DIFFICULTY.grave : PCH_DIFFICULTY.none,
          ),
        },
      ],
    },
  },
  quotiteSaisissable: {
    story: 'Daniel, 50 ans, gagne 1 500 € net par mois et élève seul Rose, 11 ans. Un créancier fait saisir son salaire.',
    month: MAY,
    names: ['Daniel', 'Rose'],
    spec: {
      year: 2026,
      parents: [{ born: '1976-03-29', activity: ACTIVITY.working, amounts: wage(1500_00) }],
      children: [{ born: '2015-01-11' }],
    },
  },
  aideJuridictionnelle: {
    story:
      'Valérie, 39 ans, seule avec Manon, 10 ans, demande le divorce. Son avis d’imposition sur les revenus de 2024 porte un revenu fiscal de référence de 16 200 € ; elle n’a pas d’épargne.',
    month: MAY,
    names: ['Valérie', 'Manon'],
    spec: {
      year: 2026,
      parents: [{ born: '1987-01-23', activity: ACTIVITY.working, amounts: wage(1530_00) }],
      children: [{ born: '2016-02-18' }],
      rfr: { 2024: 16_200_00 },
    },
  },
  auvvc: {
    story:
      'Sabrina, 33 ans, part de chez elle avec Kenza, 4 ans, après des violences de son conjoint ; elle a porté plainte en avril 2026. Elle gagne 850 € net par mois.',
    month: MAY,
    names: ['Sabrina', 'Kenza'],
    spec: {
      year: 2026,
      parents: [{ born: '1993-04-16', activity: ACTIVITY.working, violenceEvidence: { '2026-04': 1 }, amounts: wage(850_00) }],
      children: [{ born: '2021-12-05' }],
      tenure: TENURE.homeless,
    },
  },
}

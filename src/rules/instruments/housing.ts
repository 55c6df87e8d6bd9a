import { choice, choices, look, number, text, yesNo } from './build.ts'
import type { Instrument } from './instrument.ts'

/** What is seen of a dwelling during a visit (S46): by touch, room by room; then decency, then what the household wants. Unscored. */
export const housing: Instrument = {
  id: 'logement',
  version: 1,
  title: 'Le logement, pièce par pièce',
  summary: 'Ce que l’on voit en visite : ce qui va, ce qui gêne, ce qui expose à un risque ; et ce que le foyer voudrait changer.',
  compartment: 'general',
  about: 'household',
  frame: [
    {
      text: 'Un logement décent ne porte atteinte ni à la sécurité ni à la santé ; critères fixés par décret.',
      verified: false,
      source: 'Loi 89-462, art. 6 ; décret 2002-120',
    },
    {
      text: 'Ces constats ne sont pas un diagnostic technique : un ergothérapeute, la CAF ou le service d’hygiène peuvent constater.',
      verified: true,
      source: 'Bonne pratique',
    },
  ],
  warnings: ['Aucune photo sans accord, et jamais d’une personne.'],
  sections: [
    {
      id: 'moving',
      title: 'Se déplacer',
      questions: [
        look('entrance', 'Entrée, marches, seuil'),
        look('stairs', 'Escalier, étage, ascenseur'),
        look('passages', 'Passages, tapis, fils, encombrement'),
        look('bedroom', 'Chambre, lit'),
        look('bathroom', 'Salle de bain, douche ou baignoire'),
        look('toilet', 'Toilettes'),
        look('kitchen', 'Cuisine'),
        text('movingWords', 'À noter'),
      ],
    },
    {
      id: 'health',
      title: 'Santé et sécurité',
      questions: [
        look('heating', 'Chauffage, froid'),
        look('damp', 'Humidité, moisissures, air'),
        look('electricity', 'Électricité'),
        look('gas', 'Gaz, monoxyde de carbone', 'Appareil à combustion, aération bouchée : un risque vital.'),
        look('water', 'Eau, évacuations'),
        look('pests', 'Nuisibles, déchets'),
        look('smoke', 'Détecteur de fumée'),
        look('call', 'Téléphone, appel à l’aide'),
        yesNo('leadAge', 'Immeuble d’avant 1949 avec des peintures qui s’écaillent, et un enfant de moins de six ans ?'),
        text('healthWords', 'À noter'),
      ],
    },
    {
      id: 'living',
      title: 'Y vivre',
      questions: [
        number('rooms', 'Pièces', 'pièces', 30),
        number('area', 'Surface', 'm²', 1_000),
        number('sleepers', 'Personnes qui y dorment', 'personnes', 40, { known: 'sleepers' }),
        choice(
          'title',
          'À quel titre',
          {
            tenantSocial: 'Locataire du parc social',
            tenantPrivate: 'Locataire du parc privé',
            owner: 'Propriétaire',
            hosted: 'Hébergé',
            none: 'Sans titre',
            unknown: 'Ne sait pas',
          },
          { known: 'tenure' },
        ),
        yesNo('landlordTold', 'Le bailleur est-il prévenu par écrit de ce qui ne va pas ?', {
          when: { question: 'title', is: ['tenantSocial', 'tenantPrivate'] },
        }),
        choices('around', 'Autour', {
          transport: 'Transports',
          shops: 'Commerces',
          school: 'École',
          care: 'Soins',
          noise: 'Bruit',
          isolated: 'Isolement',
        }),
      ],
    },
    {
      id: 'wish',
      title: 'Ce que le foyer voudrait',
      questions: [
        choice('stay', 'Rester ou partir', {
          stay: 'Rester, tel quel',
          adapt: 'Rester, avec des travaux',
          leave: 'Partir',
          unknown: 'Ne sait pas encore',
        }),
        text('wishWords', 'Dans ses mots', { voice: true }),
      ],
    },
  ],
  result: { kind: 'none' },
  proposals: [
    {
      id: 'gas',
      text: 'Aérer, couper, faire partir tout le monde et appeler le 18 ou le 112 si des personnes ont mal à la tête ou des nausées ; faire venir un professionnel avant de rallumer',
      verified: false,
      when: [{ question: 'gas', is: ['risk'] }],
    },
    {
      id: 'report',
      text: 'Signaler le logement (signal-logement.beta.gouv.fr, service d’hygiène de la commune ou ARS) avec l’accord du foyer',
      source: 'CCH L511-1 et suivants ; CSP L1331-22 et suivants',
      verified: false,
      when: [
        { question: 'damp', is: ['risk'] },
        { question: 'electricity', is: ['risk'] },
        { question: 'water', is: ['risk'] },
        { question: 'heating', is: ['risk'] },
        { question: 'pests', is: ['risk'] },
      ],
    },
    {
      id: 'notice',
      text: 'Aider à écrire au bailleur en lettre recommandée, et conserver l’aide au logement par le constat de la caisse',
      source: 'Loi 89-462, art. 20-1 ; CCH L822-9',
      verified: false,
      when: [{ question: 'landlordTold', is: ['no'] }],
    },
    {
      id: 'lead',
      text: 'Prévenir la PMI ou le médecin : risque de plomb pour l’enfant',
      source: 'CSP L1334-1 et suivants',
      verified: false,
      when: [{ question: 'leadAge', is: ['yes'] }],
    },
    {
      id: 'adapt',
      leadsTo: { page: 'adaptation' },
      text: 'Ouvrir un projet d’adaptation du logement (ergothérapeute, MaPrimeAdapt’, PCH, APA, caisse de retraite)',
      verified: false,
      when: [
        { question: 'stay', is: ['adapt'] },
        { question: 'bathroom', is: ['risk'] },
        { question: 'stairs', is: ['risk'] },
      ],
    },
    {
      id: 'move',
      text: 'Regarder la demande de logement social, sa date de renouvellement, et le recours au droit au logement opposable',
      verified: false,
      when: [{ question: 'stay', is: ['leave'] }],
    },
  ],
  secondLook: false,
  verified: false,
}

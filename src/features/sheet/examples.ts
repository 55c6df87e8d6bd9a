import type { Sheet } from './model.ts'

/** A full sheet of invented people, for the tests of the page and of the PDF. */
export const fullSheet: Sheet = {
  date: '2026-06-16',
  place: 'à la Maison des solidarités de Clairval',
  workerName: 'Solène Kerbrat',
  workerFunction: 'assistante sociale',
  said: [
    'Vous voulez « ne plus avoir peur de la boîte aux lettres ».',
    'Le loyer d’avril reste à payer : 548 €. Le propriétaire attend jusqu’à fin juillet.',
    'On vous propose un temps plein en septembre. Vous voulez savoir ce que cela change.',
  ],
  canAsk: [
    { title: 'L’allocation de soutien familial', detail: 'environ 401 € par mois pour vos deux enfants.' },
    { title: 'La prime d’activité', detail: 'environ 483 € par mois.' },
    { title: 'Une aide d’urgence', detail: '938 € versés une seule fois.' },
  ],
  estimateNote: { madeOn: '2026-06-16', decidedBy: 'la CAF', contestWithin: 'deux mois' },
  actions: [
    { what: 'Remplir les deux demandes à la CAF', who: 'Vous et moi, ensemble', when: 'avant le 30 juin' },
    { what: 'Apporter vos trois dernières fiches de paie pour la demande', who: 'Vous', when: 'mardi 30 juin' },
    { what: 'Écrire à la CAF pour contester les 640 €', who: 'Moi, vous relirez', when: 'avant le 3 août' },
  ],
  next: { day: 'mardi 30 juin', time: '9 h 30', place: 'bureau 2' },
  discreet: false,
}

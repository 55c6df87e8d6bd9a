import { read, unread } from '../../catalogue/say.ts'
import type { Procedure } from '../procedure.ts'
import { arrival, clock, day, fact, on, silentAfter, step, yesNo } from '../write.ts'

/** Access to one’s own file: a month of silence refuses, then the CADA, then the tribunal administratif. */
export const documentsAccess: Procedure = {
  id: 'documentsAccess',
  slug: 'acces-aux-documents',
  name: 'Accès à un document de l’administration (CADA)',
  domain: 'rights',
  compartment: 'general',
  summary: 'Demander une copie de son dossier à une administration, saisir la CADA si elle se tait, puis le tribunal.',
  law: [
    read(
      'Les documents qui touchent à la vie privée ou au secret médical ne sont communicables qu’à la personne concernée.',
      'CRPA L311-6',
    ),
    read('La CADA est saisie dans les deux mois du refus, écrit ou par silence.', 'CRPA R343-1'),
  ],
  safety: [],
  emergency: [],
  steps: [
    step(
      'ask',
      'Demander le document',
      'person',
      'Une lettre qui nomme le document, avec une copie d’identité. Garder la preuve de l’envoi.',
      [on('done', 'answer')],
      {
        produces: ['Demande de communication'],
        before: [
          yesNo('named', 'Le document est-il nommé précisément ?'),
          fact('others', 'Le dossier parle-t-il d’autres personnes ? Elles seront cachées.'),
        ],
        law: [read('Toute personne a droit aux documents achevés qui la concernent.', 'CRPA L311-1, L311-2')],
      },
    ),
    step(
      'answer',
      'Réponse de l’administration',
      'decider',
      'Un mois. Sans réponse, c’est un refus, et la CADA est ouverte.',
      [on('granted'), on('partlyGranted', 'cada'), on('refused', 'cada'), on('impliedRefusal', 'cada')],
      {
        starts: [day('askedOn', 'Demande reçue par l’administration le')],
        deadlines: [clock('cadaRefusal', 'askedOn')],
        silence: silentAfter(
          'cadaRefusal',
          'impliedRefusal',
          unread('Un mois de silence vaut refus.', 'CRPA R311-13, à relire'),
          'Saisir la CADA : c’est gratuit, par internet ou par lettre, dans les deux mois.',
        ),
        law: [unread('Un mois de silence vaut refus.', 'CRPA R311-13, à relire')],
      },
    ),
    step(
      'cada',
      'Saisir la CADA',
      'cada',
      'Obligatoire avant le tribunal. La CADA donne un avis ; l’administration doit dire ce qu’elle en fait.',
      [on('granted', 'after'), on('refused', 'court'), on('missed')],
      {
        starts: [day('refusalOn', 'Refus, écrit ou par silence, le', 'answer')],
        deadlines: [clock('cadaSeize', 'refusalOn')],
        produces: ['Saisine de la CADA'],
        silence: silentAfter(
          'cadaSeize',
          'missed',
          read('La CADA est saisie dans les deux mois.', 'CRPA R343-1'),
          'Redemander le document : un nouveau refus ouvre un nouveau délai.',
        ),
        law: [read('Deux mois pour saisir la CADA.', 'CRPA R343-1')],
      },
    ),
    step(
      'after',
      'Réponse après l’avis de la CADA',
      'decider',
      'Deux mois après la saisine de la CADA, le silence de l’administration est un refus : le tribunal est ouvert.',
      [on('granted'), on('refused', 'court'), on('impliedRefusal', 'court')],
      {
        starts: [day('cadaSeized', 'Saisine enregistrée par la CADA le')],
        deadlines: [clock('cadaSilence', 'cadaSeized')],
        silence: silentAfter(
          'cadaSilence',
          'impliedRefusal',
          unread('Deux mois après la saisine de la CADA, le silence vaut refus.', 'CRPA R343-5, à relire'),
          'Saisir le tribunal administratif, dans les deux mois.',
        ),
        law: [unread('Deux mois de silence valent refus.', 'CRPA R343-5, à relire')],
      },
    ),
    step(
      'court',
      'Tribunal administratif',
      'administrativeCourt',
      'Deux mois, sans avocat obligatoire. Joindre la demande, le refus et l’avis de la CADA.',
      [on('granted'), on('refused'), on('missed')],
      {
        starts: [arrival('secondRefusal', 'Second refus, écrit ou par silence, le', 'after')],
        deadlines: [clock('cadaCourt', 'secondRefusal')],
        produces: ['Requête au tribunal administratif'],
        silence: silentAfter(
          'cadaCourt',
          'missed',
          unread('Passé deux mois, ce refus ne se conteste plus.', 'CJA R421-1, à relire'),
          'Redemander le document plus tard.',
        ),
        law: [unread('Deux mois devant le tribunal administratif.', 'CJA R421-1, à relire')],
      },
    ),
  ],
}

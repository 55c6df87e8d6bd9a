/**
 * What a page says after an act, chosen by its code in the address (`?dit=note-gardee`): fixed sentences, so that nothing personal and
 * nothing forged can stand there.
 */
export const messages = {
  'note-gardee': 'Note gardée.',
  'note-corrigee': 'Note corrigée. L’ancienne version reste.',
  'lecteurs-choisis': 'Les lecteurs du passage à part sont changés.',
  'foyer-protege': 'Ce foyer est protégé.',
  'foyer-non-protege': 'La protection de ce foyer est levée.',
  'note-rangee': 'Entretien rangé.',
  'demande-enregistree': 'Demande enregistrée. Le secteur est prévenu.',
  'reponse-donnee': 'Réponse donnée. Aucune trace nominative n’est gardée.',
  'demande-prise': 'Vous avez pris cette demande.',
  'demande-deja-prise': 'Cette demande vient d’être prise par quelqu’un d’autre.',
  'demande-proposee': 'Demande proposée à votre collègue.',
  'demande-close': 'Information donnée, demande close.',
  'demande-rattachee': 'Demande rattachée à ce foyer.',
  'demande-a-un-collegue': 'Vous pouvez lire cette demande. Parlez-en avec la personne qui l’a prise.',
  'rapprochement-ecarte': 'Réponse gardée. Rien n’a changé ailleurs.',
  'dossier-ouvert': 'Dossier ouvert.',
  'dossier-clos': 'Dossier clos.',
  'dossier-rouvert': 'Dossier rouvert.',
  'dossier-transmis': 'Dossier transmis. Vous ne le voyez plus.',
  'acces-donne': 'Accès donné.',
  'acces-retire': 'Accès retiré.',
  'consignes-gardees': 'Consignes de contact gardées.',
  'foyer-modifie': 'Foyer modifié.',
  'adresse-gardee': 'Adresse gardée.',
  'adresse-montree': 'Votre raison est notée. L’adresse reste affichée dix minutes.',
  'appui-garde': 'Appui gardé.',
  'besoins-gardes': 'Besoins gardés.',
  'paroles-gardees': 'Gardé avec ses mots.',
  'lien-declare': 'Lien déclaré. Si un dossier est concerné, il vous est fermé.',
  'rendez-vous-pose': 'Rendez-vous posé.',
  'echeance-faite': 'Échéance faite.',
  'etape-faite': 'Noté.',
  'resume-remis': 'Résumé noté comme remis.',
  'compte-cree': 'Compte créé. Remettez le lien en main propre.',
  'compte-modifie': 'Compte modifié.',
  'compte-ferme': 'Compte fermé. Toutes ses sessions sont terminées.',
  'session-terminee': 'Session terminée.',
  'facteur-ajoute': 'Second facteur ajouté.',
  'facteur-retire': 'Second facteur retiré.',
  'phrase-changee': 'Phrase de passe changée.',
  'reglages-gardes': 'Réglages gardés.',
  'lieu-garde': 'Gardé.',
  'cle-retiree': 'Clé retirée. Plus aucun calcul ne passe par elle.',
  'relais-donne': 'Relais donné.',
  'revue-gardee': 'Revue gardée.',
  'rien-change': 'Rien n’a changé.',
} as const
export type MessageCode = keyof typeof messages

/** The sentence of a code, or nothing for a code that is not ours. */
export const messageOf = (code: string | null): string | undefined =>
  code !== null && Object.hasOwn(messages, code) ? messages[code as MessageCode] : undefined

/** The traps of the tuning part: what must propose nothing, or less than it seems. Notation: corpus-notation.ts. */
export const trapCorpus = `
# trap: negation
Elle ne touche pas le RSA. =>
Il ne perçoit pas l’AAH. =>
Pas de dette. =>
Aucune dette de loyer, tout est à jour. =>
Elle n’a pas de crédit ni de découvert. =>
Pas de plainte déposée. =>
Elle ne veut pas porter plainte. =>
Il n’y a pas eu de violences. =>
Elle n’a jamais été licenciée. =>
Il n’est pas en CDI. =>
Elle n’est pas séparée. =>
Pas de commandement de payer à ce jour. =>
Je n’appelle pas le bailleur, elle ne le souhaite pas. =>
Elle ne viendra pas au rdv du 30 juin. =>

# trap: the income or the event of another
Sa sœur gagne 1 400 €. =>
Sa sœur, qui gagne 1 400 € par mois, l’aide un peu. =>
Son frère touche le RSA. =>
Son père perçoit une retraite de 1 100 €. =>
Vient avec son frère. Il gagne 1 700 € par mois. =>
Sa cousine est enceinte. =>
La fille de la voisine est exclue du collège. =>
Une amie lui a dit qu’elle touchait 900 € d’AAH. =>
Le père gagne 2 400 € d’après elle. =>
Le propriétaire dit avoir une dette de 4 000 €. =>
Chez la famille Kerval, le loyer est de 600 €. =>
Dans une autre famille que je suis, dette de loyer de 900 €. =>

# trap: the past
Elle gagnait 1 200 € avant. =>
Il touchait 1 033 € d’AAH à l’époque. =>
L’an dernier elle avait une dette de 600 €, soldée depuis. =>
La dette de loyer de 548 € est soldée. =>
L’indu porte sur l’ancien appartement, quand M. Ferrand touchait l’aide. => theme rights
Elle a travaillé en CDI jusqu’en 2023. => theme employment
Elle a été hébergée chez sa sœur l’été dernier. =>
Elle a apporté ses fiches de paie. =>
J’ai appelé la CAF ce matin. =>
N’est pas venue au RDV du 2 juin. =>
Elle était en CDD l’an passé. =>
Le rendez-vous du 9 juin a été annulé. =>
Le délai de recours expirait le 2 mai. => theme rights

# trap: hypothesis, wish, request
Si elle passait à temps plein elle gagnerait 1 500 €. => theme employment
Elle toucherait 300 € de prime d’activité. =>
Elle demande si elle perdrait tout en passant à temps plein. => theme employment
Elle souhaite demander l’APL. =>
La demande d’AAH est en cours. =>
A fait une demande de RSA le 2 juin. =>
Elle espère un CDI. => theme employment
Elle pourrait recevoir 250 € de pension alimentaire si le juge l’accorde. => theme family
Elle envisage de porter plainte. => theme justice
Elle aimerait que le bailleur lui laisse jusqu’en juillet. =>
On pourrait faire une demande de FSL. => theme housing
Le RSA lui a été refusé. =>
Le RSA pour une personne seule est de 646 €. =>
Je lui explique que la prime d’activité est d’environ 200 € à ce niveau de salaire. =>
Le plafond est à 1 200 € par mois. =>
Un loyer de moins de 500 € serait nécessaire. =>

# trap: question
Touche-t-elle l’AAH ? =>
Quel est le montant de son loyer, 548 € ? =>
Voir si elle a droit à la prime d’activité. => theme rights
Elle se demande si elle doit porter plainte. => theme justice
A-t-il encore un CDI ? =>
À vérifier : loyer de 548 € ou 584 € ? =>

# trap: rumour
Il paraît que M. gagne 2 000 €. =>
D’après la voisine, il est en prison. =>
Selon sa sœur elle aurait perdu son CDI. =>
On m’a dit qu’elle avait une dette de 3 000 €. =>
L’école pense qu’elle est enceinte. =>
Il prétend toucher 1 800 € par mois. =>

# trap: quotation
« Je ne veux plus avoir peur de la boîte aux lettres. » =>
« Je vous rapporte les papiers lundi. » => step step.bring who=person due=2026-06-22 likely
« Je touche 560 € de RSA. » => fact income.rsa 560 likely ; theme economic
Il m’a dit : « ma sœur gagne 1 400 € ». =>
« Mon mari gagnait bien sa vie. » =>
« On va me couper le gaz », dit-elle. =>
« Si je travaille, je perds tout. » =>
La CAF écrit : « vous devez répondre avant le 24 juin ». =>

# trap: private passage
((Elle l’a revu jeudi devant l’école, il est resté dans sa voiture.)) =>
((Plainte déposée le 4 mars.)) Vient avec Jade. => fact complaint.filed on=2026-03-04 private ; theme justice private
Salaire 1 200 €. ((Elle touche aussi 300 € de pension alimentaire.)) => fact income.salary 1200 ; fact alimony.received 300 private ; theme economic ; theme family private
((Je rappelle la directrice lundi.)) => step step.call who=worker due=2026-06-22 private

# trap: no day, no money
Elle reviendra à la rentrée. =>
Je la rappelle dès que possible. => step step.call who=worker
Délai de deux mois pour contester. => theme rights
Elle a 1 590 abonnés et 2 enfants. =>
Je rappelle à Mme que la demande doit être complète. =>
Elle me rappelle sa sœur. =>
Vient avec Jade, qui dessine à côté de nous. =>
Soulagée de connaître la date de l’audience. =>
Accueil chaleureux, elle sourit, on parle du jardin. =>
Le 3 mars il faisait très froid. =>
Bureau 548, 2e étage, code 1590. =>
Elle me montre des photos de ses vacances. =>
`

/**
 * The held-out part of the tidying corpus: written before the rules, and never read while they are tuned.
 * Notation and guide of labelling: corpus-notation.ts. Every person is invented. The day of the interview is 2026-06-16, a Tuesday.
 */
export const heldOutCorpus = `
# facts
Mme travaille comme agent d’entretien, 1 180 € net par mois. => fact income.salary 1180/month ; theme economic
Elle est payée 1.420 euros. => fact income.salary 1420 ; theme economic
Mme perçoit le RSA majoré, 861 € par mois. => fact income.rsa 861/month ; theme economic
Ressources du mois : AAH 1 033 €, APL 287 €. => fact income.aah 1033 ; fact income.housingBenefit 287 ; theme economic
Son mari touche 1 640 € de salaire. => fact income.salary 1640 subject=partner ; theme economic
il touche une retraite de neuf cents euros => fact income.pension 900 ; theme economic
Prime d’activité de 214€ versée par la CAF. => fact income.activityBonus 214 ; theme economic
Elle reçoit 150 euros de pension alimentaire par mois. => fact alimony.received 150 ; theme family
Monsieur verse une pension alimentaire de 120 € pour sa fille. => fact alimony.paid 120 ; theme family
L’ex-mari ne paie plus la pension alimentaire depuis janvier. => fact alimony.received no from=2026-01-01 ; theme family
Le loyer est de 612 € charges comprises. => fact housing.rent 612 ; theme housing
Loyer résiduel 190 €, payé. => fact housing.rent 190 ; theme housing
La dette locative s’élève à 1 874 €. => fact debt.rentArrears 1874 ; theme economic housing
Trois mois de loyers impayés, soit 1 650 euros. => fact debt.rentArrears 1650 ; theme economic housing
Elle doit 412 € à Engie. => fact debt.energy 412 ; theme economic
La CAF lui réclame un trop-perçu de 965 €. => fact debt.cafOverpayment 965 ; theme rights
Découvert de 350 € à la banque postale. => fact debt.overdraft 350 ; theme economic
Crédit renouvelable Cofidis, 89 € par mois. => fact debt.consumerCredit 89/month ; theme economic
Le bailleur accorde un délai jusqu’au 15 septembre pour la dette. => fact debt.delayGranted on=2026-09-15 ; theme economic
A reçu un commandement de payer le 8 juin. => fact housing.paymentOrder on=2026-06-08 ; theme housing
Ils sont hébergés chez une tante depuis avril. => fact housing.hosted from=2026-04-01 ; theme housing
Elle dort dans sa voiture depuis une semaine. => fact housing.homeless ; theme housing
Elle a signé un CDI lundi dernier. => fact employment.permanent on=2026-06-15 ; theme employment
M. a été licencié le 29 mai. => fact employment.dismissed on=2026-05-29 ; theme employment
Son CDD se termine le 31 août. => fact employment.contractEnd on=2026-08-31 ; theme employment
L’employeur lui propose un CDI à partir d’octobre. => fact employment.offer from=2026-10-01 ; theme employment
Elle a porté plainte le 12 juin pour violences. => fact complaint.filed on=2026-06-12 c=violence ; theme violence justice
Le juge a délivré une ordonnance de protection le 5 juin. => fact protection.order on=2026-06-05 c=violence ; theme violence
Mme est enceinte de quatre mois. => fact family.pregnancy c=health ; theme health
Naissance de Lina le 2 juin. => fact family.birth on=2026-06-02 ; theme family
Séparés depuis février. => fact family.separation from=2026-02-01 ; theme family
Pas de mutuelle depuis son départ de l’entreprise. => fact health.complementary no c=health ; theme health
Elle a la C2S sans participation. => fact health.css yes c=health ; theme health
Le petit n’est pas scolarisé. => fact school.notEnrolled subject=child ; theme childhood
Enzo est exclu du collège jusqu’à vendredi. => fact school.excluded subject=child ; theme childhood
Plus aucune ressource depuis le 1er mai. => fact income.none from=2026-05-01 ; theme economic
Le RSA est suspendu depuis mai. => fact income.rsa no from=2026-05-01 ; theme rights economic

# deadlines
Recours à faire avant le 2 juillet. => deadline deadline.appeal due=2026-07-02 ; theme rights
Il faut répondre à la préfecture avant le 25 juin. => deadline deadline.limit due=2026-06-25
Les pièces sont à fournir avant le 30/06/2026. => deadline deadline.documents due=2026-06-30
L’audience au tribunal est fixée au 9 septembre à 14 h. => deadline deadline.hearing due=2026-09-09 c=justice
Son titre de séjour expire le 14 août. => deadline deadline.permitExpiry due=2026-08-14 ; theme migration
Ses droits C2S prennent fin le 31 juillet. => deadline deadline.rightExpiry due=2026-07-31 ; theme health rights
Elle doit quitter l’appartement avant le 1er septembre. => deadline deadline.eviction due=2026-09-01 ; theme housing
Coupure d’électricité prévue le 22 juin. => deadline deadline.powerCut due=2026-06-22
Facture à régler au plus tard le 20. => deadline deadline.payment due=2026-06-20 ; theme economic
Délai de deux mois à compter du 9 juin pour contester. => deadline deadline.appeal due=2026-08-09 ; theme rights

# steps
Je rappelle le bailleur jeudi. => step step.call who=worker due=2026-06-18
Elle m’apportera sa quittance de loyer. => step step.bring who=person
Nous remplirons le dossier MDPH ensemble. => step step.fillForm who=both ; theme autonomy
RDV mardi 30 juin à 9h30. => step step.appointment who=both due=2026-06-30
J’envoie un mail à la CPAM demain. => step step.send who=worker due=2026-06-17
Mme va s’inscrire à France Travail. => step step.register who=person ; theme employment
Je l’accompagnerai à la gendarmerie vendredi. => step step.accompany who=worker due=2026-06-19
Elle a rdv à la CAF le 24 juin. => step step.appointment who=person due=2026-06-24
VAD prévue le 2 juillet. => step step.homeVisit who=both due=2026-07-02
Faire la demande de FSL la semaine prochaine. => step step.apply who=worker ; theme housing
Il contactera son assurance. => step step.contact who=person
Prendre contact avec l’école. => step step.contact who=worker

# themes
Elle se sent très isolée, ne voit personne de la semaine. => theme isolation
Ne sait pas utiliser internet, pas d’adresse mail. => theme digital
Sa voiture est en panne et il n’y a pas de bus. => theme mobility
Une demande de curatelle est envisagée. => theme protection
Appartement très encombré, l’entretien du logement devient difficile. => theme dailyLife
On parle de ses idées noires, de son traitement. => theme health
Elle a peur de lui, il la menace au téléphone. => theme violence
Une information préoccupante a été faite par l’école. => theme childhood
Il sort de détention en juillet. => theme justice
Elle n’arrive plus à se laver seule, demande d’APA à prévoir. => theme autonomy

# trap: negation
Elle ne touche pas la prime d’activité. =>
Pas de dette de loyer. =>
Il n’a jamais déposé plainte. =>
N’est pas enceinte. =>
Je ne rappelle pas la CAF avant son accord. =>

# trap: another person
Sa mère touche une retraite de 800 €. =>
Son frère a été licencié en mai. =>
La voisine a reçu un commandement de payer. =>
Dans la famille suivie par ma collègue, la dette est de 3 000 €. =>

# trap: past
Elle payait 480 € de loyer à Nantes. =>
Avant la naissance il gagnait 1 900 €. =>
Je l’ai rappelée lundi. =>
L’ancien bail datait de 2019, le loyer était de 430 €. =>

# trap: hypothesis, question, rumour
S’il reprenait à mi-temps, il toucherait 700 €. =>
Est-elle au RSA ? =>
Il paraît qu’il a porté plainte. =>
Elle aurait 2 000 € de dettes selon son ex. =>
Elle voudrait demander un logement social. => theme housing
Le plafond de la C2S est de 847 € par mois. =>

# trap: quotation
« Je vais tous les tuer s’ils me coupent le courant. » =>
« Mon frère me donnera 300 €. » =>

# trap: private passage
Le loyer est payé. ((Elle doit 300 € à EDF et n’en a pas parlé à son mari.)) => fact debt.energy 300 private ; theme economic private
((Il l’a frappée dimanche.)) Elle vient seule. => theme violence private

# trap: dates without a day
Elle reprendra contact à la rentrée. => step step.contact who=person
Elle doit répondre rapidement. =>

# trap: more negation
Elle ne perçoit aucune retraite pour l’instant. =>
Il n’a pas signé de CDI. =>
Pas d’indu, pas de découvert. =>
Aucune violence dans le couple, dit-elle. =>
Elle n’est pas hébergée, elle a son bail. =>
Elle n’enverra pas le dossier. =>
Pas d’audience prévue à ce jour. =>
M. ne paie pas de pension alimentaire. =>

# trap: more of others
Sa belle-mère gagne 1 350 € et les aide. =>
Le mari de sa sœur est en arrêt maladie. =>
Sa collègue a eu un CDI. =>
Vient avec sa cousine. Elle touche 1 200 € par mois. =>
Son voisin doit 800 € à EDF. =>

# trap: more of the past
Elle avait un loyer de 390 € quand elle vivait à Brest. =>
Il était au RSA en 2021. =>
Le crédit de 5 000 € est remboursé. =>
Elle m’a envoyé l’attestation hier. =>
Autrefois elle percevait 700 € d’AAH. =>

# trap: more hypotheses, requests, questions
Demande d’APL déposée, en attente. =>
On fait une simulation : prime d’activité 240 €. =>
Peut-être un CDI à la clé. => theme employment
Si le juge fixe une pension de 150 €, elle pourra payer la cantine. =>
Elle cherche un logement à 500 € maximum. => theme housing
Combien gagne-t-elle, 1 200 € ? =>
Elle me demande si je peux appeler le bailleur. =>
Il devrait toucher 950 € de chômage. => theme employment
Elle craint de recevoir un commandement de payer. => theme housing

# trap: more rumours and quotations
D’après le gardien, elle a trois mois de loyers impayés. =>
Elle me dit : « mon fils touche le RSA ». =>
« J’appelle la CAF demain. » => step step.call who=person due=2026-06-17 likely
Un voisin raconte que le couple s’est séparé. =>

# long
Reçue sans RDV. Mme très fatiguée. CDI 24 h/semaine, salaire 1 050 € net. Loyer 520 €, APL 210 €. Dette EDF de 230 €. Je contacte EDF cette semaine. => fact employment.permanent ; fact income.salary 1050 ; fact housing.rent 520 ; fact income.housingBenefit 210 ; fact debt.energy 230 ; step step.contact who=worker ; theme employment economic housing
`

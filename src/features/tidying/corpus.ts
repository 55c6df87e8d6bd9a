/**
 * The part of the tidying corpus that the rules may be tuned on. Notation and guide of labelling: corpus-notation.ts.
 * Every person is invented. The day of the interview is 2026-06-16, a Tuesday, unless the line begins with another.
 */
import { trapCorpus } from './corpus-traps.ts'

const plainCorpus = `
# facts: incomes
Mme gagne 1 590 € net par mois. => fact income.salary 1590/month ; theme economic
Elle gagne 1.590 euros par mois en CDI. => fact income.salary 1590/month ; fact employment.permanent ; theme economic employment
Salaire : 1590€ => fact income.salary 1590 ; theme economic
Sa fiche de paie de mai indique 1 312,45 € net. => fact income.salary 1312.45 ; theme economic
Elle a un salaire de 780 euros pour 20 h par semaine => fact income.salary 780 ; theme economic
Mme touche 635 € de RSA. => fact income.rsa 635 ; theme economic
Mme est au RSA (646 €) et perçoit 310 € d’APL. => fact income.rsa 646 ; fact income.housingBenefit 310 ; theme economic
elle percoit l'AAH, 1033 euros => fact income.aah 1033 ; theme economic
Monsieur perçoit l’ARE : 27 € par jour. => fact income.unemployment 27/day ; theme economic
Allocation chômage de 940 € jusqu’en décembre. => fact income.unemployment 940 ; theme economic employment
Prime d'activité 186 €/mois, APL 275 €/mois. => fact income.activityBonus 186/month ; fact income.housingBenefit 275/month ; theme economic
Il a une petite retraite, 870 € par mois, et la réversion, 210 €. => fact income.pension 870/month ; fact income.survivorPension 210 ; theme economic
Pension d’invalidité cat. 2 : 720 €. => fact income.disabilityPension 720 ; theme economic
Elle est en arrêt maladie, indemnités journalières de 890 € en mai. => fact employment.sickLeave c=health ; fact income.dailyAllowance 890 ; theme health economic
Son compagnon gagne 1 450 €, en intérim. => fact income.salary 1450 subject=partner ; fact employment.temp subject=partner ; theme economic employment
Le conjoint touche l’ARE, 1 120 € par mois. => fact income.unemployment 1120/month subject=partner ; theme economic
Elle perçoit 200 € d’ASF. => fact income.asf 200 ; theme economic
AF : 151,05 € par mois pour les deux enfts. => fact income.familyBenefits 151.05/month ; theme economic
AEEH 151 € pour Maël. => fact income.aeeh 151 ; theme economic
Elle vit du RSA. => fact income.rsa yes ; theme economic
Il bénéficie de l’ASPA. => fact income.aspa yes ; theme economic
Touche l’ASS, 580 € environ. => fact income.ass 580 ; theme economic
Bourse de 340 € par mois pour l’aînée. => fact income.scholarship 340/month ; theme economic
Mme n’a plus de salaire depuis mars. => fact income.salary no from=2026-03-01 ; theme economic
Elle ne touche plus le chômage depuis avril. => fact income.unemployment no from=2026-04-01 ; theme economic employment
Sans aucune ressource depuis le 12 mai. => fact income.none from=2026-05-12 ; theme economic
Famille sans ressources. => fact income.none ; theme economic
La CAF a coupé l’APL depuis janvier 2026. => fact income.housingBenefit no from=2026-01-01 ; theme rights economic
RSA suspendu depuis le 1er avril, elle n’a pas compris pourquoi. => fact income.rsa no from=2026-04-01 ; theme rights economic
Ressources : salaire 1 240 €, PA 180 €, APL 302 €. => fact income.salary 1240 ; fact alimony.received 180 ; fact income.housingBenefit 302 ; theme economic family
Micro-entreprise, environ 600 € par mois. => fact income.selfEmployed 600/month ; theme economic
Elle gagne mille deux cents euros par mois. => fact income.salary 1200/month ; theme economic
Elle touche cinq cent soixante euros de RSA. => fact income.rsa 560 ; theme economic

# facts: alimony
Le père n’a rien versé depuis mars. => fact alimony.received no from=2026-03-01 ; theme family
Le père ne verse rien. => fact alimony.received no ; theme family
Le père verse 180 € par mois. => fact alimony.received 180/month ; theme family
Pension alimentaire de 250 € versée par le père. => fact alimony.received 250 ; theme family
Elle perçoit une pension alimentaire de 130 €. => fact alimony.received 130 ; theme family
Aucune pension alimentaire depuis la séparation. => fact alimony.received no ; theme family
La pension alimentaire n’est plus payée depuis février. => fact alimony.received no from=2026-02-01 ; theme family
M. paie 150 € de pension alimentaire pour ses deux fils. => fact alimony.paid 150 ; theme family
Il verse une PA de 90 euros à son ex-femme. => fact alimony.paid 90 ; theme family

# facts: housing and rent
Loyer 548 €. => fact housing.rent 548 ; theme housing
Elle paie un loyer de 548 euros par mois. => fact housing.rent 548/month ; theme housing
Loyer de 702,30 € charges comprises, bail au nom de Mme. => fact housing.rent 702.30 ; theme housing
Le loyer d’avril reste dû, 548 €. => fact debt.rentArrears 548 ; theme economic housing
Dette de loyer : 1 096 €. => fact debt.rentArrears 1096 ; theme economic housing
Impayés de loyer de 2 300 € auprès du bailleur. => fact debt.rentArrears 2300 ; theme economic housing
Elle doit deux mois de loyer au propriétaire, 1 096 €. => fact debt.rentArrears 1096 ; theme economic housing
Elle doit 730 € à son bailleur. => fact debt.rentArrears 730 ; theme economic
Elle a deux loyers de retard. => fact debt.rentArrears ; theme economic housing
Le propriétaire accepte par écrit d’attendre fin juillet. => fact debt.delayGranted on=2026-07-31
Le bailleur lui laisse jusqu’au 3 août pour régler. => fact debt.delayGranted on=2026-08-03
EDF accorde un délai jusqu’au 10 juillet. => fact debt.delayGranted on=2026-07-10
Plan d’apurement de 50 € par mois signé avec le bailleur. => fact debt.plan 50/month ; theme economic
Échéancier accepté par la CAF : 40 €/mois. => fact debt.plan 40/month ; theme economic
Commandement de payer reçu le 2 juin. => fact housing.paymentOrder on=2026-06-02 ; theme housing
Il a reçu un commandement de quitter les lieux. => fact housing.evictionOrder ; theme housing
Le juge a prononcé l’expulsion le 12 mai. => fact housing.evictionJudgment on=2026-05-12 ; theme housing
Le propriétaire lui a donné congé pour vente. => fact housing.noticeGiven ; theme housing
Elle est hébergée chez sa sœur depuis mars. => fact housing.hosted from=2026-03-01 ; theme housing
Hebergee chez une amie avec les 2 enfts => fact housing.hosted ; theme housing
Sa mère l’héberge depuis un mois. => fact housing.hosted from=2026-05-16 ; theme housing
Ils dorment à l’hôtel (115) depuis le 3 juin. => fact housing.hotel from=2026-06-03 ; theme housing
Monsieur est à la rue depuis janvier. => fact housing.homeless from=2026-01-01 ; theme housing

# facts: other debts
Dette EDF de 320 €. => fact debt.energy 320 ; theme economic
Facture d’électricité impayée, 245,60 €. => fact debt.energy 245.60 ; theme economic
Facture d’eau impayée de 130 €. => fact debt.water 130 ; theme economic
Indu CAF de 1 240 euros. => fact debt.cafOverpayment 1240 ; theme rights
Un trop-perçu de 870 € lui est réclamé par France Travail. => fact debt.franceTravailOverpayment 870 ; theme rights
Crédit auto : 210 €/mois. => fact debt.consumerCredit 210/month ; theme economic
Crédit conso de 3 400 €, mensualités impayées. => fact debt.consumerCredit 3400 ; theme economic
Compte à découvert de 480 €. => fact debt.overdraft 480 ; theme economic
Impayés de cantine : 96 €. => fact debt.canteen 96 ; theme economic
Elle doit 640 € aux impôts. => fact debt.tax 640 ; theme economic
Il doit 500 € à son frère. => fact debt.family 500 ; theme economic
Dettes : EDF 320 €, cantine 96 €, loyer 548 €. => fact debt.energy 320 ; fact debt.canteen 96 ; fact debt.rentArrears 548 ; theme economic housing
Dette de téléphone 74€ => fact debt.phone 74 ; theme economic
Elle a une amende de 135 €. => fact debt.fine 135 ; theme economic justice

# facts: employment
Mme est en CDI à temps partiel depuis 2022. => fact employment.permanent ; theme employment
Il vient de signer un CDD de six mois. => fact employment.fixedTerm ; theme employment
CDD jusqu’au 30 septembre. => fact employment.contractEnd on=2026-09-30 ; theme employment
Fin de contrat le 30 juin. => fact employment.contractEnd on=2026-06-30 ; theme employment
Elle a été licenciée en avril. => fact employment.dismissed ; theme employment
Licenciement économique le 2 juin. => fact employment.dismissed on=2026-06-02 ; theme employment
Elle a démissionné le 4 mai. => fact employment.resigned on=2026-05-04 ; theme employment
Son employeur lui propose un temps plein pour septembre. => fact employment.offer from=2026-09-01 likely ; theme employment
On lui propose un CDD de 3 mois à la cantine. => fact employment.offer likely ; theme employment
Inscrite à FT depuis le 5 mai. => fact employment.registered from=2026-05-05 ; theme employment
En arrêt maladie depuis le 18 mai. => fact employment.sickLeave from=2026-05-18 c=health ; theme health

# facts: violence, justice, family, health, school
Plainte déposée le 4 mars, elle a le récépissé dans son sac. => fact complaint.filed on=2026-03-04 c=justice ; theme justice
Elle a déposé plainte samedi contre son ex-mari pour violences. => fact complaint.filed on=2026-06-13 c=violence ; theme violence justice
Mme a déposé une main courante le 10 juin. => fact complaint.statement on=2026-06-10 ; theme justice
Ordonnance de protection obtenue le 28 mai. => fact protection.order on=2026-05-28 c=violence ; theme violence
L’audience devant le JAF a eu lieu le 3 juin. => fact hearing.held on=2026-06-03 c=justice ; theme family
Enceinte de 5 mois, terme prévu en octobre. => fact family.pregnancy c=health ; theme health
Mme attend un enfant pour novembre. => fact family.pregnancy c=health ; theme health
A accouché le 11 juin d’un petit Noé. => fact family.birth on=2026-06-11 ; theme family
Le couple s’est séparé en mars. => fact family.separation ; theme family
Elle est séparée de M. depuis le 3 mars. => fact family.separation from=2026-03-03 ; theme family
Divorce prononcé le 20 avril. => fact family.divorce on=2026-04-20 ; theme family
N’a pas de mutuelle. => fact health.complementary no c=health ; theme health
Sans complémentaire santé depuis avril. => fact health.complementary no from=2026-04-01 c=health ; theme health
Elle bénéficie de la C2S. => fact health.css yes ; theme health
C2S ok jusqu’au 31 octobre. => fact health.css yes ; deadline deadline.rightExpiry due=2026-10-31 ; theme health
Maël n’est pas scolarisé depuis le déménagement. => fact school.notEnrolled subject=child ; theme childhood
Son fils est exclu du lycée depuis lundi. => fact school.excluded subject=child from=2026-06-15 ; theme childhood
Jade ne va plus à l’école depuis trois semaines. => fact school.absence subject=child from=2026-05-26 ; theme childhood

# deadlines
Elle doit renvoyer les pièces avant le 24 juin. => deadline deadline.documents due=2026-06-24
Répondre au courrier de la CAF avant le 24. => deadline deadline.limit due=2026-06-24
Dossier à déposer avant le 3 juillet au plus tard. => deadline deadline.limit due=2026-07-03
La mairie attend sa réponse jusqu’au 3 août. => deadline deadline.limit due=2026-08-03
Elle a jusqu’au 12 juillet pour contester. => deadline deadline.appeal due=2026-07-12 ; theme rights
Délai de recours de deux mois à partir du 2 juin. => deadline deadline.appeal due=2026-08-02 ; theme rights
Délai de 15 jours à compter du 10/06/2026 pour répondre. => deadline deadline.limit due=2026-06-25
Audience JAF le 9 septembre à 14h. => deadline deadline.hearing due=2026-09-09 c=justice ; theme family
Convoquée au tribunal le 2 juillet pour l’expulsion. => deadline deadline.hearing due=2026-07-02 ; theme housing
Récépissé valable jusqu’au 30 juillet. => deadline deadline.permitExpiry due=2026-07-30
Titre de séjour qui expire le 15/09/2026. => deadline deadline.permitExpiry due=2026-09-15 ; theme migration
Le droit à l’AAH s’arrête le 30 novembre. => deadline deadline.rightExpiry due=2026-11-30
Fin de droits ARE le 31 juillet. => deadline deadline.rightExpiry due=2026-07-31
RQTH valable jusqu’au 1er mars 2027. => deadline deadline.rightExpiry due=2027-03-01
Coupure de gaz annoncée pour le 29 juin. => deadline deadline.powerCut due=2026-06-29
A quitter le logement pour le 31 juillet. => deadline deadline.eviction due=2026-07-31 ; theme housing
Doit payer 150 € avant le 5 juillet. => deadline deadline.payment due=2026-07-05
Déclaration trimestrielle à faire sous quinze jours. => deadline deadline.limit due=2026-07-01
Il faut envoyer le dossier de surendettement d’ici fin juin. => deadline deadline.documents due=2026-06-30 ; theme economic
@2026-12-28 Recours à déposer avant le 5 janvier. => deadline deadline.appeal due=2027-01-05 ; theme rights

# steps
Je rappelle la CAF. => step step.call who=worker
Je rappelle la CAF lundi. => step step.call who=worker due=2026-06-22
Je téléphone à son bailleur demain matin. => step step.call who=worker due=2026-06-17
Elle apporte ses fiches de paie le 30 juin. => step step.bring who=person due=2026-06-30
Elle apporte le courrier d’indu la prochaine fois. => step step.bring who=person ; theme rights
Mme amènera l’avis d’imposition. => step step.bring who=person
Nous remplirons ensemble la demande de C2S. => step step.fillForm who=both ; theme health
On remplit le dossier FSL ensemble jeudi. => step step.fillForm who=both due=2026-06-18 ; theme housing
Reprendre rendez-vous le 30 juin. => step step.appointment who=both due=2026-06-30
Prochain RDV le 23/06 à 10h. => step step.appointment who=both due=2026-06-23
RV fixé au mardi 7 juillet => step step.appointment who=both due=2026-07-07
Elle a rendez-vous à la mission locale jeudi prochain. => step step.appointment who=person due=2026-06-18
RDV MDPH le 3 juillet. => step step.appointment who=person due=2026-07-03 ; theme autonomy
Je fais un courrier au bailleur. => step step.send who=worker
J’écris à la directrice avant vendredi. => step step.send who=worker due=2026-06-19
Elle enverra son attestation de loyer avant le 24. => step step.send who=person due=2026-06-24
Nous déposerons la demande de prime d’activité ensemble. => step step.apply who=both
Je l’accompagne au commissariat le 22 juin. => step step.accompany who=worker due=2026-06-22
Visite à domicile prévue jeudi. => step step.homeVisit who=both due=2026-06-18
Je passerai la voir à domicile le 25 juin. => step step.homeVisit who=worker due=2026-06-25
Elle s’inscrira à France Travail cette semaine. => step step.register who=person ; theme employment
Je prends contact avec l’assistante sociale scolaire. => step step.contact who=worker
Il se rapproche de sa mutuelle. => step step.contact who=person
Je vérifie ses droits à la CAF. => step step.check who=worker ; theme rights
Je me renseigne sur les délais de la MDPH. => step step.check who=worker ; theme autonomy
J’oriente Mme vers le CIDFF. => step step.refer who=worker
Elle ira à la banque samedi. => step step.goTo who=person due=2026-06-20
Elle versera 50 € au bailleur le 5 juillet. => step step.pay who=person due=2026-07-05
- Appeler EDF vendredi => step step.call who=worker due=2026-06-19
- demander une attestation de paiement à la CAF => step step.apply who=worker
À faire : envoyer le recours. => step step.send who=worker ; theme rights
Je lui propose un rdv le 2 juillet, elle est d’accord. => step step.appointment who=both due=2026-07-02
La conseillère CAF nous rappelle jeudi. => step step.call who=other due=2026-06-18

# themes
Elle n’arrive pas à boucler les fins de mois. => theme economic
A besoin d’un colis alimentaire. => theme economic
Dossier de surendettement à prévoir. => theme economic
Logement humide, moisissures dans la chambre. => theme housing
Demande de logement social sans réponse depuis deux ans. => theme housing
Elle cherche une formation d’aide-soignante. => theme employment
Il cherche du travail dans le bâtiment. => theme employment
Elle dort mal, le médecin parle de dépression. => theme health
Il boit beaucoup depuis le décès de son père. => theme health family
Dossier MDPH pour son fils. => theme autonomy
Conflit autour de la garde des enfants. => theme family
La garderie a signalé des absences et des traces sur les bras du petit. => theme childhood
AEMO en cours. => theme childhood
Elle parle des coups reçus, des insultes. => theme violence
Violences conjugales évoquées à demi-mot. => theme violence
Grande solitude depuis la retraite. => theme isolation
Elle n’a pas internet à la maison, tt se fait en ligne. => theme digital
Pas de permis de conduire, pas de bus le dimanche. => theme mobility
Sous curatelle renforcée, la mandataire passe une fois par mois. => theme protection
Attend son titre de séjour, récépissé périmé. => theme migration
Elle ne s’occupe plus du ménage, la vaisselle s’entasse. => theme dailyLife
Fils en détention depuis mai. => theme justice
Ne connait pas ses droits. => theme rights

# long
Vient avec Jade. Le loyer d’avril reste dû, 548 €. Le propriétaire accepte par écrit d’attendre fin juillet. Elle n’a rien demandé à la CAF depuis la séparation : elle croyait qu’il fallait d’abord le jugement. Le père n’a rien versé depuis mars. => fact debt.rentArrears 548 ; fact debt.delayGranted on=2026-07-31 ; fact alimony.received no from=2026-03-01 ; theme economic housing family
Elle demande si elle perdrait tout en passant à temps plein. Son employeur le lui propose pour septembre.¶Plainte déposée le 4 mars, elle a le récépissé dans son sac. => fact employment.offer from=2026-09-01 likely ; fact complaint.filed on=2026-03-04 ; theme employment justice
Couple, 3 enfants. M. en CDI, 1 680 € net. Mme au foyer. AF 344 €. Loyer 690 €, dette 1 380 €. Je contacte le bailleur demain. => fact employment.permanent ; fact income.salary 1680 ; fact income.familyBenefits 344 ; fact housing.rent 690 ; step step.contact who=worker due=2026-06-17 ; theme economic housing employment
`

export const tuningCorpus = plainCorpus + trapCorpus

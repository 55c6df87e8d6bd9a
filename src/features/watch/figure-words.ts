/** French names of the figures that change most often, by the name they bear in their table. */
const words: Readonly<Record<string, string>> = {
  smicHour: 'Smic horaire brut', smicMonth: 'Smic mensuel brut', bmaf: 'Base mensuelle des allocations familiales (BMAF)', livretA: 'Taux du livret A',
  netSmic: 'Smic net', base: 'Montant de base', amount: 'Montant', full: 'Montant entier', minor: 'Montant pour un mineur', daily: 'Montant du jour',
  firstBand: 'Montant, première tranche', bonusFull: 'Bonification, salaire du maximum', bonusShare: 'Bonification, part du montant de base',
  ceiling: 'Plafond de ressources', ceiling1: 'Premier plafond', ceiling2: 'Second plafond', ceilingChild: 'Plafond, par enfant en plus',
  coupleCeiling: 'Plafond d’un couple', aloneOrTwoEarners: 'Plafond, parent isolé ou deux revenus', fullCeiling: 'Plafond, taux plein',
  fullAlone: 'Plafond, taux plein, isolé ou deux revenus', partialCeiling: 'Plafond, taux partiel', partialAlone: 'Plafond, taux partiel, isolé ou deux revenus',
  single: 'Personne seule', couple: 'Couple', one: 'Une personne à charge', two: 'Deux personnes à charge', three: 'Trois personnes à charge',
  four: 'Quatre personnes à charge', five: 'Cinq personnes à charge', six: 'Six personnes à charge', more: 'Par personne en plus',
  charges: 'Forfait de charges', chargesMore: 'Forfait de charges, par personne en plus', sharedChargesSingle: 'Charges en colocation, seul',
  sharedChargesCouple: 'Charges en colocation, couple', sharedChargesMore: 'Charges en colocation, par personne en plus', minimalPart: 'Participation minimale',
  whole: 'Montant entier', sharedSingle: 'En colocation, seul', sharedCouple: 'En colocation, couple', oldSingle: 'Foyer ancien, seul', oldCouple: 'Foyer ancien, couple',
  childminderCap: 'Assistante maternelle, coût horaire plafond', homeCap: 'Garde à domicile, coût horaire plafond',
  childminderReference: 'Assistante maternelle, coût horaire de référence', homeReference: 'Garde à domicile, coût horaire de référence',
  leastIncome: 'Revenu plancher', mostIncome: 'Revenu plafond', homeEffort: 'Garde à domicile, taux d’effort', endAgeAlone: 'Âge limite, parent isolé',
  effort1: 'Taux d’effort, un enfant', effort2: 'Taux d’effort, deux enfants', effort3: 'Taux d’effort, trois enfants',
  effort4: 'Taux d’effort, quatre à sept enfants', effort8: 'Taux d’effort, huit enfants et plus',
  low1: 'Premier plafond, un enfant', low2: 'Premier plafond, deux enfants', lowMore: 'Premier plafond, par enfant en plus',
  high1: 'Second plafond, un enfant', high2: 'Second plafond, deux enfants', highMore: 'Second plafond, par enfant en plus',
  limit1: 'Limite de la 1re tranche', limit2: 'Limite de la 2e tranche', limit3: 'Limite de la 3e tranche', limit4: 'Limite de la 4e tranche',
  limit5: 'Limite de la 5e tranche', limit6: 'Limite de la 6e tranche', perDependant: 'Par personne à charge', ageSince: 'Âge de la majoration',
  complement6: 'Complément 6', oneDependant: 'Une personne à charge',
  aspaSingle: 'Aspa d’une personne seule', total: 'Plafond de l’aide totale', at55: 'Plafond de l’aide à 55 %', at25: 'Plafond de l’aide à 25 %',
} // prettier-ignore

/** The French name of a figure; the name in its table where nobody wrote another. */
export const figureInFrench = (figure: string): string => words[figure] ?? `« ${figure} »`

const tables: Readonly<Record<string, string>> = {
  commun: 'Chiffres communs',
  rsa: 'RSA',
  ppa: 'Prime d’activité',
  rls: 'RLS',
  primeNoel: 'Prime de Noël',
}
/** The title of a table of figures, as it begins a line. */
export const tableInFrench = (name: string): string => tables[name] ?? `${name.slice(0, 1).toUpperCase()}${name.slice(1)}`

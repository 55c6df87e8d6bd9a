import { define } from '#core/actor.ts'

/** What may be done with a case file; the sentences are those of the journal of access. */
export const actions = define('caseFile', {
  list: { roles: ['worker', 'manager'], audit: 'a vu la liste de ses foyers' },
  openForm: { roles: ['worker'], audit: 'a préparé l’ouverture d’un dossier' },
  open: { roles: ['worker'], audit: 'a ouvert le dossier' },
  show: { roles: ['worker', 'manager'], audit: 'a consulté le dossier' },
  print: { roles: ['worker', 'manager'], audit: 'a préparé l’impression du dossier' },
  note: { roles: ['worker', 'manager'], audit: 'a écrit dans le fil' },
  noteForm: { roles: ['worker', 'manager'], audit: 'a ouvert la page pour écrire dans le fil' },
  showEntry: { roles: ['worker', 'manager'], audit: 'a lu une note et ses versions' },
  correctEntry: { roles: ['worker', 'manager'], audit: 'a corrigé une note ; l’ancienne version reste' },
  chooseReaders: { roles: ['worker', 'manager'], audit: 'a changé qui lit un passage à part' },
  passagesForMe: { roles: ['worker', 'manager'], audit: 'a lu les passages à part qui lui sont adressés' },
  shareForm: { roles: ['worker'], audit: 'a regardé qui voit le dossier' },
  share: { roles: ['worker'], audit: 'a donné un accès au dossier' },
  takeBack: { roles: ['worker'], audit: 'a retiré un accès au dossier' },
  transferForm: { roles: ['worker'], audit: 'a préparé la transmission du dossier' },
  transfer: { roles: ['worker'], audit: 'a transmis le dossier' },
  closeForm: { roles: ['worker'], audit: 'a préparé la clôture du dossier' },
  close: { roles: ['worker'], audit: 'a clos le dossier' },
  reopen: { roles: ['worker'], audit: 'a rouvert le dossier' },
  protectForm: { roles: ['worker'], audit: 'a regardé la protection du dossier' },
  protect: { roles: ['worker'], audit: 'a changé la protection du dossier' },
})

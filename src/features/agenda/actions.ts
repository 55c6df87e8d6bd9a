import { define } from '#core/actor.ts'

/** What is done in the agenda. Whose hours and which households are seen is the database’s to say, not these roles’. */
export const actions = define('agenda', {
  show: { roles: ['worker', 'manager'], audit: 'a consulté l’agenda' },
  say: { roles: ['worker'], audit: 'a dit ce qu’un rendez-vous est devenu' },
  planForm: { roles: ['worker'], audit: 'a cherché une heure libre pour un rendez-vous' },
  plan: { roles: ['worker'], audit: 'a posé un rendez-vous depuis l’agenda' },
  appointment: { roles: ['worker'], audit: 'a consulté un rendez-vous' },
  changeAppointment: { roles: ['worker'], audit: 'a déplacé, annulé ou noté un rendez-vous' },
  absences: { roles: ['worker', 'manager'], audit: 'a consulté les absences et les remplacements' },
  absent: { roles: ['worker', 'manager'], audit: 'a noté ou retiré une absence' },
  moveTouched: { roles: ['worker'], audit: 'a déplacé des rendez-vous à cause d’une absence' },
  tellTouched: { roles: ['worker'], audit: 'a demandé de prévenir les personnes d’un remplacement' },
  replace: { roles: ['manager'], audit: 'a confié l’agenda d’un agent absent' },
  times: { roles: ['worker', 'manager'], audit: 'a consulté ses temps sans rendez-vous' },
  changeTimes: { roles: ['worker', 'manager'], audit: 'a posé ou retiré un temps de son agenda' },
  places: { roles: ['administrator', 'manager'], audit: 'a consulté les salles et les horaires' },
  editPlaces: { roles: ['administrator', 'manager'], audit: 'a modifié les salles ou les horaires' },
})

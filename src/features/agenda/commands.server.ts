/** The public face of what the agenda does. */
export { moveAppointment, planAppointment, planSeries, sayAppointment } from './appointments.server.ts'
export type { Meets, Move, NewAppointment, Said } from './appointments.server.ts'
export { addEvent, addSeries, cancelEvent, declareAbsence, endSeries, replaceAgent } from './events.server.ts'
export type { NewEvent, NewSeries, Replaced } from './events.server.ts'
export { closeContact, openPermanence, registerContact, sayVisit, takeContact, takeNext, watchVisit } from './duty.server.ts'
